import { Fault } from '../../shared/domain/fault.ts';

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

export const notOurs = (): Fault =>
  new Fault('bad_request', 'this cursor is not one of ours; start again without it', 'cursor');

const isSortValue = (value: unknown): value is string | number =>
  typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value));
