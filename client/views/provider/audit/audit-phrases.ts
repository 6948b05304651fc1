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
  'ingest_key.changed': 'changed the ingest key',
  'ingest_key.rotated': 'rotated the ingest key',
  'ingest_key.revoked': 'revoked the ingest key',
  'ingest_key.tested': 'tested the ingest key',
  'connector.created': 'created the connector',
  'connector.changed': 'changed the connector',
  'connector.run': 'started a run of the connector',
  'connector.removed': 'removed the connector',
  'routing_rule.created': 'created the routing rule',
  'routing_rule.changed': 'changed the routing rule',
  'routing_rule.removed': 'removed the routing rule',
  'quarantine.replayed': 'replayed quarantined records',
  'quarantine.discarded': 'discarded quarantined records',
  'dead_letter.replayed': 'replayed the dead letter',
  'dead_letters.replayed': 'replayed all dead letters',
  'dead_letter.discarded': 'discarded the dead letter',
  'pending.accepted': 'accepted the back-fill of',
  'incident.changed': 'changed',
  'incident.restored': 'undid a change of',
  'note.added': 'wrote a note on',
  'asset.added': 'added the monitored',
  'asset.changed': 'changed the label of the',
  'asset.removed': 'stopped monitoring the',
  'assets.imported': 'added',
  'invitation.created': 'invited',
  'invitation.revoked': 'withdrew the invitation of',
  'invitation.accepted': 'accepted an invitation as',
  'admin.created': 'set up the MSSP Admin',
  'team.first_admin': 'set up the first MSSP Admin,',
  'team.role_changed': 'changed the role of',
  'team.assigned': 'changed the assignments of',
  'team.deactivated': 'deactivated',
  'team.reactivated': 'reactivated',
  'team.signed_out': 'ended every session of',
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
  'single_sign_on.linked': 'linked single sign-on to',
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

/** As a choice of the filter, which names no target, where the phrase does not stand by itself without one. */
const choices: Readonly<Record<string, string>> = {
  'tenant.activated': 'Activated a customer',
  'tenant.suspended': 'Suspended a customer',
  'tenant.offboarded': 'Offboarded a customer',
  'asset.added': 'Added a monitored asset',
  'asset.changed': 'Changed the label of an asset',
  'asset.removed': 'Stopped monitoring an asset',
  'assets.imported': 'Added many assets',
  'invitation.created': 'Invited somebody',
  'pending.accepted': 'Accepted the back-fill of a source',
  'incident.changed': 'Changed incidents',
  'incident.restored': 'Undid a change of incidents',
  'note.added': 'Wrote a note',
};

const inTenant =
  /^(tenant|ingest_key|connector|assets?|incidents?|note|pending|dead_letters?|invitation|member|audit)\./;

/** The actions that a customer's own log can hold: what the provider does elsewhere is not its to know of. */
export const tenantActions: readonly string[] = Object.keys(phrases).filter(
  (action) => inTenant.test(action) || action === 'team.assigned' || action === 'quarantine.replayed',
);

/** As a choice of the filter. */
export function actionWord(action: string): string {
  const phrase = phraseOf(action)
    .replace('…', 'a customer')
    .replace(/,?( (of|as|for|to))?$/, '');
  return choices[action] ?? phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** What an action did; spelled from its name, `thing.past_participle`, where it has no phrase of its own. */
export function phraseOf(action: string): string {
  const [thing = '', deed = ''] = action.split('.');
  return phrases[action] ?? `${deed} ${thing}`.replaceAll('_', ' ').trim();
}
