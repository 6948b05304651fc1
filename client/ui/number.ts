const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** Up to four digits in full, above that shortened: 9,999, 12.4 k, 1.2 M. */
export function short(value: number): string {
  if (Math.abs(value) <= 9_999) return grouped.format(value);
  if (Math.abs(value) < 999_950) return `${(value / 1_000).toFixed(1)} k`;
  return `${(value / 1_000_000).toFixed(1)} M`;
}

export const exact = (value: number): string => grouped.format(value);

/** Whole percent: the counts behind a rate rarely bear more. What falls short of all is never called all. */
export function percent(rate: number | null): string {
  if (rate === null) return '–';
  const whole = Math.round(rate * 100);
  return `${rate < 1 ? Math.min(whole, 99) : whole} %`;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${short(count)} ${count === 1 ? one : many}`;
