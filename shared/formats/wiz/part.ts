import { listLimits } from '../../domain/incident.ts';
import { isRecord } from '../reading/field.ts';
import { affect, type Found, indicate, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { link, linkFirst } from '../reading/link.ts';
import { dig, digFirst, say, sayAll } from '../reading/sensor.ts';

/** Parts that issues, detections and findings of Wiz have in common. */
export type Fields = Readonly<Record<string, unknown>>;

const MAX_LISTED = 200;
/** A list, also where GraphQL wraps it as a connection: `{nodes: […]}`. */
export function nodes(value: unknown): readonly Fields[] {
  const list = isRecord(value) ? value.nodes : value;
  return Array.isArray(list) ? list.slice(0, MAX_LISTED).filter(isRecord) : [];
}

const CVE = /\bCVE-\d{4}-\d{4,7}\b/gi;

/** Rules name the vulnerability they look for. */
export function cves(found: Found, title: string): void {
  for (const [id] of title.matchAll(CVE)) indicate(found, 'cve', id);
}

/** ATT&CK is one of the frameworks whose categories Wiz files its rules under. */
export function filed(found: Found, ...rules: readonly unknown[]): void {
  for (const rule of rules)
    for (const category of nodes(dig(rule, 'securitySubCategories')))
      techniques(found, [category.title, category.externalId]);
}

/** What runs in the customer's cloud and is concerned. */
export function resources(found: Found, ...all: readonly unknown[]): void {
  for (const each of all) affect(found, digFirst(each, 'name', 'externalId', 'providerId'));
}

/** What the events of a detection tell: who acted from where, and which programs ran. */
export function events(found: Found, value: unknown): void {
  for (const event of nodes(value)) {
    indicate(found, 'ip', event.actorIP);
    for (const process of nodes(dig(event, 'runtimeDetails.processTree')))
      indicate(found, 'hash', process.hash);
  }
}

const PROJECTS = ['projects', 'issue.projects', 'entitySnapshot.projects', 'resource.projects'] as const;

/** Names of the projects a thing belongs to: a list, or a text with commas in webhooks. */
export function projectsOf(record: Fields): readonly string[] {
  const said = digFirst(record, ...PROJECTS);
  if (typeof said === 'string')
    return sayAll(said.slice(0, limits.description).split(',', listLimits.tags), limits.tag);
  return sayAll(
    nodes(said).map((project) => project.name),
    limits.tag,
  ).slice(0, listLimits.tags);
}

const ACCOUNTS = [
  'entitySnapshot.subscriptionExternalId',
  'resource.subscriptionExternalId',
  'resource.subscriptionId',
  'resource.subscription.externalId',
  'primaryResource.cloudAccount.externalId',
  'vulnerableAsset.subscriptionExternalId',
  'issue.entitySnapshot.subscriptionExternalId',
] as const;

/**
 * The cloud account, which belongs to one customer alone; failing that the project, if there is but one. A thing may
 * be in projects of several customers' names, and a guess would show it to the wrong one.
 */
export function customerOf(record: Fields): string | undefined {
  const account = digFirst(record, ...ACCOUNTS) ?? dig(nodes(record.cloudAccounts)[0], 'externalId');
  const projects = projectsOf(record);
  return say(account, limits.tenant) ?? (projects.length === 1 ? projects[0] : undefined);
}

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Into the console, where the record has no link of its own. */
export function consoleLink(issueId: unknown, ...links: readonly unknown[]): string | undefined {
  const own = linkFirst(...links);
  if (own !== undefined || typeof issueId !== 'string' || !GUID.test(issueId)) return own;
  return link(`https://app.wiz.io/issues#~(issue~'${issueId})`);
}
