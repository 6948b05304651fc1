import { randomUUID } from 'node:crypto';
import { isBackfill } from '../../shared/domain/backfill.ts';
import { type Severity, severities } from '../../shared/domain/incident.ts';
import { afterOpening, type Opening, type StormStep } from '../../shared/domain/storm.ts';
import type { SourceKey, StoredSource, StoredStorm } from '../../shared/node/db/sources.ts';
import type { Entry } from './entry.ts';

/** One source while a batch is folded: counted in place, for every record comes by here. */
export class SourceTurn {
  readonly #source: StoredSource;
  #records: number;
  #lastSeenAt: number;
  #openings: readonly Opening[];
  #storm: StoredStorm | null;

  constructor(source: StoredSource) {
    this.#source = source;
    this.#records = source.records;
    this.#lastSeenAt = source.lastSeenAt;
    this.#openings = source.openings;
    this.#storm = source.storm;
  }

  get storm(): StoredStorm | null {
    return this.#storm;
  }

  hear(receivedAt: number): void {
    this.#records += 1;
    this.#lastSeenAt = Math.max(this.#lastSeenAt, receivedAt);
  }

  isBackfill({ seenAt, receivedAt }: Entry): boolean {
    return isBackfill(this.#source, seenAt, receivedAt);
  }

  /** Answers the storm before, and what the opening means. */
  open(opening: Opening): { readonly storm: StoredStorm | null; readonly step: StormStep } {
    const storm = this.#storm;
    const step = afterOpening({ openings: this.#openings, raging: storm !== null }, opening);
    const goesOn = step.ended === null ? storm : null;
    this.#openings = step.watch.openings;
    this.#storm = step.watch.raging ? grown(goesOn ?? newStorm(this.#source, step), step.members) : null;
    return { storm, step };
  }

  row(): StoredSource {
    return {
      ...this.#source,
      records: this.#records,
      lastSeenAt: this.#lastSeenAt,
      openings: this.#openings,
      storm: this.#storm,
    };
  }
}

export const newSource = ({ tenantId, report, receivedAt }: Entry): StoredSource => ({
  tenantId,
  source: report.source,
  firstSeenAt: receivedAt,
  lastSeenAt: receivedAt,
  records: 0,
  acceptedAt: null,
  openings: [],
  storm: null,
});

const newStorm = ({ tenantId, source }: SourceKey, { members }: StormStep): StoredStorm => ({
  tenantId,
  id: randomUUID(),
  source,
  beganAt: members[0]!.at,
  lastAt: members[0]!.at,
  endedAt: null,
  incidents: 0,
  severity: members[0]!.severity,
});

/** Once for each incident of a storm, so in one pass. */
function grown(storm: StoredStorm, members: readonly Opening[]): StoredStorm {
  let { lastAt, severity } = storm;
  for (const member of members) {
    lastAt = Math.max(lastAt, member.at);
    severity = worseOf(severity, member.severity);
  }
  return { ...storm, lastAt, severity, incidents: storm.incidents + members.length };
}

const worseOf = (a: Severity, b: Severity): Severity =>
  a === b || severities.indexOf(a) <= severities.indexOf(b) ? a : b;
