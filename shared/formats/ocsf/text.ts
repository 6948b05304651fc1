import { listLimits } from '../../domain/incident.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { line, paragraphs } from '../reading/prose.ts';
import { dig, digFirst, say, sayAll } from '../reading/sensor.ts';
import { every } from '../reading/walk.ts';

type Event = Readonly<Record<string, unknown>>;

/** A weakness by its number and where it is, for findings that have no title. */
function weakness(event: Event): string | undefined {
  const [first] = every(event, 'vulnerabilities');
  const named = say(digFirst(first, 'title', 'cve.title', 'cve.uid', 'desc'), limits.title);
  const place = say(
    every(event, 'resources.name')[0] ?? digFirst(event, 'resource.name', 'device.hostname'),
    120,
  );
  return named === undefined || place === undefined ? named : `${named} on ${place}`;
}

/** An incident made of many findings is called after the first, and says how many more there are. */
function titleOf(event: Event): string | undefined {
  const own = line(digFirst(event, 'finding_info.title', 'finding.title', 'title'), limits.title);
  if (own !== undefined) return own;
  const titles = every(event, 'finding_info_list.title');
  const [first] = titles;
  const more = new Set(titles).size - 1;
  const listed = line(first, limits.title - 20);
  if (listed !== undefined) return more > 0 ? `${listed} and ${more} more` : listed;
  return (
    line(event.message, limits.title) ??
    weakness(event) ??
    line(digFirst(event, 'desc', 'finding_info.analytic.name', 'analytic.name'), limits.title)
  );
}

function description(event: Event): string | undefined {
  return paragraphs(
    limits.description,
    digFirst(event, 'finding_info.desc', 'finding.desc', 'desc') ?? every(event, 'finding_info_list.desc')[0],
    event.message,
    event.status_detail,
  );
}

const recommendation = (event: Event): string | undefined =>
  paragraphs(
    limits.recommendation,
    digFirst(event, 'remediation.desc', 'finding_info.remediation.desc', 'finding.remediation.desc') ??
      every(event, 'vulnerabilities.remediation.desc')[0],
    every(event, 'remediation.references')[0],
  );

function tags(event: Event): readonly string[] | undefined {
  const said = [
    ...every(event, 'metadata.labels'),
    ...every(event, 'finding_info.types'),
    ...every(event, 'finding.types'),
    ...every(event, 'compliance.standards'),
    ...every(event, 'compliance.requirements'),
  ];
  return unlessEmpty(sayAll(said, limits.tag).slice(0, listLimits.tags));
}

/** Everything a person reads; undefined where nothing names the finding. */
export function ocsfTexts(event: Event) {
  const title = titleOf(event);
  if (title === undefined) return undefined;
  return {
    title,
    description: description(event),
    impact: say(event.risk_details, limits.impact),
    recommendation: recommendation(event),
    url: linkFirst(
      event.src_url,
      dig(event, 'finding_info.src_url'),
      dig(event, 'finding.src_url'),
      every(event, 'finding_info_list.src_url')[0],
    ),
    tags: tags(event),
  };
}
