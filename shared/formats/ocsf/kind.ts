import type { Module } from '../../domain/incident.ts';
import { isRecord } from '../reading/field.ts';
import type { Kind } from '../reading/kind.ts';
import { dig, digFirst } from '../reading/sensor.ts';
import { threatTopic } from '../reading/threat-topic.ts';
import { every } from '../reading/walk.ts';
import {
  COMPLIANCE_FINDING,
  DATA_SECURITY_FINDING,
  IAM_FINDING,
  INCIDENT_FINDING,
  POSTURE_FINDING,
  VULNERABILITY_FINDING,
} from './class.ts';

type Event = Readonly<Record<string, unknown>>;

const isCloud = (event: Event): boolean => isRecord(event.cloud);

/** Classes that say by themselves what they are about. */
function byClass(event: Event, uid: number): Kind | undefined {
  const cloud = (otherwise: Module): Module => (isCloud(event) ? 'cloud' : otherwise);
  switch (uid) {
    case VULNERABILITY_FINDING:
      return { module: 'attack_surface', category: 'known_cve' };
    case COMPLIANCE_FINDING:
      return { module: cloud('attack_surface'), category: 'misconfiguration' };
    case DATA_SECURITY_FINDING:
      return { module: cloud('application'), category: 'data_exposure' };
    case POSTURE_FINDING:
      return { module: 'application', category: 'code_vulnerability' };
    case IAM_FINDING:
      return { module: 'identity', category: 'excessive_permission' };
    default:
      return undefined;
  }
}

const CHECKED = new Set(['PASS', 'FAIL', 'MANUAL', 'WARNING']);

/** What only a part of the event gives away. */
function byPart(event: Event): Kind | undefined {
  const isCheck = typeof event.status_code === 'string' && CHECKED.has(event.status_code);
  if (isCheck || isRecord(event.compliance)) return byClass(event, COMPLIANCE_FINDING);
  if (Array.isArray(event.vulnerabilities) && event.vulnerabilities.length > 0) {
    return { module: 'attack_surface', category: 'known_cve' };
  }
  const hasMail = isRecord(event.email) || every(event, 'evidences.email').length > 0;
  return hasMail ? { module: 'email', category: 'suspicious_mail' } : undefined;
}

/** The customer's thing that a detection is about says where it belongs. */
function byPlace(event: Event): Module {
  if (isCloud(event)) return 'cloud';
  const isOnHost =
    isRecord(event.device) || isRecord(event.process) || every(event, 'evidences.process').length > 0;
  if (isOnHost) return 'endpoint';
  const isAboutUser = isRecord(event.user) || every(event, 'evidences.user').length > 0;
  return isAboutUser ? 'identity' : 'network';
}

/** Products whose findings are about one module whatever they hold. */
function byProduct(event: Event): Module | undefined {
  const name = digFirst(event, 'metadata.product.name', 'metadata.product.vendor_name');
  if (typeof name !== 'string') return undefined;
  if (/\b(?:okta|entra|duo|onelogin|ping|identity)\b/i.test(name)) return 'identity';
  return /\b(?:falco|crowdstrike|sentinelone|defender for endpoint|falcon|carbon black|edr)\b/i.test(name)
    ? 'endpoint'
    : undefined;
}

export function ocsfKind(event: Event, uid: number): Kind {
  const certain = byClass(event, uid) ?? byPart(event);
  if (certain !== undefined) return certain;
  const types = every(event, 'finding_info.types').concat(every(event, 'finding.types'));
  const titles = [
    dig(event, 'finding_info.title'),
    dig(event, 'finding.title'),
    ...every(event, 'finding_info_list.title').slice(0, 2),
    event.message,
  ];
  const module = byProduct(event);
  const topic = threatTopic(...types.slice(0, 4), ...titles);
  if (topic !== undefined)
    return { module: module ?? (isCloud(event) ? 'cloud' : topic.module), category: topic.category };
  if (every(event, 'malware.name').length > 0) return { module: 'endpoint', category: 'malware' };
  return {
    module: module ?? byPlace(event),
    category: uid === INCIDENT_FINDING ? 'multi_stage_incident' : 'threat_detection',
  };
}
