import { Fault } from '../../shared/domain/fault.ts';
import { isUuid } from '../../shared/domain/uuid.ts';

/**
 * A keyset position as an opaque string: the sort values of the last row sent, as its reader saw them. Whoever looks
 * inside learns nothing, so a number that all tenants share goes in sealed.
 */
export const encodeCursor = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length && values.every(isSortValue)) return values;
  } catch {
    // Not ours: the fault below says so.
  }
  throw notOurs();
}

/** Three thousand years around 1970: Postgres takes no instant much further back. */
const FARTHEST_MS = 1e14;

/** The instant that a cursor holds, as epoch milliseconds. */
export function instantIn(value: unknown): Date {
  if (typeof value !== 'number' || Math.abs(value) > FARTHEST_MS) throw notOurs();
  return new Date(value);
}

/** A place in a list that is ordered by an instant, then by an id. */
export function datedPosition(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, 2);
  if (typeof id !== 'string' || !isUuid(id)) throw notOurs();
  return { at: instantIn(at), id };
}

export const notOurs = (): Fault =>
  new Fault('bad_request', 'this cursor is not one of ours; start again without it', 'cursor');

const isSortValue = (value: unknown): value is string | number =>
  typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value));
