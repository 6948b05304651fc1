import { type Module, modules, type Severity, type Status, severities } from './incident.ts';
import { HOURS_KEPT, hourOf, MINUTES_KEPT, minuteOf } from './window.ts';

/** What the counters need to know of one incident. Instants are epoch milliseconds. */
export interface Facts {
  readonly severity: Severity;
  readonly status: Status;
  readonly module: Module;
  readonly assigned: boolean;
  readonly detectedAt: number;
  readonly closedAt: number | null;
}

/** Counter fields of one tenant and by how much each moves; zero moves are left out. */
export type Moves = Map<string, number>;

/**
 * The counters of a tenant are flat named fields, each a plain count, so that applying is adding and a rebuild
 * from SQL can be compared field by field:
 *
 * | field            | counts                                                         |
 * | ---------------- | -------------------------------------------------------------- |
 * | `open:S`         | open incidents of severity S                                   |
 * | `module:M`       | open incidents of module M, without `info`                     |
 * | `unassigned`     | open incidents without assignee, without `info`                |
 * | `age:S:H`        | open incidents of severity S detected in hour H, without `info` |
 * | `m:B:i`, `h:H:i` | incidents of severity number i detected in minute B, hour H    |
 * | `mc:B`, `hc:H`   | incidents closed in minute B, hour H                           |
 */
export function fieldsOf(facts: Facts): string[] {
  const { severity, module, assigned } = facts;
  const lane = severities.indexOf(severity);
  const fields = [`m:${minuteOf(facts.detectedAt)}:${lane}`, `h:${hourOf(facts.detectedAt)}:${lane}`];
  if (facts.closedAt !== null) fields.push(`mc:${minuteOf(facts.closedAt)}`, `hc:${hourOf(facts.closedAt)}`);
  if (facts.status === 'closed') return fields;
  fields.push(`open:${severity}`);
  if (severity === 'info') return fields;
  fields.push(`module:${module}`, `age:${severity}:${hourOf(facts.detectedAt)}`);
  if (!assigned) fields.push('unassigned');
  return fields;
}

/** Adds `count` incidents with these facts to `moves` (a negative count takes them away). */
export function tally(moves: Moves, facts: Facts, count: number): void {
  for (const field of fieldsOf(facts)) {
    const sum = (moves.get(field) ?? 0) + count;
    if (sum === 0) moves.delete(field);
    else moves.set(field, sum);
  }
}

/**
 * Whether a field is kept at `now`: buckets leave their window, everything else stays. Writers skip what is not
 * kept, the trimmer removes only what has been out for `TRIM_MARGIN_MS` — so that clocks of two machines may
 * differ by that much and no count is ever taken from a bucket that is gone.
 */
export function isKept(field: string, now: number): boolean {
  const [kind, slot] = field.split(':');
  if (kind === 'm' || kind === 'mc') return Number(slot) >= minuteOf(now) - MINUTES_KEPT;
  if (kind === 'h' || kind === 'hc') return Number(slot) >= hourOf(now) - HOURS_KEPT;
  return true;
}

export const TRIM_MARGIN_MS = 60 * 60 * 1_000;

/** A field as it is read back: which counter, and for buckets which slot and lane. */
export type Field =
  | { readonly kind: 'open'; readonly lane: number }
  | { readonly kind: 'module'; readonly lane: number }
  | { readonly kind: 'unassigned' }
  | { readonly kind: 'age'; readonly severity: Exclude<Severity, 'info'>; readonly hour: number }
  | { readonly kind: 'm' | 'h'; readonly slot: number; readonly lane: number }
  | { readonly kind: 'mc' | 'hc'; readonly slot: number };

/** Names read before. At any moment all tenants move the same few fields, so a small memory answers nearly all. */
const known = new Map<string, Field | null>();
const MAX_KNOWN = 5_000;

/** Reads a field name; null for a name of another version, which a reader skips. */
export function parseField(name: string): Field | null {
  const held = known.get(name);
  if (held !== undefined) return held;
  if (known.size === MAX_KNOWN) known.clear();
  const field = readField(name);
  known.set(name, field);
  return field;
}

function readField(name: string): Field | null {
  const [kind, first = '', second = ''] = name.split(':');
  switch (kind) {
    case 'open':
      return { kind, lane: severities.indexOf(first as Severity) };
    case 'module':
      return { kind, lane: modules.indexOf(first as Module) };
    case 'unassigned':
      return { kind };
    case 'age':
      return { kind, severity: first as Exclude<Severity, 'info'>, hour: Number(second) };
    case 'm':
    case 'h':
      return { kind, slot: Number(first), lane: Number(second) };
    case 'mc':
    case 'hc':
      return { kind, slot: Number(first) };
    default:
      return null;
  }
}
