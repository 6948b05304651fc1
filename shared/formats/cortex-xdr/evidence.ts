import { person } from '../reading/account.ts';
import { entityReader } from '../reading/entity.ts';
import { affect, evidenceOf, type Found, nothingFound, techniques } from '../reading/found.ts';
import type { Fields } from '../reading/shapes.ts';
import { every } from '../reading/walk.ts';

const PEOPLE = ['user_name', 'os_actor_effective_username', 'actor_effective_username'] as const;

function also(found: Found, part: Fields): void {
  for (const key of PEOPLE) {
    const names = part[key];
    for (const name of Array.isArray(names) ? names.slice(0, 50) : [names]) person(found, name);
  }
}

/** Alerts name what they saw in some twenty families of keys; v2 of the API puts values in lists. */
const read = entityReader({
  indicators: {
    action_file_sha256: 'sha256',
    action_file_md5: 'md5',
    action_process_image_sha256: 'sha256',
    actor_process_image_sha256: 'sha256',
    actor_process_image_md5: 'md5',
    causality_actor_process_image_sha256: 'sha256',
    action_remote_ip: 'ip',
    action_remote_ip_v6: 'ip',
    action_external_hostname: 'domain',
    dst_action_external_hostname: 'domain',
    dns_query_name: 'domain',
    fw_url_domain: 'domain',
    fw_email_sender: 'email',
    malicious_urls: 'url',
    file_sha256: 'sha256',
    network_domain: 'domain',
    network_remote_ip: 'ip',
    remote_ip: 'ip',
    domain: 'domain',
    sha256: 'sha256',
  },
  assets: [
    'host_name',
    'agent_fqdn',
    'agent_hostname',
    'fw_device_name',
    'cluster_name',
    'referenced_resource',
    'asset_name',
    'fw_email_recipient',
  ],
  within: ['events', 'data', 'network_artifacts', 'file_artifacts', 'alerts'],
  also,
});

const TECHNIQUES = [
  'mitre_technique_id_and_name',
  'mitre_techniques_ids_and_names',
  'alerts.data.mitre_technique_id_and_name',
  'mitre_technique',
  'mitre_techniques',
];

/** Hosts of an incident are `name:agent id`. */
const host = (found: Found, name: unknown): void =>
  affect(found, typeof name === 'string' ? name.slice(0, 300).replace(/:[0-9a-f]{32}$/i, '') : name);

export function cortexEvidence(...parts: readonly Fields[]) {
  const found = nothingFound();
  for (const part of parts) {
    for (const name of every(part, 'hosts')) host(found, name);
    for (const name of every(part, 'users')) person(found, name);
    read(found, part);
    for (const path of TECHNIQUES) techniques(found, every(part, path));
  }
  return evidenceOf(found);
}
