import type { Position } from '../queue/page.ts';
import type { SealedIds } from '../sealed-id.ts';
import { decodeCursor, encodeCursor, instantIn, notOurs } from './cursor.ts';

/** A place among incidents by time. It holds the id as the page showed it: nothing that its reader does not know. */
export const incidentCursor = (ids: SealedIds, { at, id }: Position): string =>
  encodeCursor([at.getTime(), ids.seal('incident', id)]);

export function incidentPosition(ids: SealedIds, cursor: string): Position {
  const [at, sealed] = decodeCursor(cursor, 2);
  const id = ids.open('incident', String(sealed));
  if (id === null) throw notOurs();
  return { at: instantIn(at), id };
}
