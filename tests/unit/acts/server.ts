import type { DoneRow, Part, RefusedRow, Target, WaitingAct } from '../../../client/acts/act.ts';
import type { Sent } from '../../../client/acts/sent.ts';

/** What happens to one request on its way. */
export type Fate = 'arrives' | 'is lost' | 'answer is lost' | 'finds no database';

interface Held {
  version: number;
  severity: string;
  /** The version at which somebody else changed it last. */
  others: number;
}

interface Applied {
  readonly id: string;
  readonly act: string;
  /** The version it was done to. */
  readonly from: number;
}

/** Keeps incidents as the server does: by version, and each named act once. */
export class FakeServer {
  readonly held = new Map<string, Held>();
  readonly applied: Applied[] = [];
  readonly #made = new Map<string, { readonly change: string; readonly version: number }>();

  constructor(ids: readonly string[]) {
    for (const id of ids) this.held.set(id, { version: 1, severity: 'high', others: 0 });
  }

  /** Somebody else's change. */
  meddle(id: string): void {
    const incident = this.held.get(id)!;
    incident.version++;
    incident.others = incident.version;
    incident.severity = 'medium';
  }

  answer(part: Part, { change }: WaitingAct, fate: Fate): Sent {
    if (fate === 'is lost') return { kind: 'away' };
    const rows = part.targets.map((target, index): DoneRow | RefusedRow => {
      // A shard is away: of some rows nothing is known, of the others it is.
      if (fate === 'finds no database' && index % 2 === 0) return { target, problem: problem(503) };
      return this.#change(part.act, target, change.severity!);
    });
    if (fate === 'answer is lost') return { kind: 'away' };
    return {
      kind: 'answered',
      incident: null,
      answer: {
        act: part.act,
        done: rows.filter((row): row is DoneRow => 'version' in row),
        refused: rows.filter((row): row is RefusedRow => 'problem' in row),
        undo: rows.some((row) => 'version' in row) ? part.act : null,
      },
    };
  }

  #change(act: string, target: Target, severity: string): DoneRow | RefusedRow {
    const known = this.#made.get(`${act} ${target.id}`);
    if (known && known.change !== severity) throw new Error('one name for two acts');
    if (known) return { target, version: known.version };
    const incident = this.held.get(target.id)!;
    if (target.version !== incident.version) return { target, problem: problem(409, incident.version) };
    this.applied.push({ id: target.id, act, from: incident.version });
    incident.version++;
    incident.severity = severity;
    this.#made.set(`${act} ${target.id}`, { change: severity, version: incident.version });
    return { target, version: incident.version };
  }
}

const problem = (status: number, version?: number) => ({
  type: 'about:blank',
  title: 'refused',
  status,
  ...(version !== undefined && { version }),
});
