import { detailKinds } from '../../../../shared/domain/details.ts';
import type { Incident } from '../../../../shared/wire/http/incidents.ts';
import { severityWord } from '../../../ui/severity-word.ts';
import { statusWord } from '../../../ui/status-word.ts';
import { detailsAsked } from './details.ts';

/** Filters that only the server can decide: it searches more than a row shows. */
const searched = ['handled', 'q', 'indicator', 'technique', 'asset'] as const;

/** What a filter refers to beyond itself. */
export interface Bearings {
  readonly user: string;
  /** Tenant ids of a group, by its id or name. */
  readonly groupTenants: (group: string) => readonly string[];
  /** The server's clock, epoch milliseconds. */
  readonly now: number;
}

export const needsServer = (query: string): boolean => {
  const filter = new URLSearchParams(query);
  return searched.some((name) => filter.has(name));
};

type Rule = (incident: Incident, filter: URLSearchParams, bearings: Bearings) => string | null;

const oneOf = (values: readonly string[], value: string): boolean =>
  values.length === 0 || values.includes(value);

const isSnoozed = ({ snoozed_until }: Incident, now: number): boolean =>
  snoozed_until !== null && Date.parse(snoozed_until) > now;

const severity: Rule = (incident, filter) => {
  const wanted = filter.getAll('severity');
  const fits = wanted.length === 0 ? incident.severity !== 'info' : wanted.includes(incident.severity);
  return fits ? null : `now ${severityWord(incident.severity).toLowerCase()}`;
};

const status: Rule = (incident, filter) =>
  oneOf(filter.getAll('status'), incident.status) ? null : `now ${statusWord[incident.status].toLowerCase()}`;

const tenant: Rule = ({ tenant: { id, slug } }, filter, { groupTenants }) => {
  const tenants = filter.getAll('tenant');
  const groups = filter.getAll('group');
  const chosen = tenants.length === 0 || tenants.includes(slug) || tenants.includes(id);
  const within = oneOf(filter.getAll('within'), slug) || filter.get('within') === id;
  const grouped = groups.length === 0 || groups.some((group) => groupTenants(group).includes(id));
  return chosen && within && grouped ? null : 'another customer';
};

const assignee: Rule = (incident, filter, { user }) => {
  const wanted = filter.getAll('assignee');
  const fits = wanted.some((name) => {
    if (name === 'none') return incident.assignee === null;
    return (name === 'me' ? user : name) === incident.assignee_id || name === incident.assignee;
  });
  if (wanted.length === 0 || fits) return null;
  return incident.assignee === null ? 'now unassigned' : `now ${incident.assignee}’s`;
};

const classified: Rule = (incident, filter) => {
  if (!oneOf(filter.getAll('module'), incident.module)) return 'another module';
  if (!oneOf(filter.getAll('category'), incident.category ?? '')) return 'another category';
  if (!oneOf(filter.getAll('source'), incident.source)) return 'another source';
  const tags = filter.getAll('tag');
  return tags.length === 0 || tags.some((tag) => incident.tags.includes(tag)) ? null : 'no longer tagged so';
};

const details: Rule = (incident, filter) => {
  const asked = detailsAsked(filter.getAll('detail'));
  const missed = [...asked].find(([name, values]) => !values.includes(incident.details[name] ?? ''));
  return missed === undefined ? null : `another ${detailKinds[missed[0]].word.toLowerCase()}`;
};

const lane: Rule = ({ pending }, filter) => {
  const wanted = filter.get('lane');
  if (wanted === null || pending === (wanted === 'pending')) return null;
  return pending ? 'now pending' : 'accepted';
};

const storm: Rule = (incident, filter) => {
  const wanted = filter.getAll('storm');
  if (wanted.length > 0) return wanted.includes(incident.storm ?? '') ? null : 'another storm';
  return filter.get('storms') === 'folded' && incident.storm !== null ? 'in a storm' : null;
};

const snooze: Rule = (incident, filter, { now }) => {
  const wanted = filter.get('snoozed') ?? 'hidden';
  const snoozed = isSnoozed(incident, now);
  if (wanted === 'shown' || snoozed === (wanted === 'only')) return null;
  return snoozed ? 'snoozed' : 'no longer snoozed';
};

/** Bounds are inclusive; what has no such instant lies in no range. */
function within(at: string | null, from: string | null, to: string | null): boolean {
  if (from === null && to === null) return true;
  if (at === null) return false;
  const instant = Date.parse(at);
  return instant >= Date.parse(from ?? at) && instant <= Date.parse(to ?? at);
}

const times: Rule = (incident, filter) => {
  if (!within(incident.detected_at, filter.get('from'), filter.get('to'))) return 'detected at another time';
  if (within(incident.closed_at, filter.get('closed_from'), filter.get('closed_to'))) return null;
  return incident.closed_at === null ? 'no longer closed' : 'closed at another time';
};

const rules: readonly Rule[] = [
  status,
  assignee,
  snooze,
  severity,
  classified,
  details,
  lane,
  storm,
  times,
  tenant,
];

/**
 * Why an incident is not among what a query of the list selects, in a few words; null if it is. Decides all but
 * text, indicators, techniques and assets, which count as fitting here.
 */
export function misfit(incident: Incident, query: string, bearings: Bearings): string | null {
  const filter = new URLSearchParams(query);
  for (const rule of rules) {
    const reason = rule(incident, filter, bearings);
    if (reason !== null) return reason;
  }
  return null;
}
