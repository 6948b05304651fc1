import { type Role, roleWords } from '../../../../shared/domain/access/role.ts';
import type { AuditRow } from '../../../../shared/wire/http/audit.ts';

/**
 * What each action did; the name of what it was done to stands at the … or else at the end. The order is the order
 * of the filter.
 */
export const phrases: Readonly<Record<string, string>> = {
  'tenant.created': 'created the customer',
  'tenant.changed': 'changed the customer',
  'tenant.put_on_trial': 'put … on trial',
  'tenant.activated': 'activated',
  'tenant.suspended': 'suspended',
  'tenant.offboarded': 'offboarded',
  'tenant.grouped': 'put … into a group',
  'tenant.ungrouped': 'took … out of a group',
  'group.created': 'created the group',
  'group.changed': 'changed the group',
  'group.deleted': 'deleted the group',
  'ingest_key.created': 'created the ingest key',
  'ingest_key.revoked': 'revoked the ingest key',
  'asset.added': 'added the monitored',
  'asset.changed': 'changed the label of the',
  'asset.removed': 'stopped monitoring the',
  'assets.imported': 'added',
  'invitation.created': 'invited',
  'invitation.revoked': 'withdrew the invitation of',
  'invitation.accepted': 'accepted an invitation as',
  'team.first_admin': 'set up the first MSSP Admin,',
  'team.role_changed': 'changed the role of',
  'team.assigned': 'changed the assignments of',
  'team.deactivated': 'deactivated',
  'team.reactivated': 'reactivated',
  'member.role_changed': 'changed the role of the member',
  'member.deactivated': 'deactivated the member',
  'member.reactivated': 'reactivated the member',
  'member.removed': 'removed the member',
  'provider.changed': 'changed the settings of',
  'api_token.created': 'created the API token',
  'api_token.revoked': 'revoked the API token',
  'sign_in.succeeded': 'signed in as',
  'sign_in.failed': 'failed to sign in as',
  'sign_in.locked': 'was locked out as',
  sign_out: 'signed out as',
  'session.ended': 'ended a session of',
  'account.renamed': 'changed the name of',
  'password.changed': 'changed the password of',
  'password.reset_requested': 'asked to reset the password of',
  'password.reset': 'set a new password for',
  'two_factor.enabled': 'turned two-factor on for',
  'two_factor.disabled': 'turned two-factor off for',
  'two_factor.recovery_codes_replaced': 'replaced the recovery codes of',
  'two_factor.recovery_code_used': 'used a recovery code of',
  'audit.exported': 'exported the audit log',
  'incidents.exported': 'exported incidents',
};

/** The actions that a customer's own log can hold: what the provider does elsewhere is not its to know of. */
export const tenantActions: readonly string[] = Object.keys(phrases).filter(
  (action) =>
    /^(tenant|ingest_key|assets?|invitation|member|audit)\./.test(action) || action === 'team.assigned',
);

/** As a choice of the filter, which names no target. */
export const actionWord = (action: string): string => {
  const phrase = (phrases[action] ?? spelled(action))
    .replace('…', 'a customer')
    .replace(/,?( (of|as|for))?$/, '');
  const thing = /^tenant\.(activated|suspended|offboarded)$/.test(action) ? ' a customer' : '';
  return phrase.charAt(0).toUpperCase() + phrase.slice(1) + thing;
};

/** `thing.past_participle` of an action that has no phrase of its own. */
const spelled = (action: string): string => {
  const [thing = '', deed = ''] = action.split('.');
  return `${deed} ${thing}`.replaceAll('_', ' ').trim();
};

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
function phraseOf({ action, actor, change, target, tenant }: AuditRow): string {
  const assigned = change.after?.assigned;
  if (action !== 'team.assigned' || tenant === null || typeof assigned !== 'boolean')
    return phrases[action] ?? spelled(action);
  // An invitation that is accepted brings its assignments along.
  if (actor.id === target.id)
    return `${assigned ? 'was assigned' : 'gave up the assignment'} to ${tenant.name}`;
  return assigned ? `assigned … to ${tenant.name}` : `withdrew … from ${tenant.name}`;
}

/** Who did what to what: “Ada Lovelace (MSSP Admin) suspended Acme”. */
export function sentenceOf(row: AuditRow): Sentence {
  const [verb = '', tail = ''] = phraseOf(row).split(' …');
  const actor = row.actor.kind === 'anonymous' ? 'Somebody' : row.actor.name;
  return { actor, role: roleWord(row), verb, target: targetOf(row), tail };
}

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
