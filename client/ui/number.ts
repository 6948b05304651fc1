const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** Up to four digits in full, above that shortened: 9,999, 12.4 k, 1.2 M. */
export function short(value: number): string {
  if (Math.abs(value) <= 9_999) return grouped.format(value);
  if (Math.abs(value) < 999_950) return `${(value / 1_000).toFixed(1)} k`;
  return `${(value / 1_000_000).toFixed(1)} M`;
}

export const exact = (value: number): string => grouped.format(value);

/** Whole percent: the counts behind a rate rarely bear more. */
export const percent = (rate: number | null): string => (rate === null ? '–' : `${Math.round(rate * 100)} %`);

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${short(count)} ${count === 1 ? one : many}`;
