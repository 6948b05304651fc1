import { unlessEmpty } from '../reading/evidence.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { hostOf, linkFirst } from '../reading/link.ts';
import { say, sayAll } from '../reading/sensor.ts';
import { type Fields, type Shape, unnamed } from '../reading/shapes.ts';
import { accepted, type Draft, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { clip } from '../reading/wellformed.ts';
import { gradedOn } from '../reading/words.ts';
import { darktraceSeverity, scoreSeverity } from './words.ts';

function evidence(record: Fields): Found {
  const found = nothingFound();
  // Of a mail that leaves, the sender is the customer's own, as the recipients are of one that comes in.
  const isOutbound = record.direction === 'outbound';
  for (const from of every(record, 'from')) isOutbound ? affect(found, from) : indicate(found, 'email', from);
  for (const to of every(record, 'recipients')) isOutbound ? indicate(found, 'email', to) : affect(found, to);
  for (const host of every(record, 'link_hosts')) indicate(found, 'domain', host);
  for (const hash of every(record, 'attachment_sha1s')) indicate(found, 'sha1', hash);
  for (const hash of every(record, 'attachment_sha256s')) indicate(found, 'sha256', hash);
  for (const name of every(record, 'attachment_names')) indicate(found, 'filename', name);
  return found;
}

function read(record: Fields): Verdict {
  const id = say(record.uuid, limits.externalId / 2);
  if (id === undefined) return unnamed('uuid');
  const subject = say(record.subject, limits.title) ?? 'without a subject';
  const from = say(record.from, limits.asset);
  const draft: Draft = {
    externalId: `mail/${id}`,
    source: 'darktrace',
    title: clip(`Unusual mail${from === undefined ? '' : ` from ${from}`}: ${subject}`, limits.title),
    ...gradedOn(darktraceSeverity, scoreSeverity, undefined, record.anomaly_score),
    module: 'email',
    category: 'suspicious_mail',
    detectedAt: whenAt(record, 'time', 'timestamp'),
    url: linkFirst(record.url),
    ...evidenceOf(evidence(record)),
    tags: unlessEmpty(sayAll(record.tags, limits.tag)),
  };
  return accepted(draft, hostOf(record.url));
}

/** Mails that Darktrace / EMAIL forwards, with how unusual each is from 0 to 100. */
export const mail: Shape = {
  why: 'has anomaly_score, direction and recipients of a mail',
  fits: (record) =>
    record.anomaly_score !== undefined && record.direction !== undefined && Array.isArray(record.recipients),
  read,
};
