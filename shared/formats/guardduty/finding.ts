import { entityReader } from '../reading/entity.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { isRecord } from '../reading/field.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { link } from '../reading/link.ts';
import { dig, digFirst, say, sayAll } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { every } from '../reading/walk.ts';
import { whenFirst } from '../reading/when.ts';
import { guarddutyKind, spokenType } from './kind.ts';
import { guarddutySeverity } from './severity.ts';

type Finding = Readonly<Record<string, unknown>>;

/** What the parts of a finding name: who was at the other end, and what of the customer's was touched. */
const parts = entityReader({
  indicators: {
    ipAddressV4: 'ip',
    ipAddressV6: 'ip',
    sourceIps: 'ip',
    domain: 'domain',
    executableSha256: 'sha256',
    hash: 'hash',
    fileSha256: 'sha256',
    threatFileSha256: 'sha256',
  },
  assets: [
    'instanceId',
    'functionName',
    'dbInstanceIdentifier',
    'dbClusterIdentifier',
    'userName',
    'clusterName',
  ],
  within: [
    'networkConnectionAction',
    'awsApiCallAction',
    'dnsRequestAction',
    'portProbeAction',
    'portProbeDetails',
    'kubernetesApiCallAction',
    'rdsLoginAttemptAction',
    'remoteIpDetails',
    'domainDetails',
    'runtimeDetails',
    'process',
    'evidence',
    'threatIntelligenceDetails',
    'ebsVolumeScanDetails',
    'scanDetections',
    'threatDetectedByName',
    'threatNames',
    'filePaths',
    'malwareScanDetails',
    'threats',
    'itemPaths',
    'instanceDetails',
    'accessKeyDetails',
    'lambdaDetails',
    'rdsDbInstanceDetails',
  ],
});

/** Things that a finding names by `name` and nothing else. */
const NAMED = [
  'resource.eksClusterDetails',
  'resource.ecsClusterDetails',
  'resource.kubernetesDetails.kubernetesWorkloadDetails',
  'resource.s3BucketDetails',
  'resource.s3ObjectDetails',
  'resource.containerDetails',
  'resource.ecsClusterDetails.taskDetails.containers',
  'resource.rdsDbUserDetails',
  'service.detection.sequence.resources',
  'service.detection.sequence.actors.user',
] as const;

/** Malware by the names that scans give it. */
const MALWARE = [
  'ebsVolumeScanDetails.scanDetections.threatDetectedByName.threatNames.name',
  'malwareScanDetails.threats.name',
] as const;

function evidence(finding: Finding): Found {
  const found = nothingFound();
  parts(found, finding.resource);
  for (const path of NAMED) {
    for (const each of every(finding, path)) affect(found, digFirst(each, 'name', 'key', 'user', 'uid'));
  }
  const service = finding.service;
  for (const path of MALWARE) for (const name of every(service, path)) indicate(found, 'malware', name);
  parts(found, dig(service, 'action'));
  parts(found, service);
  techniques(found, every(service, 'detection.sequence.sequenceIndicators.values'));
  for (const endpoint of every(service, 'detection.sequence.endpoints')) {
    indicate(found, 'ip', dig(endpoint, 'ip'));
    indicate(found, 'domain', dig(endpoint, 'domain'));
  }
  return found;
}

/** Only ids of these letters go into a link. */
const PLAIN = /^[a-z0-9-]{1,64}$/;

function consoleLink(region: string | undefined, id: string): string | undefined {
  if (region === undefined || !PLAIN.test(region) || !PLAIN.test(id)) return undefined;
  // China and GovCloud have consoles of their own.
  if (/^(?:cn|us-gov|us-iso)/.test(region)) return undefined;
  return link(
    `https://${region}.console.aws.amazon.com/guardduty/home?region=${region}#/findings?macros=current&fId=${id}`,
  );
}

/** Finding ids count within one account and region. */
export const findingId = (account: string | undefined, region: string | undefined, id: string): string =>
  `${account ?? '-'}/${region ?? '-'}/${id}`;

const isSample = (service: unknown): boolean => {
  const sample = digFirst(service, 'additionalInfo.sample');
  return sample === true || sample === 'true';
};

/** A GuardDuty finding, keys in camelCase. */
export function readFinding(finding: Finding): Verdict {
  const id = say(finding.id, 128);
  if (id === undefined) return refused('id', 'is missing; send the finding whole, as GuardDuty gives it');
  const service = isRecord(finding.service) ? finding.service : {};
  const at = whenFirst(finding, 'createdAt', 'updatedAt') ?? whenFirst(service, 'eventFirstSeen');
  if (at === undefined)
    return refused('createdAt', 'is missing or no time; send the finding whole, as GuardDuty gives it');
  const type = say(finding.type, limits.category);
  const severity =
    typeof finding.severity === 'string' ? Number(finding.severity.slice(0, 16)) : finding.severity;
  const isGraded = typeof severity === 'number' && Number.isFinite(severity);
  const account = say(finding.accountId, limits.tenant);
  const region = say(finding.region, 64);
  const draft = {
    externalId: findingId(account, region, id),
    source: 'aws-guardduty',
    title: say(finding.title, limits.title) ?? spokenType(type) ?? 'GuardDuty finding',
    severity: isGraded ? guarddutySeverity(severity) : ('medium' as const),
    sourceSeverity: say(finding.severity, limits.said),
    // Not archived says nothing: who works on the finding does so elsewhere.
    ...(service.archived === true ? { status: 'closed' as const, sourceStatus: 'archived' } : {}),
    ...guarddutyKind(type),
    description: say(finding.description, limits.description),
    url: consoleLink(region, id),
    detectedAt: at,
    occurredAt: whenFirst(service, 'eventFirstSeen'),
    updatedAt: whenFirst(finding, 'updatedAt'),
    ...evidenceOf(evidence(finding)),
    tags: unlessEmpty([...sayAll(finding.type, limits.tag), ...(isSample(service) ? ['sample'] : [])]),
  };
  return accepted(draft, account);
}
