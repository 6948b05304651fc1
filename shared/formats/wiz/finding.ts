import { unlessEmpty } from '../reading/evidence.ts';
import { evidenceOf, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { clip } from '../reading/wellformed.ts';
import { whenFirst } from '../reading/when.ts';
import { ended, graded, staged } from '../reading/words.ts';
import { consoleLink, customerOf, cves, type Fields, filed, projectsOf, resources } from './part.ts';
import { wizResolution, wizSeverity, wizStage } from './words.ts';

/** A check that passes is over, whatever its status says, and so is one of a resource that is gone. */
const stage = (record: Fields) =>
  record.result === 'PASS' || record.deleted === true
    ? { status: 'closed' as const, sourceStatus: record.deleted === true ? 'deleted' : 'PASS' }
    : ended(staged(wizStage, record.status), wizResolution(record.resolutionReason));

/** Findings are told of when they are seen and again when they are gone. */
const times = (record: Fields) => ({
  updatedAt: whenFirst(record, 'updatedAt', 'analyzedAt', 'lastDetectedAt'),
  closedAt: stage(record).status === 'closed' ? whenFirst(record, 'resolvedAt') : undefined,
});

/** A rule of cloud configuration that a resource fails. */
export function readConfiguration(record: Fields): Verdict {
  const id = say(record.id, limits.externalId / 2);
  if (id === undefined) return refused('id', 'is missing; send the finding with its id, as Wiz gives it');
  const at = whenFirst(record, 'firstSeenAt', 'createdAt', 'analyzedAt', 'updatedAt');
  if (at === undefined)
    return refused('firstSeenAt', 'is missing or no time; send the finding with firstSeenAt');
  const title =
    say(dig(record, 'rule.name') ?? digFirst(record, 'name', 'title'), limits.title) ??
    'Wiz configuration finding';
  const found = nothingFound();
  cves(found, title);
  filed(found, record.rule, record);
  resources(found, record.resource);
  const draft = {
    externalId: `configuration/${id}`,
    source: 'wiz',
    title,
    ...graded(wizSeverity, record.severity, dig(record, 'rule.severity')),
    ...stage(record),
    module: 'cloud' as const,
    category: 'misconfiguration',
    description: say(dig(record, 'rule.description') ?? record.description, limits.description),
    recommendation: say(
      record.remediation ?? dig(record, 'rule.remediationInstructions'),
      limits.recommendation,
    ),
    url: consoleLink(undefined, record.url, dig(record, 'resource.cloudProviderURL')),
    detectedAt: at,
    ...times(record),
    ...evidenceOf(found),
    tags: unlessEmpty(projectsOf(record)),
  };
  return accepted(draft, customerOf(record));
}

/** A vulnerability found on a workload. */
export function readVulnerability(record: Fields): Verdict {
  const id = say(record.id, limits.externalId / 2);
  if (id === undefined) return refused('id', 'is missing; send the finding with its id, as Wiz gives it');
  const at = whenFirst(record, 'firstDetectedAt', 'lastDetectedAt', 'createdAt');
  if (at === undefined)
    return refused('firstDetectedAt', 'is missing or no time; send the finding with firstDetectedAt');
  const found = nothingFound();
  indicate(found, 'cve', record.name);
  resources(found, record.vulnerableAsset);
  const product = say(record.detailedName, limits.title);
  const name = say(record.name, limits.title) ?? 'Vulnerability';
  const draft = {
    externalId: `vulnerability/${id}`,
    source: 'wiz',
    title: product === undefined ? name : clip(`${name} in ${product}`, limits.title),
    ...graded(wizSeverity, record.vendorSeverity, record.severity, record.CVSSSeverity),
    ...stage(record),
    module: 'attack_surface' as const,
    category: 'known_cve',
    description: say(digFirst(record, 'CVEDescription', 'description'), limits.description),
    recommendation: say(record.remediation, limits.recommendation),
    url: consoleLink(undefined, record.portalUrl, record.link),
    detectedAt: at,
    ...times(record),
    ...evidenceOf(found),
    tags: unlessEmpty(projectsOf(record)),
  };
  return accepted(draft, customerOf(record));
}
