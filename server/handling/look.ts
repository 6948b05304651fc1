import { CODES, decode } from '../queue/register/code.ts';
import type { Columns } from '../queue/register/columns.ts';
import { wasUnacknowledged } from './counted.ts';
import type { Measuring, Taken } from './held.ts';

const COUNTED = 1;
const OPEN = 2;

/** What counted.ts says of each code, and whether it is one of an open incident. */
const BY_CODE = Uint8Array.from({ length: CODES }, (_, code) => {
  const row = decode(code);
  if (row === null || row.severity === 'info' || row.duplicate || row.pending) return 0;
  return row.status === 'closed' ? COUNTED : COUNTED | OPEN;
});

const SEVERITY = 7;

/** Takes the times of one tenant's incidents. Made for a million calls: plain fields, as the queue's Judge. */
export class Look {
  readonly columns: Columns;
  readonly asked: Measuring;
  readonly tenant: number;
  /** By place of the actor. */
  readonly handlers: Uint32Array;
  readonly taken: Taken;
  /** Incidents of each code. */
  readonly codes: Uint32Array;

  constructor(
    columns: Columns,
    asked: Measuring,
    { tenant, handlers }: { readonly tenant: number; readonly handlers: Uint32Array },
    taken: Taken,
    codes: Uint32Array,
  ) {
    this.columns = columns;
    this.asked = asked;
    this.tenant = tenant;
    this.handlers = handlers;
    this.taken = taken;
    this.codes = codes;
  }

  take(place: number): void {
    const { columns } = this;
    const code = columns.codes[place]!;
    this.codes[code]!++;
    const is = BY_CODE[code]!;
    if (is === 0) return;
    const severity = code & SEVERITY;
    this.#detected(place, severity, (is & OPEN) !== 0);
    if (columns.acknowledgedBy[place] !== 0) this.#acknowledged(place, severity);
    if (columns.closedBy[place] !== 0) this.#resolved(place, severity);
  }

  /** What occurred later than it was detected tells of no time. */
  #detected(place: number, severity: number, isOpen: boolean): void {
    const { span } = this.asked;
    const { detected, open } = this.taken;
    const detectedAt = this.columns.detectedAt[place]!;
    if (detectedAt >= span.from && detectedAt <= span.to) {
      const elapsed = detectedAt - this.columns.occurredAt[place]!;
      detected.add(elapsed >= 0 ? elapsed : Number.NaN, this.tenant, severity, 0, false);
    }
    if (isOpen) open.add(span.to - detectedAt, this.tenant, severity, 0, false);
  }

  #acknowledged(place: number, severity: number): void {
    const { span, before } = this.asked;
    const { acknowledged, acknowledgedBefore } = this.taken;
    const { acknowledgedAt, detectedAt, acknowledgedBy } = this.columns;
    const at = acknowledgedAt[place]!;
    if (!(at >= before.from && at <= span.to)) return;
    const handler = this.handlers[acknowledgedBy[place]!]!;
    const into = at >= span.from ? acknowledged : acknowledgedBefore;
    into.add(at - detectedAt[place]!, this.tenant, severity, handler, false);
  }

  #resolved(place: number, severity: number): void {
    const { span, before } = this.asked;
    const { resolved, resolvedBefore } = this.taken;
    const { closedAt, acknowledgedAt, detectedAt, closedBy } = this.columns;
    const at = closedAt[place]!;
    if (!(at >= before.from && at <= span.to)) return;
    const handler = this.handlers[closedBy[place]!]!;
    const into = at >= span.from ? resolved : resolvedBefore;
    const unacknowledged = wasUnacknowledged(acknowledgedAt[place]!, at);
    into.add(at - detectedAt[place]!, this.tenant, severity, handler, unacknowledged);
  }
}
