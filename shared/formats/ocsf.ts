import { classOf, INCIDENT_FINDING, isFinding, SECURITY_FINDING } from './ocsf/class.ts';
import { ocsfEvidence } from './ocsf/evidence.ts';
import { ocsfIdentity } from './ocsf/identity.ts';
import { ocsfKind } from './ocsf/kind.ts';
import { ocsfSource } from './ocsf/product.ts';
import { ocsfSeverity } from './ocsf/severity.ts';
import { ocsfStage } from './ocsf/stage.ts';
import { ocsfTexts } from './ocsf/text.ts';
import { ocsfTimes } from './ocsf/times.ts';
import { listUnder } from './reading/envelope.ts';
import { isRecord, kindOf } from './reading/field.ts';
import { limits } from './reading/limit.ts';
import { dig, digFirst, say, unwrapped } from './reading/sensor.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';

type Event = Readonly<Record<string, unknown>>;

const looksRight = (record: Event): boolean =>
  classOf(record) !== undefined &&
  (isRecord(record.metadata) || isRecord(record.finding_info) || record.category_uid !== undefined);

const REMEDY = 'send OCSF findings (class_uid 2001 to 2008) as JSON objects';

function foreign(event: Event): Verdict | undefined {
  const uid = looksRight(event) ? classOf(event) : undefined;
  if (uid === undefined) return refused('class_uid', `is missing, so this is no OCSF event; ${REMEDY}`);
  if (isFinding(uid)) return undefined;
  const name = say(event.class_name, 40);
  return refused('class_uid', `${uid}${name ? ` (${name})` : ''} is activity and no finding; ${REMEDY}`);
}

/** Who the finding belongs to: the tenant as its product counts them, else the cloud account. */
const tenantOf = (event: Event): string | undefined =>
  say(
    digFirst(
      event,
      'metadata.tenant_uid',
      'cloud.account.uid',
      'cloud.account_uid',
      'cloud.org.uid',
      'tenant_uid',
    ),
    limits.tenant,
  );

function read(record: unknown): Verdict {
  if (!isRecord(record)) return refused('', `the record is ${kindOf(record)}; ${REMEDY}`);
  const event = unwrapped(record, looksRight);
  const other = foreign(event);
  if (other) return other;
  const uid = classOf(event) ?? SECURITY_FINDING;
  const externalId = ocsfIdentity(event, uid);
  if (externalId === undefined) {
    const field = uid === INCIDENT_FINDING ? 'finding_info_list' : 'finding_info.uid';
    return refused(
      field,
      'is missing, so nothing tells this finding from others; send the uid its product gave it',
    );
  }
  const texts = ocsfTexts(event);
  if (texts === undefined)
    return refused('finding_info.title', 'is missing, and so is message; send one of them');
  const stage = ocsfStage(event, uid);
  const draft = {
    externalId,
    source: ocsfSource(event),
    ...texts,
    ...ocsfSeverity(event),
    ...stage,
    ...ocsfKind(event, uid),
    ...ocsfTimes(event, uid, stage.status === 'closed'),
    ...ocsfEvidence(event),
    assignee: say(
      digFirst(event, 'assignee.email_addr', 'assignee.name', 'assignee.full_name', 'assignee.uid'),
      limits.assignee,
    ),
  };
  return accepted(draft, tenantOf(event));
}

function recognise(record: unknown): string | null {
  if (!isRecord(record)) return null;
  const event = unwrapped(record, looksRight);
  const version = say(dig(event, 'metadata.version'), 16);
  return looksRight(event) ? `has class_uid ${classOf(event)} of OCSF${version ? ` ${version}` : ''}` : null;
}

const isEvent = (item: unknown): boolean => recognise(item) !== null;
const inLists = listUnder(
  ['findings', 'Findings', 'events', 'records', 'Records', 'data', 'items', 'results'],
  isEvent,
);

/** Also as Amazon EventBridge carries findings of Security Hub: under `detail.findings`. */
const open = (value: unknown): readonly unknown[] | null => inLists(value) ?? inLists(dig(value, 'detail'));

/** Findings of the Open Cybersecurity Schema Framework, 1.0 to 1.9: vendors', Amazon Security Lake, Security Hub v2. */
export const ocsf: Format = { read, recognise, open };
