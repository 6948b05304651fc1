import { type Role, roleWords } from '../../../../shared/domain/access/role.ts';
import type { AuditRow } from '../../../../shared/wire/http/audit.ts';
import { exactTime } from '../../../ui/instant.ts';
import { phraseOf } from './audit-phrases.ts';

const isRole = (text: string): text is Role => text in roleWords;

/** The role that gave the right, as the console calls it. */
function roleWord({ actor }: AuditRow): string | null {
  if (actor.kind === 'token') return 'API token';
  if (actor.role === null) return null;
  return isRole(actor.role) ? roleWords[actor.role].name : actor.role.replaceAll('_', ' ');
}

export interface Sentence {
  readonly actor: string;
  readonly role: string | null;
  readonly verb: string;
  readonly target: string;
  /** What follows the target, where something does. */
  readonly tail: string;
}

/** An invitation that is accepted brings its assignments along: then nobody is assigned by somebody else. */
const isOwn = ({ actor, target }: Pick<AuditRow, 'actor' | 'target'>): boolean => actor.id === target.id;

const targetOf = (row: AuditRow): string =>
  row.action === 'team.assigned' && isOwn(row) ? '' : (row.target.label ?? row.target.id ?? '');

/** A tenant's own log says of an assignment which way it went; the provider's says which customers there are now. */
function verbOf({ action, actor, change, target, tenant }: AuditRow): string {
  const assigned = change.after?.assigned;
  if (action !== 'team.assigned' || tenant === null || typeof assigned !== 'boolean') return phraseOf(action);
  // An invitation that is accepted brings its assignments along.
  if (actor.id === target.id)
    return `${assigned ? 'was assigned' : 'gave up the assignment'} to ${tenant.name}`;
  return assigned ? `assigned … to ${tenant.name}` : `withdrew … from ${tenant.name}`;
}

/** What somebody decides about an incident; ids and instants follow from it. */
const decided = ['status', 'resolution', 'severity', 'assignee', 'tags'] as const;

/** What became of an incident, in short: all of it, before and after, stands beneath the line. */
function becameOf({ action, target, change: { after = {} } }: AuditRow): string {
  if (action !== 'incident.changed' || target.type !== 'incident') return '';
  const facts = decided
    .filter((field) => field in after)
    .map((field) => `${field} ${value(field, after[field] ?? 'none').replaceAll('_', ' ')}`);
  return facts.length === 0 ? '' : `: ${facts.join(', ')}`;
}

/** Who did what to what: “Ada Lovelace (MSSP Admin) suspended Acme”. */
export function sentenceOf(row: AuditRow): Sentence {
  const [verb = '', tail = ''] = verbOf(row).split(' …');
  const actor = row.actor.kind === 'anonymous' ? 'Somebody' : row.actor.name;
  return { actor, role: roleWord(row), verb, target: targetOf(row), tail: `${tail}${becameOf(row)}` };
}

export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What the log calls `trial_ends_at`, and an incident's event `acknowledgedAt`, is “trial ends at” to a reader. */
const wordsOf = (field: string): string =>
  field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

/** The instant that a field named for one holds: in milliseconds or as ISO 8601. */
function instantIn(field: string, one: unknown): number | null {
  if (!/(At|_at)$/.test(field)) return null;
  const at = typeof one === 'string' ? Date.parse(one) : one;
  return typeof at === 'number' && !Number.isNaN(at) ? at : null;
}

function value(field: string, one: unknown): string {
  if (one === undefined || one === null || one === '') return '–';
  const at = instantIn(field, one);
  if (at !== null) return exactTime(at);
  if (Array.isArray(one)) return one.length === 0 ? 'none' : one.map((each) => value('', each)).join(', ');
  return typeof one === 'object' ? JSON.stringify(one) : String(one);
}

/** What was different afterwards, field by field; a field on one side only shows a dash on the other. */
export function differences({ change }: Pick<AuditRow, 'change'>): Difference[] {
  const { before = {}, after = {} } = change;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({
      field: wordsOf(field),
      before: value(field, before[field]),
      after: value(field, after[field]),
    }))
    .filter((line) => line.before !== line.after);
}
