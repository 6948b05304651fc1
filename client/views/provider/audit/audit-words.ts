import { type Role, roleWords } from '../../../../shared/domain/access/role.ts';
import type { AuditRow } from '../../../../shared/wire/http/audit.ts';

/** What each action did, up to the name of what it was done to. The order is the order of the filter. */
export const phrases: Readonly<Record<string, string>> = {
  'tenant.created': 'created the customer',
  'tenant.changed': 'changed the customer',
  'group.created': 'created the group',
  'group.changed': 'changed the group',
  'group.deleted': 'deleted the group',
  'ingest_key.created': 'created the ingest key',
  'ingest_key.revoked': 'revoked the ingest key',
  'invitation.created': 'invited',
  'invitation.accepted': 'accepted the invitation of',
  'invitation.revoked': 'revoked the invitation of',
  'team.first_admin': 'set up the first MSSP Admin',
  'provider.changed': 'changed the settings of',
};

const became: Readonly<Record<string, string>> = {
  trial: 'began the trial of',
  active: 'activated',
  suspended: 'suspended',
  offboarded: 'offboarded',
};

/** `thing.past_participle` of an action that has no phrase of its own. */
const spelled = (action: string): string => {
  const [thing = '', deed = ''] = action.split('.');
  return `${deed} ${thing}`.replaceAll('_', ' ').trim();
};

function verb({ action, change }: AuditRow): string {
  const { before = {}, after = {} } = change;
  const state = action === 'tenant.changed' && before.state !== after.state ? after.state : undefined;
  return (typeof state === 'string' && became[state]) || phrases[action] || spelled(action);
}

const isRole = (text: string): text is Role => text in roleWords;

/** The role that gave the right, as the console calls it. */
export function roleWord({ actor }: Pick<AuditRow, 'actor'>): string | null {
  if (actor.kind === 'token') return 'API token';
  if (actor.role === null) return null;
  return isRole(actor.role) ? roleWords[actor.role].name : actor.role.replaceAll('_', ' ');
}

export interface Sentence {
  readonly actor: string;
  readonly role: string | null;
  readonly verb: string;
  readonly target: string;
}

/** Who did what to what: “Ada Lovelace (MSSP Admin) suspended Acme”. */
export const sentenceOf = (row: AuditRow): Sentence => ({
  actor: row.actor.name,
  role: roleWord(row),
  verb: verb(row),
  target: row.target.label ?? row.target.id ?? '',
});

export const plain = ({ actor, role, verb: did, target }: Sentence): string =>
  `${actor}${role ? ` (${role})` : ''} ${did} ${target}`.trim();

export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

function value(one: unknown): string {
  if (one === undefined || one === null || one === '') return '–';
  if (Array.isArray(one)) return one.length === 0 ? 'none' : one.map(value).join(', ');
  return typeof one === 'object' ? JSON.stringify(one) : String(one);
}

/** What was different afterwards, field by field; a field on one side only shows a dash on the other. */
export function differences({ change }: Pick<AuditRow, 'change'>): Difference[] {
  const { before = {}, after = {} } = change;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({
      field: field.replaceAll('_', ' '),
      before: value(before[field]),
      after: value(after[field]),
    }))
    .filter((line) => line.before !== line.after);
}
