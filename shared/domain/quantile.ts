/**
 * The quantile `q` of the first to the last of some numbers as `percentile_cont` has it: on the straight line between
 * two neighbours. Puts the numbers in another order; no NaN among them.
 */
export function quantileOf(values: Float64Array, q: number): number {
  const at = q * (values.length - 1);
  const below = Math.floor(at);
  const low = select(values, below);
  if (at === below) return low;
  // All that is beyond the place of `low` is no smaller.
  let high = Number.POSITIVE_INFINITY;
  for (let place = below + 1; place < values.length; place++) high = Math.min(high, values[place]!);
  return low + (high - low) * (at - below);
}

/** A round halves what is left, more or less; where it does not, some input is out for mischief. */
const MAX_ROUNDS = 64;

/**
 * The number that would stand at a place if they were in order: none before that place is greater, none behind it is
 * smaller (Hoare's selection, with the median of three; a sort costs five times as much).
 */
function select(values: Float64Array, place: number): number {
  let from = 0;
  let to = values.length - 1;
  for (let round = 0; from < to; round++) {
    if (round === MAX_ROUNDS) {
      values.subarray(from, to + 1).sort();
      break;
    }
    const [lower, upper] = part(values, from, to);
    if (place <= upper) to = upper;
    else if (place >= lower) from = lower;
    else break;
  }
  return values[place]!;
}

/** Where the greater ones begin and the smaller ones end; what lies between is equal to the pivot. */
function part(values: Float64Array, from: number, to: number): [lower: number, upper: number] {
  const pivot = middleOf(values[from]!, values[(from + to) >> 1]!, values[to]!);
  let lower = from;
  let upper = to;
  while (lower <= upper) {
    while (values[lower]! < pivot) lower++;
    while (values[upper]! > pivot) upper--;
    if (lower > upper) break;
    const one = values[lower]!;
    values[lower++] = values[upper]!;
    values[upper--] = one;
  }
  return [lower, upper];
}

const middleOf = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
