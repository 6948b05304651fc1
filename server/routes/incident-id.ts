import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import type { SealedIds } from '../sealed-id.ts';

export const IncidentParams = Type.Object({ id: Type.String({ maxLength: 64 }) });

/** An incident's opaque id as the number it is kept under; anything else is as absent as a wrong one. */
export function incidentId(ids: SealedIds, text: string): number {
  const id = ids.open('incident', text);
  if (id === null) throw new Fault('not_found', 'no such incident in your scope');
  return id;
}
