import type { Module } from '../../domain/incident.ts';
import { affect, nothingFound } from '../reading/found.ts';
import type { Kind } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { line, spoken } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { graded, severityWords, stageWords } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { suspect } from './evidence.ts';
import { evidenceParts, stageParts } from './report.ts';
import { told, withoutSecrets } from './secret.ts';
import { TAKEDOWN } from './stage.ts';
import { takedownIn } from './takedown.ts';
import { riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/* ZeroFox: alerts of /1.0/alerts/, of its webhook ({alert: …}) and of its feed to SIEMs. */

const SEVERITIES = severityWords({
  info: [1, 'info'],
  low: [2, 'low'],
  medium: [3, 'medium'],
  high: [4, 'high'],
  critical: [5, 'critical'],
});

/** A takedown that was refused or has ended leaves the alert to be closed by hand. */
const STATUSES = stageWords([
  [{ status: 'open' }, ['open', 'reopened']],
  [
    { status: 'in_progress' },
    ['escalated', 'investigation requested', 'investigation completed', 'in progress'],
  ],
  [
    TAKEDOWN,
    [
      'Takedown:Requested',
      'Takedown: Requested',
      'Takedown:Accepted',
      'Takedown: Accepted',
      'Takedown:Denied',
      'Takedown: Denied',
      'takedown',
    ],
  ],
  [{ status: 'closed' }, ['closed', 'deleted']],
  [{ status: 'closed', resolution: 'true_positive' }, ['Takedown:Closed', 'Takedown: Closed']],
  [{ status: 'closed', resolution: 'benign' }, ['whitelisted']],
]);

/** Where it was seen says what it is, before anybody's rule does. */
const NETWORKS: Readonly<Record<string, Kind>> = {
  advanced_dark_web: { module: 'dark_web', category: 'breach_mention' },
  dark_web: { module: 'dark_web', category: 'breach_mention' },
  deep_web: { module: 'dark_web', category: 'breach_mention' },
  pastebin: { module: 'dark_web', category: 'breach_mention' },
  domains: { module: 'brand', category: 'typosquat' },
  mobile_app_store: { module: 'brand', category: 'fake_app' },
  google_play: { module: 'brand', category: 'fake_app' },
  itunes: { module: 'brand', category: 'fake_app' },
  web: { module: 'brand', category: 'brand_abuse' },
};
const SOCIAL: Kind = { module: 'brand', category: 'fake_profile' };

function kindOf(alert: Fields): Kind {
  const network = say(alert.network, 40)?.toLowerCase() ?? '';
  const place = Object.hasOwn(NETWORKS, network) ? NETWORKS[network] : undefined;
  const who = digFirst(alert, 'perpetrator.display_name', 'perpetrator.name');
  const topic =
    place?.module === 'dark_web'
      ? riskTopic(who, alert.rule_name)
      : riskTopic(alert.rule_name, alert.alert_type);
  if (place === undefined) return topic ?? SOCIAL;
  return topic !== undefined && topic.module === place.module ? topic : place;
}

const alertOf = (record: Fields): Fields => {
  const inner = record.alert;
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as Fields) : record;
};

function title(alert: Fields): string {
  const rule = line(alert.rule_name, 200) ?? line(alert.alert_type, 100) ?? 'Alert';
  const who = line(
    digFirst(alert, 'perpetrator.display_name', 'perpetrator.name', 'perpetrator.username', 'entity.name'),
    280,
  );
  return withoutSecrets(who === undefined ? rule : `${rule}: ${who}`).slice(0, limits.title);
}

function evidence(alert: Fields) {
  const found = nothingFound();
  for (const path of ['entity.name', 'asset.name', 'protected_account']) affect(found, dig(alert, path));
  const isOnVendor = (url: unknown): boolean =>
    typeof url === 'string' && /^https?:\/\/[^/]{0,40}zerofox\.com\//i.test(url);
  for (const path of ['offending_content_url', 'perpetrator.url']) {
    const url = dig(alert, path);
    // The vendor's own page about it is no indicator.
    if (!isOnVendor(url)) suspect(found, url);
  }
  return evidenceParts(found, [
    every(alert, 'tags').slice(0, 20),
    alert.network,
    every(alert, 'entity.labels').slice(0, 10),
  ]);
}

function details(alert: Fields, module: Module) {
  const watched = digFirst(alert, 'asset_term.name', 'asset.name', 'entity.name', 'protected_account');
  const network = say(alert.network, limits.category);
  return detailParts(module, {
    keyword: watched,
    publisher: network && spoken(network),
    brand_domain: watched,
    threat_type: alert.rule_name ?? alert.alert_type,
    takedown_state: takedownIn(alert.status),
    asset: watched,
    finding_type: alert.rule_name ?? alert.alert_type,
  });
}

export const zerofox: Vendor = {
  recognise: (record) => {
    const alert = alertOf(record);
    const isAlert =
      alert.alert_type !== undefined && (alert.rule_name !== undefined || alert.rule_id !== undefined);
    return isAlert &&
      (alert.perpetrator !== undefined ||
        alert.entity !== undefined ||
        alert.offending_content_url !== undefined)
      ? 'has alert_type and rule of a ZeroFox alert'
      : null;
  },
  read: (record) => {
    const alert = alertOf(record);
    const id = say(alert.id, 40);
    if (id === undefined)
      return refused('id', 'is missing, so nothing tells this alert from others; send it');
    const kind = kindOf(alert);
    const updatedAt = whenAt(alert, 'last_modified');
    const draft = {
      externalId: id,
      source: 'zerofox',
      title: title(alert),
      ...graded(SEVERITIES, alert.severity),
      ...stageParts(alert.status, updatedAt, STATUSES),
      ...kind,
      ...details(alert, kind.module),
      description: told(limits.description, [], dig(alert, 'perpetrator.content'), alert.notes),
      url: `https://cloud.zerofox.com/alerts/${encodeURIComponent(id)}`,
      assignee: say(alert.assignee, limits.assignee),
      detectedAt: whenAt(alert, 'timestamp', 'created_at'),
      occurredAt: whenAt(alert, 'content_created_at', 'perpetrator.timestamp'),
      updatedAt,
      ...evidence(alert),
    };
    return accepted(
      draft,
      say(
        digFirst(alert, 'entity.entity_group.name', 'asset.entity_group.name', 'entity.name'),
        limits.tenant,
      ),
    );
  },
};
