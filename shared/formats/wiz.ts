import { listUnder } from './reading/envelope.ts';
import { isRecord } from './reading/field.ts';
import { dig, say } from './reading/sensor.ts';
import { type Shape, shaped } from './reading/shapes.ts';
import { type Format, refused } from './reading/verdict.ts';
import { readDetection } from './wiz/detection.ts';
import { readConfiguration, readVulnerability } from './wiz/finding.ts';
import { readIssue } from './wiz/issue.ts';
import type { Fields } from './wiz/part.ts';

const has = (record: Fields, ...keys: readonly string[]): boolean =>
  keys.every((key) => record[key] !== undefined && record[key] !== null);

const ISSUE_TYPES = new Set(['TOXIC_COMBINATION', 'THREAT_DETECTION', 'CLOUD_CONFIGURATION']);

const SHAPES: readonly Shape[] = [
  {
    why: 'has issue beside control, resource or trigger of a Wiz webhook',
    fits: (record) =>
      isRecord(record.issue) &&
      (isRecord(record.control) || isRecord(record.resource)) &&
      has(record.issue, 'id', 'severity') &&
      !has(record, 'id'),
    read: readIssue,
  },
  {
    why: 'has sourceRule and entitySnapshot of a Wiz issue',
    fits: (record) =>
      has(record, 'severity', 'status') &&
      (isRecord(record.sourceRule) ||
        isRecord(record.entitySnapshot) ||
        Array.isArray(record.sourceRules) ||
        (isRecord(record.control) && has(record, 'createdAt')) ||
        (ISSUE_TYPES.has(say(record.type, 40) ?? '') && has(record, 'createdAt'))),
    read: readIssue,
  },
  {
    why: 'has the rule and resources of a Wiz detection',
    fits: (record) =>
      has(record, 'severity') &&
      (has(record, 'tdrId') ||
        isRecord(record.ruleMatch) ||
        isRecord(record.matchedRule) ||
        (has(record, 'primaryResource') && has(record, 'triggeringEvents'))),
    read: readDetection,
  },
  {
    why: 'has rule, resource and result of a Wiz configuration finding',
    fits: (record) =>
      isRecord(record.rule) &&
      isRecord(record.resource) &&
      has(record, 'severity') &&
      (has(record, 'result') || has(record, 'analyzedAt') || has(record, 'firstSeenAt')),
    read: readConfiguration,
  },
  {
    why: 'has vulnerableAsset of a Wiz vulnerability finding',
    fits: (record) => isRecord(record.vulnerableAsset) && has(record, 'name'),
    read: readVulnerability,
  },
  {
    why: 'has action and requestId of the Wiz audit log',
    fits: (record) => has(record, 'action', 'requestId', 'timestamp') && 'actionParameters' in record,
    read: () =>
      refused('action', 'is an entry of the audit log and no incident; send issues, detections or findings'),
  },
];

const one = shaped('Wiz', SHAPES, 'send issues, detections or findings as Wiz gives them');

/** Answers of GraphQL: `{data: {issues: {nodes: […]}}}`, whatever the query calls it. */
const QUERIES = [
  'issues',
  'issuesV2',
  'detections',
  'threats',
  'configurationFindings',
  'cloudConfigurationFindings',
  'vulnerabilityFindings',
];
const list = listUnder(['nodes', 'issues', 'detections', 'value'], one.isOne);

function open(value: unknown): readonly unknown[] | null {
  const data = isRecord(value) && isRecord(value.data) ? value.data : value;
  if (isRecord(data)) {
    for (const query of QUERIES) {
      const nodes = list(data[query]);
      if (nodes !== null) return nodes;
    }
    const single = dig(data, 'issue');
    if (data !== value && isRecord(single) && one.isOne(single)) return [single];
  }
  return list(data);
}

/** Wiz issues, detections of Wiz Defend, configuration and vulnerability findings: from GraphQL or by webhook. */
export const wiz: Format = { read: one.read, recognise: one.recognise, open };
