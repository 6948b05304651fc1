import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/domain/clock.ts';

const UNITS = [
  { size: DAY_MS, word: 'd' },
  { size: HOUR_MS, word: 'h' },
  { size: MINUTE_MS, word: 'min' },
  { size: SECOND_MS, word: 's' },
] as const;

/** A length of time in its two largest units: “2 h 5 min”. */
export function span(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / SECOND_MS) * SECOND_MS);
  const first = UNITS.findIndex(({ size }) => whole >= size);
  if (first === -1) return '0 s';
  const large = UNITS[first]!;
  const small = UNITS[first + 1];
  const rest = small ? Math.floor((whole % large.size) / small.size) : 0;
  const words = `${Math.floor(whole / large.size)} ${large.word}`;
  return rest === 0 ? words : `${words} ${rest} ${small!.word}`;
}
