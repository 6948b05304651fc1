const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next round whole number at or above a value, at least `least`: an axis that does not twitch. */
export function ceiling(value: number, least: number): number {
  if (value <= least) return least;
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.ceil(STEPS.find((step) => step * power >= value)! * power);
}
