import { isRecord } from '../reading/field.ts';
import { indicate, nothingFound } from '../reading/found.ts';
import type { Kind } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { line, spoken } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { graded, stageWords } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { owned, suspect } from './evidence.ts';
import { evidenceParts, stageParts } from './report.ts';
import { told } from './secret.ts';
import { riskWords } from './severity.ts';
import { takedownIn } from './takedown.ts';
import { riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/*
 * Prodaft USTA: tickets of threat-stream/v4 (account take-over prevention, cards, brand protection, deep sight). Their
 * numbers count by kind, and the kind is not always said.
 */

const STATUSES = stageWords([
  [{ status: 'open' }, ['open', 'new']],
  [{ status: 'in_progress' }, ['in_progress', 'takedown_requested']],
  [{ status: 'closed' }, ['resolved', 'closed', 'passive', 'out_of_scope']],
  [{ status: 'closed', resolution: 'false_positive' }, ['false_positive']],
]);

const CREDENTIALS: Kind = { module: 'dark_web', category: 'credential_leak' };
const CARDS: Kind = { module: 'dark_web', category: 'card_leak' };

const has = (content: unknown, ...keys: readonly string[]): boolean =>
  isRecord(content) && keys.some((key) => key in content);

function kindOf(record: Fields): Kind {
  const { content } = record;
  if (has(content, 'username', 'password', 'victim_detail', 'is_corporate')) return CREDENTIALS;
  if (has(content, 'number', 'card_number', 'expire_date', 'cvv')) return CARDS;
  return (
    riskTopic(
      record.content_type,
      record.type,
      dig(content, 'type'),
      record.title,
      dig(content, 'title'),
    ) ?? {
      module: 'brand',
      category: 'brand_abuse',
    }
  );
}

function titleOf(record: Fields, kind: Kind): string {
  const { content } = record;
  const named = line(digFirst(record, 'title') ?? digFirst(content, 'title'), limits.title);
  if (named !== undefined) return named;
  const [who, where] = [line(dig(content, 'username'), 200), line(dig(content, 'url'), 240)];
  const owner = line(dig(record, 'company.name'), 120);
  if (kind === CREDENTIALS)
    return `Log-in of ${who ?? owner ?? 'an account'} compromised${where ? ` at ${where}` : ''}`;
  if (kind === CARDS) return `Payment card compromised${owner ? ` of ${owner}` : ''}`;
  return `${spoken(kind.category)}${where ? `: ${where}` : owner ? ` of ${owner}` : ''}`;
}

/** A corporate account opens more doors than a customer's. The vendor grades none. */
function severity(record: Fields) {
  const said = graded(riskWords, digFirst(record, 'severity', 'priority', 'content.severity'));
  if (said.sourceSeverity !== undefined) return said;
  return { severity: dig(record, 'content.is_corporate') === true ? ('high' as const) : ('medium' as const) };
}

function evidence(record: Fields, kind: Kind) {
  const found = nothingFound();
  const { content } = record;
  owned(found, dig(content, 'username'), dig(content, 'victim_detail.computer_name'), dig(content, 'brand'));
  if (kind === CREDENTIALS) owned(found, dig(content, 'url'));
  else suspect(found, dig(content, 'url'), dig(content, 'domain'), dig(content, 'ip_addresses'));
  indicate(found, 'malware', dig(content, 'victim_detail.malware'));
  return evidenceParts(found, [
    record.content_type,
    dig(content, 'source'),
    every(record, 'tags').slice(0, 20),
  ]);
}

const SECRETS = ['password', 'number', 'card_number', 'cvv'];

export const usta: Vendor = {
  recognise: (record) => {
    const isTicket = isRecord(record.content) && record.id !== undefined && record.status !== undefined;
    const isTold = record.status_timestamp ?? record.status_timestamps ?? record.content_type;
    return isTicket && isTold !== undefined && record.created !== undefined
      ? 'has content and status of a USTA ticket'
      : null;
  },
  read: (record) => {
    const id = say(record.id, 40);
    if (id === undefined) return refused('id', 'is no number and no text; send the ticket as USTA gave it');
    const kind = kindOf(record);
    const secrets = SECRETS.map((key) => dig(record.content, key)).filter((secret) => secret !== 'string');
    const updatedAt = whenAt(record, 'status_timestamp', 'updated', 'modified');
    const draft = {
      externalId: `${kind.category} ${id}`,
      source: 'usta',
      title: told(limits.title, secrets, titleOf(record, kind)) ?? spoken(kind.category),
      ...severity(record),
      ...stageParts(record.status, updatedAt, STATUSES),
      ...kind,
      ...detailParts(kind.module, {
        keyword: digFirst(record, 'content.username', 'content.brand', 'company.name'),
        publisher: dig(record, 'content.source'),
        brand_domain: digFirst(record, 'content.brand', 'company.name'),
        threat_type: spoken(kind.category),
        takedown_state: takedownIn(record.status),
      }),
      description: told(
        limits.description,
        secrets,
        digFirst(record, 'content.description', 'content.content', 'description'),
      ),
      detectedAt: whenAt(record, 'created'),
      occurredAt: whenAt(record, 'content.victim_detail.infection_date'),
      updatedAt,
      ...evidence(record, kind),
    };
    return accepted(draft, say(digFirst(record, 'company.name', 'company.id'), limits.tenant));
  },
};
