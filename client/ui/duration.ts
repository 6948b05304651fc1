const UNITS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const;

/** How long, in the largest unit that fits: a decimal while it says something. “–” where nothing was measured. */
export function duration(seconds: number | null): string {
  if (seconds === null) return '–';
  const [size, unit] = UNITS.find(([size]) => seconds >= size) ?? UNITS[3];
  const value = seconds / size;
  const shown = value < 10 && size > 1 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${shown} ${unit}`;
}

/** The same to the second, in two units: `1 d 4 h`, `12 min 5 s`. */
export function exactDuration(seconds: number | null): string {
  if (seconds === null) return 'nothing to measure';
  const whole = Math.round(seconds);
  const at = UNITS.findIndex(([size]) => whole >= size);
  if (at === -1 || at === UNITS.length - 1) return `${whole} s`;
  const [[size, unit], [lesser, lesserUnit]] = [UNITS[at]!, UNITS[at + 1]!];
  const rest = Math.floor((whole % size) / lesser);
  return `${Math.floor(whole / size)} ${unit}${rest === 0 ? '' : ` ${rest} ${lesserUnit}`}`;
}
