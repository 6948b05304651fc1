import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { Choice } from '../choice.ts';
import { SNOOZED } from './code.ts';
import type { Columns } from './columns.ts';
import { FAILS, failuresByCode, failuresByPlace, failuresOfTenant, type Times, timesOf } from './sieve.ts';

/** One tenant as the register holds it. */
export interface HeldTenant {
  readonly id: TenantId;
  readonly columns: Columns;
}

/** Compiles a choice once, then for each tenant, so that a row costs a few reads of arrays. */
export function judgeOf(choice: Choice): (tenant: HeldTenant) => Judge {
  const byCode = failuresByCode(choice);
  const times = timesOf(choice);
  return ({ id, columns }) => {
    const base = failuresOfTenant(choice, (ids) => ids.includes(id));
    return new Judge(columns, choice, { base, byCode, times });
  };
}

interface Compiled {
  readonly base: number;
  readonly byCode: Uint16Array;
  readonly times: Times;
}

/** What rows of one tenant fail. Made for a million calls: plain fields, no branch that most rows do not need. */
export class Judge {
  readonly codes: Uint16Array;
  readonly snoozes: ReadonlyMap<number, number>;
  readonly now: number;
  readonly base: number;
  readonly byCode: Uint16Array;
  readonly times: Times;
  readonly detectedAt: Float64Array;
  readonly closedAt: Float64Array;
  readonly source: Uint16Array;
  readonly assignee: Uint16Array;
  readonly storm: Uint16Array;
  readonly category: Uint16Array;
  readonly bySource: Uint16Array;
  readonly byAssignee: Uint16Array;
  readonly byStorm: Uint16Array;
  readonly byCategory: Uint16Array;

  constructor(columns: Columns, choice: Choice, { base, byCode, times }: Compiled) {
    const by = failuresByPlace(choice, columns);
    this.codes = columns.codes;
    this.snoozes = columns.snoozes;
    this.now = choice.now;
    this.base = base;
    this.byCode = byCode;
    this.times = times;
    this.detectedAt = columns.detectedAt;
    this.closedAt = columns.closedAt;
    this.source = columns.source;
    this.assignee = columns.assignee;
    this.storm = columns.storm;
    this.category = columns.category;
    this.bySource = by.source;
    this.byAssignee = by.assignee;
    this.byStorm = by.storm;
    this.byCategory = by.category;
  }

  /** The code of a place now: a snooze that is over is none. */
  codeAt(place: number): number {
    const code = this.codes[place]!;
    return code & SNOOZED ? this.#awake(place, code) : code;
  }

  #awake(place: number, code: number): number {
    return this.snoozes.get(place)! <= this.now ? code & ~SNOOZED : code;
  }

  /** See FAILS. */
  failuresOf(place: number, code: number): number {
    const fails =
      this.base |
      this.byCode[code]! |
      this.bySource[this.source[place]!]! |
      this.byAssignee[this.assignee[place]!]! |
      this.byStorm[this.storm[place]!]! |
      this.byCategory[this.category[place]!]!;
    return this.times.any && this.#isOutOfTime(place) ? fails | FAILS.other : fails;
  }

  #isOutOfTime(place: number): boolean {
    const { first, last, closed } = this.times;
    const at = this.detectedAt[place]!;
    if (!(at >= first && at <= last)) return true;
    if (closed === null) return false;
    const closedAt = this.closedAt[place]!;
    // NaN, of what is not closed, is within no bounds.
    return !(closedAt >= closed.first && closedAt <= closed.last);
  }
}
