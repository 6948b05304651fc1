import { digest } from '../reading/digest.ts';
import { affect, evidenceOf, type Found, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { digFirst, say, sayAll, whole } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { when, whenFirst } from '../reading/when.ts';
import { fateOf, severityOf } from './fate.ts';
import { classified, records, stageOf, threatEvidence, threatId } from './threat.ts';

type Message = Readonly<Record<string, unknown>>;
type Threat = Message;

export const SOURCE = 'proofpoint-tap';
export const clusterOf = (record: Message): string | undefined =>
  say(digFirst(record, 'cluster', 'clusterId'), limits.tenant);

/** A message by its GUID; some collectors leave it out, and then by all that tells messages apart. */
function identity(message: Message, threats: readonly Threat[]): string {
  const guid = say(digFirst(message, 'GUID', 'guid'), limits.externalId / 2);
  if (guid !== undefined) return `message/${guid}`;
  const parts = [message.id, message.QID, message.messageID, message.messageTime, message.subject].map(
    (part) => say(part, 2_000) ?? '',
  );
  const people = ['sender', 'fromAddress', 'recipient', 'toAddresses'].map((key) =>
    sayAll(message[key], limits.asset).join(),
  );
  return `message/${digest([...parts, ...people, ...threats.map(threatId)])}`;
}

const SCORES = ['malwareScore', 'phishScore', 'impostorScore', 'spamScore'] as const;

/** The highest of the scores from 0 to 100, which is as near to a severity as Proofpoint comes. */
function score(message: Message): string | undefined {
  const scored = SCORES.map((key) => ({ key, value: whole(message[key]) ?? 0 }));
  const highest = scored.reduce((one, other) => (other.value > one.value ? other : one));
  return highest.value > 0 ? `${highest.key.replace('Score', '')} score ${highest.value}` : undefined;
}

function evidence(message: Message, threats: readonly Threat[]): Found {
  const found = nothingFound();
  for (const person of sayAll(digFirst(message, 'recipient', 'toAddresses'), limits.asset))
    affect(found, person);
  for (const threat of threats) threatEvidence(found, threat);
  for (const part of records(message.messageParts)) {
    if (part.sandboxStatus !== 'threat') continue;
    indicate(found, 'sha256', part.sha256);
    indicate(found, 'md5', part.md5);
    indicate(found, 'filename', part.filename);
  }
  indicate(found, 'email', message.sender);
  indicate(found, 'ip', message.senderIP);
  return found;
}

/** Threats may have been known before, or be found in a message that was delivered long ago. */
function detectedAt(messageAt: number | undefined, threats: readonly Threat[]): number | undefined {
  const times = threats.map((threat) => when(threat.threatTime)).filter((at) => at !== undefined);
  if (times.length === 0) return messageAt;
  return Math.max(messageAt ?? 0, Math.min(...times));
}

/** A message of the SIEM API, blocked or delivered. */
export function readMessage(message: Message): Verdict {
  const threats = records(message.threatsInfoMap);
  const messageAt = whenFirst(message, 'messageTime', 'eventTime');
  const at = detectedAt(messageAt, threats);
  if (at === undefined)
    return refused(
      'messageTime',
      'is missing or no time, and so is threatTime; send the message whole, as the SIEM API gives it',
    );
  const fate = fateOf(message);
  const [category, spoken] = classified(threats.map((threat) => threat.classification).find((word) => word));
  const subject = say(message.subject, limits.title - 60);
  const draft = {
    externalId: identity(message, threats),
    source: SOURCE,
    title: `${spoken} message${fate.word === undefined ? '' : ` ${fate.word}`}${subject === undefined ? '' : `: ${subject}`}`,
    severity: severityOf(fate, category),
    sourceSeverity: score(message),
    ...stageOf(threats),
    sourceStatus: say(threats[0]?.threatStatus, limits.said),
    module: 'email' as const,
    category,
    url: linkFirst(...threats.map((threat) => digFirst(threat, 'threatUrl', 'threatURL'))),
    detectedAt: at,
    occurredAt: messageAt,
    ...evidenceOf(evidence(message, threats)),
  };
  return accepted(draft, clusterOf(message));
}
