import { SECOND_MS } from '../../shared/domain/clock.ts';
import { DetailedFault, type Fault } from '../../shared/domain/fault.ts';
import type { LogEntry } from '../../shared/wire/http/events.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { ServerDeps } from '../deps.ts';
import { presentEvents } from './names.ts';
import { Stale } from './stale.ts';

/** A refusal as its reader needs it: who was faster, with what and when; `current` is what there is now. */
export async function worded(deps: ServerDeps, fault: Fault, current?: Incident): Promise<Fault> {
  if (!(fault instanceof Stale)) return fault;
  const { version } = fault.incident;
  const changes = await presentEvents(deps, fault.since);
  return new DetailedFault('conflict', happened(changes[0], deps.clock()), {
    version,
    changes,
    ...(current && { current }),
  });
}

/** Fields as the screens call them; those that follow from others are left out. */
const WORDS: Readonly<Record<string, string>> = {
  status: 'it',
  severity: 'severity',
  resolution: 'resolution',
  assignee: 'assignee',
  module: 'module',
  category: 'category',
  pauseReason: 'pause reason',
  snoozedUntil: 'snooze',
  tags: 'tags',
  escalation: 'escalation',
  title: 'title',
};
const STATUS_WORDS: Readonly<Record<string, string>> = {
  open: 'Open',
  in_progress: 'In progress',
  closed: 'Closed',
};

/** “Ada set it to Closed, assignee to Bob 8 s ago.” */
function happened(entry: LogEntry | undefined, now: number): string {
  if (entry === undefined) return 'It was changed meanwhile.';
  const changes = (entry.data.changes ?? {}) as Record<string, readonly [unknown, unknown]>;
  const told = Object.keys(WORDS)
    .filter((field) => field in changes)
    .map((field) => `${WORDS[field]} to ${word(field, changes[field]![1])}`);
  const what = told.length === 0 ? 'changed it' : `set ${told.join(', ')}`;
  return `${entry.actor_name ?? 'Somebody'} ${what} ${ago(now - Date.parse(entry.at))} ago.`;
}

function word(field: string, value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'nothing';
  if (field === 'status') return STATUS_WORDS[String(value)] ?? String(value);
  if (field === 'snoozedUntil') return new Date(Number(value)).toISOString();
  return Array.isArray(value) ? value.join(' ') : String(value).replaceAll('_', ' ');
}

const UNITS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const;

function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / SECOND_MS));
  const [size, unit] = UNITS.find(([each]) => seconds >= each) ?? UNITS[3];
  return `${Math.floor(seconds / size)} ${unit}`;
}
