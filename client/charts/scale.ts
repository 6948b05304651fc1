/** The next of 1, 2, 5 × 10ⁿ at or above a value, at least `least`: an axis that does not twitch. */
export function ceiling(value: number, least: number): number {
  if (value <= least) return least;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((n) => n * power >= value)!;
  return step * power;
}
