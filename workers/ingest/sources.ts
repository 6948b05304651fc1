import type { EventKind, LogEvent } from '../../shared/domain/event.ts';
import { SOURCE } from '../../shared/domain/handling.ts';
import type { Opening } from '../../shared/domain/storm.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { SourceKey, StoredSource, StoredStorm } from '../../shared/node/db/sources.ts';
import type { Entry } from './entry.ts';
import { newSource, SourceTurn } from './source-turn.ts';

/** Formats let no NUL through, so it separates. */
export const sourceKey = ({ tenantId, source }: SourceKey): string => `${tenantId}\0${source}`;

/** The sources of a batch: how much each sent, and which storms that makes. */
export class Sources {
  readonly #turns = new Map<string, SourceTurn>();
  /** Storms that the batch began, went on with or ended, with what is to be told of each. */
  readonly #storms = new Map<string, { readonly storm: StoredStorm; readonly kinds: readonly EventKind[] }>();
  /** Incident → the storm it belongs to since this batch. */
  readonly #members = new Map<number, string>();

  constructor(known: readonly StoredSource[]) {
    for (const source of known) this.#turns.set(sourceKey(source), new SourceTurn(source));
  }

  /** The source of one more record. */
  hear(entry: Entry): SourceTurn {
    const key = sourceKey({ tenantId: entry.tenantId, source: entry.report.source });
    let turn = this.#turns.get(key);
    if (turn === undefined) {
      turn = new SourceTurn(newSource(entry));
      this.#turns.set(key, turn);
    }
    turn.hear(entry.receivedAt);
    return turn;
  }

  /** One more incident of a source that is new. */
  open(turn: SourceTurn, opening: Opening): void {
    const { storm, step } = turn.open(opening);
    if (step.ended !== null) this.#put({ ...storm!, endedAt: step.ended }, 'storm.ended');
    if (turn.storm !== null) this.#put(turn.storm, step.began ? 'storm.began' : 'storm.grew');
    for (const member of step.members) this.#members.set(member.id, turn.storm!.id);
  }

  stormOf(incidentId: number): string | null {
    return this.#members.get(incidentId) ?? null;
  }

  /** Members of a storm that are not `created` now: they were there before it was one. */
  earlierMembers(created: readonly { readonly id: number }[]): Map<number, string> {
    const now = new Set(created.map((each) => each.id));
    return new Map([...this.#members].filter(([id]) => !now.has(id)));
  }

  rows(): StoredSource[] {
    return [...this.#turns.values()].map((turn) => turn.row());
  }

  storms(): StoredStorm[] {
    return [...this.#storms.values()].map((each) => each.storm);
  }

  events(): Map<TenantId, LogEvent[]> {
    const events = new Map<TenantId, LogEvent[]>();
    for (const { storm, kinds } of this.#storms.values()) {
      const told = kinds.map((kind) => stormEvent(kind, storm, SOURCE));
      events.set(storm.tenantId, [...(events.get(storm.tenantId) ?? []), ...told]);
    }
    return events;
  }

  /** A storm that began or ended says so once; that it grew goes without saying where it began. */
  #put(storm: StoredStorm, kind: EventKind): void {
    const kinds = this.#storms.get(storm.id)?.kinds ?? [];
    const isTold = kind === 'storm.grew' && kinds.length > 0;
    this.#storms.set(storm.id, { storm, kinds: isTold ? kinds : [...kinds, kind] });
  }
}

export const stormEvent = (kind: EventKind, storm: StoredStorm, actor: string): LogEvent => ({
  kind,
  incidentId: null,
  at: kind === 'storm.ended' ? (storm.endedAt ?? storm.lastAt) : storm.lastAt,
  actor,
  data: { storm: storm.id, source: storm.source, incidents: storm.incidents, severity: storm.severity },
});
