import { snakeCased } from '../reading/casing.ts';
import { digest } from '../reading/digest.ts';
import { entityReader } from '../reading/entity.ts';
import { isRecord } from '../reading/field.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound, techniques } from '../reading/found.ts';
import type { Kind } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { dig, digFirst, say, sayAll, whole } from '../reading/sensor.ts';
import { tactic } from '../reading/tactic.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { clip } from '../reading/wellformed.ts';
import { whenFirst } from '../reading/when.ts';
import { graded, type Stage, stageWords } from '../reading/words.ts';
import { findingId } from './finding.ts';
import { guarddutyKind } from './kind.ts';
import { labelSeverity, normalizedSeverity } from './severity.ts';

type Finding = Readonly<Record<string, unknown>>;

/** `arn:aws:guardduty:{region}:{account}:detector/{id}/finding/{id}`: GuardDuty's own findings, come this way. */
const GUARDDUTY =
  /^arn:aws[a-z-]{0,12}:guardduty:([a-z0-9-]{1,40}):(\d{12}):detector\/[^/]{1,64}\/finding\/([^/]{1,128})$/;

const workflow = stageWords([
  [{ status: 'open' }, ['NEW', 'NOTIFIED']],
  [{ status: 'closed' }, ['RESOLVED', 'SUPPRESSED']],
]);

/** A check that passes, and a finding that its product no longer sees, are over whatever the workflow says. */
function stage(finding: Finding): Stage | undefined {
  const isOver = dig(finding, 'Compliance.Status') === 'PASSED' || finding.RecordState === 'ARCHIVED';
  return isOver ? { status: 'closed' } : workflow(digFirst(finding, 'Workflow.Status', 'WorkflowState'));
}

const MALWARE_TYPES: Readonly<Record<string, string>> = {
  DOMAIN: 'domain',
  EMAIL_ADDRESS: 'email',
  HASH_MD5: 'md5',
  HASH_SHA1: 'sha1',
  HASH_SHA256: 'sha256',
  IPV4_ADDRESS: 'ip',
  IPV6_ADDRESS: 'ip',
  URL: 'url',
};

const network = entityReader({
  indicators: {
    IpAddressV4: 'ip',
    Domain: 'domain',
    SourceIpV4: 'ip',
    SourceIpV6: 'ip',
    DestinationIpV4: 'ip',
    DestinationIpV6: 'ip',
    DestinationDomain: 'domain',
  },
  within: [
    'NetworkConnectionAction',
    'AwsApiCallAction',
    'DnsRequestAction',
    'PortProbeAction',
    'PortProbeDetails',
    'RemoteIpDetails',
    'DomainDetails',
  ],
});

const MAX_LISTED = 100;
const each = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MAX_LISTED) : []);

/** A resource by its own name, the last part of an ARN. */
const nameOf = (id: string): string => id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1) || id;

function evidence(finding: Finding): Found {
  const found = nothingFound();
  for (const resource of each(finding.Resources)) {
    const id = say(dig(resource, 'Id'), limits.url);
    if (id !== undefined) affect(found, nameOf(id));
  }
  network(found, finding.Action);
  network(found, finding.Network);
  for (const item of each(finding.ThreatIntelIndicators)) {
    const type = say(dig(item, 'Type'), 32) ?? '';
    if (Object.hasOwn(MALWARE_TYPES, type)) indicate(found, MALWARE_TYPES[type]!, dig(item, 'Value'));
  }
  for (const item of each(finding.Vulnerabilities)) indicate(found, 'cve', dig(item, 'Id'));
  for (const item of each(finding.Malware)) indicate(found, 'malware', dig(item, 'Name'));
  techniques(found, sayAll(finding.Types, limits.category));
  return found;
}

/** `TTPs/Discovery/Recon:EC2-PortProbe`: a namespace, a category of it, a classifier. */
function kind(finding: Finding): Kind {
  const [types = ''] = sayAll(finding.Types, limits.category);
  const [namespace = '', category = ''] = types.split('/');
  if (isRecord(finding.Compliance)) return { module: 'cloud', category: 'misconfiguration' };
  if (/Vulnerabilities/.test(category)) return { module: 'attack_surface', category: 'known_cve' };
  if (namespace === 'Sensitive Data Identifications') return { module: 'cloud', category: 'data_leak' };
  return {
    module: 'cloud',
    category: tactic(category) ?? snakeCased(category) ?? snakeCased(namespace) ?? 'threat_detection',
  };
}

/** `TTPs/Command and Control/Backdoor:EC2-C&CActivity.B` of GuardDuty, with its own slash put back. */
const guarddutyType = (finding: Finding): string | undefined =>
  sayAll(finding.Types, limits.category)[0]?.split('/')[2]?.replace('-', '/');

function severity(finding: Finding) {
  const label = digFirst(finding, 'Severity.Label', 'FindingProviderFields.Severity.Label');
  const normalized = whole(dig(finding, 'Severity.Normalized'));
  if (labelSeverity(label) !== undefined || normalized === undefined) return graded(labelSeverity, label);
  return { severity: normalizedSeverity(normalized), sourceSeverity: `${normalized}` };
}

/** Finding ids are ARNs as a rule; a product may give any, unique within itself. */
const identity = (id: string, product: string): string =>
  id.startsWith('arn:') && id.length <= limits.externalId ? id : `${clip(id, 200)}/${digest([product, id])}`;

/** A finding in the AWS Security Finding Format, as Security Hub has it. */
export function readAsff(finding: Finding): Verdict {
  const id = say(finding.Id, limits.url);
  if (id === undefined) return refused('Id', 'is missing; send the finding whole, as Security Hub gives it');
  const at = whenFirst(finding, 'CreatedAt', 'FirstObservedAt', 'UpdatedAt');
  if (at === undefined)
    return refused('CreatedAt', 'is missing or no time; send the finding whole, as Security Hub gives it');
  const own = GUARDDUTY.exec(id);
  const product = say(digFirst(finding, 'ProductArn', 'ProductName'), limits.url) ?? '';
  const draft = {
    externalId: own ? findingId(own[2], own[1], own[3]!) : identity(id, product),
    source: own ? 'aws-guardduty' : 'aws-security-hub',
    title: say(finding.Title, limits.title) ?? 'Security Hub finding',
    ...severity(finding),
    ...stage(finding),
    sourceStatus: say(digFirst(finding, 'Workflow.Status', 'WorkflowState', 'RecordState'), limits.said),
    ...(own ? guarddutyKind(guarddutyType(finding)) : kind(finding)),
    description: say(finding.Description, limits.description),
    recommendation: say(dig(finding, 'Remediation.Recommendation.Text'), limits.recommendation),
    url: linkFirst(finding.SourceUrl, dig(finding, 'Remediation.Recommendation.Url')),
    detectedAt: at,
    occurredAt: whenFirst(finding, 'FirstObservedAt'),
    updatedAt: whenFirst(finding, 'UpdatedAt'),
    ...evidenceOf(evidence(finding)),
  };
  return accepted(draft, say(finding.AwsAccountId, limits.tenant));
}
