import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/domain/clock.ts';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const full = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'long',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

export const clockTime = (at: number): string => clock.format(at);

/** The exact instant with its zone. */
export const exactTime = (at: number): string => full.format(at);

/** Day and time to the minute. */
export const dayTime = (at: number): string => day.format(at);

/** The reader's zone, as a table heading says it. */
export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How long ago, in one unit. */
export function ago(at: number, now: number): string {
  const past = Math.max(0, now - at);
  if (past < MINUTE_MS) return 'now';
  if (past < HOUR_MS) return `${Math.floor(past / MINUTE_MS)} min`;
  if (past < 2 * DAY_MS) return `${Math.floor(past / HOUR_MS)} h`;
  return `${Math.floor(past / DAY_MS)} d`;
}

/** An instant as a `datetime-local` field wants it: the reader's own clock, to the minute. */
export function localField(instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  return new Date(at - new Date(at).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}
