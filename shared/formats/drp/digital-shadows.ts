import type { Module } from '../../domain/incident.ts';
import { indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { link } from '../reading/link.ts';
import { line, spoken } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { graded, stageWords } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { owned, typeByLooks } from './evidence.ts';
import { evidenceParts, stageParts } from './report.ts';
import { told, withoutSecrets } from './secret.ts';
import { riskWords } from './severity.ts';
import { takedownIn } from './takedown.ts';
import { OTHER_RISK, riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/* Digital Shadows SearchLight (ReliaQuest GreyMatter DRP): incidents, alerts, and the triage items that follow them. */

const STATES = stageWords([
  [{ status: 'open' }, ['unread', 'new', 'open']],
  [
    { status: 'in_progress' },
    ['read', 'in progress', 'assigned', 'pending', 'escalated', 'takedown requested'],
  ],
  [
    { status: 'closed' },
    ['closed', 'resolved', 'remediated', 'risk accepted', 'auto closed', 'auto-rejected'],
  ],
  [{ status: 'closed', resolution: 'false_positive' }, ['rejected', 'false positive']],
]);

/** A triage item follows an alert or an incident, and that is what it tells of. */
const idOf = (record: Fields): string | undefined =>
  say(digFirst(record, 'source.alert-id', 'source.incident-id', 'alert-id', 'incident-id', 'id'), 200);

/** Longest description that is looked through for its link and its addresses. */
const MAX_LOOKED = 8_000;
const PORTAL = /https:\/\/portal[a-z0-9.-]{0,80}\/[^\s)\]]{1,300}/i;

const urlOf = (record: Fields): string | undefined =>
  link(PORTAL.exec(say(record.description, MAX_LOOKED) ?? '')?.[0]) ?? link(record.url);

/** The last word of a title is the thing itself: "Impersonating Domain example.info". */
function evidence(record: Fields, isOwnSide: boolean) {
  const found = nothingFound();
  for (const word of (line(record.title, limits.title) ?? '').split(' ')) {
    const type = typeByLooks(word);
    if (type !== undefined && !isOwnSide) indicate(found, type, word);
    else if (type !== undefined) owned(found, word);
  }
  owned(
    found,
    ...every(record, 'assets.display-value'),
    ...every(record, 'assets.name'),
    ...every(record, 'assets.value'),
  );
  const text = say(record.description, MAX_LOOKED) ?? '';
  for (const [address] of text.matchAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g)) {
    if (isOwnSide) owned(found, address);
    else indicate(found, 'ip', address);
  }
  for (const [cve] of text.matchAll(/\bCVE-\d{4}-\d{4,7}\b/gi)) indicate(found, 'cve', cve);
  return evidenceParts(found, [record.classification, every(record, 'risk-factors').slice(0, 20)]);
}

function details(record: Fields, module: Module, type: string | undefined) {
  const said = ['display-value', 'name', 'value'].flatMap((key) => every(record, `assets.${key}`));
  const kind = type && spoken(type.replace(/-(?:incident|alert)$/, ''));
  return detailParts(module, {
    keyword: said[0],
    publisher: dig(record, 'entity-summary.domain'),
    brand_domain: said[0],
    threat_type: kind,
    takedown_state: takedownIn(digFirst(record, 'state', 'status')),
    asset: said[0],
    finding_type: kind,
  });
}

export const digitalShadows: Vendor = {
  recognise: (record) =>
    typeof record.classification === 'string' &&
    (record['risk-level'] ?? record['risk-assessment'] ?? record['portal-id']) !== undefined
      ? 'has classification and risk-level of Digital Shadows'
      : null,
  read: (record) => {
    const id = idOf(record);
    const type = line(record.classification, 120);
    const title =
      line(record.title, limits.title) ??
      (type === undefined ? undefined : spoken(type.replace(/-(?:incident|alert)$/, '')));
    if (id === undefined)
      return refused('id', 'is missing, so nothing tells this incident from others; send it');
    if (title === undefined) return refused('title', 'is missing; send the incident whole');
    const kind = riskTopic(type, title) ?? OTHER_RISK;
    const updatedAt = whenAt(record, 'updated');
    const draft = {
      externalId: id,
      source: 'digital-shadows',
      title: withoutSecrets(title),
      ...graded(riskWords, digFirst(record, 'risk-level', 'risk-assessment.risk-level')),
      ...stageParts(digFirst(record, 'state', 'status'), updatedAt, STATES),
      ...kind,
      ...details(record, kind.module, type),
      description: told(limits.description, [], record.description),
      impact: told(limits.impact, [], record['impact-description']),
      recommendation: told(limits.recommendation, [], record.mitigation),
      url: urlOf(record),
      assignee: say(digFirst(record, 'assignee.email', 'assignee.name', 'assignee'), limits.assignee),
      detectedAt: whenAt(record, 'raised', 'created'),
      occurredAt: whenAt(record, 'occurred'),
      updatedAt,
      ...evidence(record, kind.module === 'attack_surface'),
    };
    return accepted(draft, say(digFirst(record, 'account.name', 'client-name', 'account-id'), limits.tenant));
  },
};
