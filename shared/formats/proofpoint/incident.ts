import { affect, evidenceOf, type Found, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { dig, digFirst, say, sayAll } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { whenFirst } from '../reading/when.ts';
import { ended, graded, resolutionWords, severityWords, staged, stageWords } from '../reading/words.ts';
import { address, classified, records } from './threat.ts';

type Incident = Readonly<Record<string, unknown>>;

const severity = severityWords({
  critical: ['critical'],
  high: ['high', 'major'],
  medium: ['medium', 'moderate'],
  low: ['low', 'minor'],
  info: ['info', 'informational', 'none'],
});

const stage = stageWords([
  [{ status: 'open' }, ['new']],
  [{ status: 'in_progress' }, ['open', 'assigned', 'linked']],
  [{ status: 'closed' }, ['closed']],
  [{ status: 'closed', resolution: 'benign' }, ['ignored']],
]);

/** Values of the fields "Abuse Disposition" and "Classification". */
const resolution = resolutionWords({
  true_positive: ['malicious', 'true positive', 'phish', 'phishing', 'malware'],
  benign: ['benign', 'low risk', 'clean', 'safe', 'spam', 'bulk'],
  false_positive: ['false positive'],
});

const field = (incident: Incident, name: RegExp): unknown =>
  records(incident.incident_field_values).find((each) => name.test(say(each.name, 64) ?? ''))?.value;

function evidence(found: Found, incident: Incident): void {
  for (const person of sayAll(incident.users, limits.asset)) affect(found, person);
  for (const host of sayAll(dig(incident, 'hosts.attacker'), limits.asset)) indicate(found, 'ip', host);
  for (const event of records(incident.events)) {
    indicate(found, 'malware', event.malwareName);
    for (const mail of records(event.emails)) {
      affect(found, digFirst(mail, 'recipient.email'));
      indicate(found, 'email', digFirst(mail, 'sender.email'));
      for (const url of sayAll(mail.urls, limits.url)) address(found, url);
    }
  }
}

/** An incident of Threat Response (TRAP), or of the abuse mailbox it watches. */
export function readIncident(incident: Incident): Verdict {
  const id = say(incident.id, limits.externalId / 2);
  if (id === undefined)
    return refused('id', 'is missing; send the incident with its id, as Threat Response gives it');
  const at = whenFirst(incident, 'created_at', 'updated_at');
  if (at === undefined)
    return refused(
      'created_at',
      'is missing or no time; send the incident whole, as Threat Response gives it',
    );
  const events = records(incident.events);
  const found = nothingFound();
  evidence(found, incident);
  const state = ended(
    staged(stage, incident.state),
    resolution(field(incident, /disposition|classification/i)),
  );
  const draft = {
    externalId: `incident/${id}`,
    source: 'proofpoint-threat-response',
    title:
      say(digFirst(incident, 'summary', 'title'), limits.title) ??
      say(
        events.map((event) => event.threatname).find((name) => name),
        limits.title,
      ) ??
      'Threat Response incident',
    ...graded(severity, field(incident, /^severity$/i), ...events.map((event) => event.severity)),
    ...state,
    module: 'email' as const,
    category: classified(events.map((event) => event.category).find((word) => word))[0],
    description: say(incident.description, limits.description),
    url: linkFirst(incident.url, incident.link),
    assignee: say(incident.assignee, limits.assignee),
    detectedAt: at,
    occurredAt: whenFirst(events[0], 'received'),
    updatedAt: whenFirst(incident, 'updated_at'),
    closedAt: state.status === 'closed' ? whenFirst(incident, 'closed_at') : undefined,
    ...evidenceOf(found),
  };
  return accepted(draft);
}
