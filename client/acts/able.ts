import type { Incident } from '../../shared/wire/http/incidents.ts';
import { type ActName, kindOf } from './kinds.ts';

export interface Reader {
  readonly id: string;
  /** Whether they may work on the incidents of a tenant. */
  mayManage(tenant: string): boolean;
}

/** To which of the targets something can be done, and why it cannot be done to any; null where it can. */
export interface Able {
  readonly fit: readonly Incident[];
  readonly readOnly: number;
  readonly why: string | null;
}

export const READ_ONLY = 'You may read this, but not work on it: an owner or admin can change that';

/** `isAgain`: it was wanted before and is to be edited; what it was made for may be so by now, and can be done anew. */
export function able(name: ActName, targets: readonly Incident[], reader: Reader, isAgain = false): Able {
  const kind = kindOf(name);
  const open = targets.filter(({ tenant }) => reader.mayManage(tenant.id));
  const fit = isAgain ? open : open.filter((incident) => kind.why(incident, reader.id) === null);
  const readOnly = targets.length - open.length;
  const nothing = (why: string): Able => ({ fit: [], readOnly, why });
  if (targets.length === 0) return nothing('Tick incidents, or open one');
  if (open.length === 0) return nothing(READ_ONLY);
  if (fit.length === 0) return nothing(kind.why(open[0]!, reader.id)!);
  const isMixed = new Set(fit.map(({ tenant }) => tenant.id)).size > 1;
  if (kind.within === 'customer' && isMixed)
    return nothing('Only within one customer: choose its incidents alone');
  return { fit, readOnly, why: null };
}
