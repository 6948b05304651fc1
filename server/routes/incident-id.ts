import { Fault } from '../../shared/domain/fault.ts';

/** An incident's opaque id as the number it is kept under; anything else is as absent as a wrong one. */
export function incidentId(text: string): number {
  const id = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw new Fault('not_found', 'no such incident in your scope');
  return id;
}
