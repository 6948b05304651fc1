import { isRecord } from '../reading/field.ts';
import { type Found, indicate } from '../reading/found.ts';
import { digFirst, say } from '../reading/sensor.ts';
import { type Stage, stageWords } from '../reading/words.ts';

type Fields = Readonly<Record<string, unknown>>;

const CLASSES: Readonly<Record<string, readonly [category: string, spoken: string]>> = {
  malware: ['malware', 'Malware'],
  phish: ['phishing', 'Phishing'],
  phishing: ['phishing', 'Phishing'],
  toad: ['phishing', 'Callback phishing'],
  impostor: ['impersonation', 'Impostor'],
  bec: ['impersonation', 'Impostor'],
  spam: ['spam', 'Spam'],
};
const OTHERWISE = ['phishing', 'Malicious'] as const;

/** What a threat is, as category and as the first word of a title. */
export function classified(classification: unknown): readonly [category: string, spoken: string] {
  const word = (say(classification, 32) ?? '').toLowerCase();
  return Object.hasOwn(CLASSES, word) ? CLASSES[word]! : OTHERWISE;
}

const words = stageWords([
  [{ status: 'open' }, ['active']],
  [{ status: 'closed' }, ['cleared']],
  [{ status: 'closed', resolution: 'false_positive' }, ['falsePositive']],
]);

/** A message with several threats is over when all of them are. */
export function stageOf(threats: readonly Fields[]): Stage | undefined {
  const stages = threats.map((threat) => words(threat.threatStatus));
  return (
    stages.find((stage) => stage?.status === 'open') ??
    stages.find((stage) => stage !== undefined && stage.resolution === undefined) ??
    stages.find((stage) => stage !== undefined)
  );
}

/** A web address, or the host alone, which is how most of them are written. */
export function address(found: Found, value: unknown): void {
  if (typeof value !== 'string') return;
  if (value.includes('://')) indicate(found, 'url', value);
  else
    indicate(found, value.includes('/') ? 'url' : 'domain', value.includes('/') ? `http://${value}` : value);
}

const MAX_LISTED = 100;
export const records = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.slice(0, MAX_LISTED).filter(isRecord) : [];

/** What a threat is known by: a link, the hash of an attachment, an address that mail comes from. */
export function threatEvidence(found: Found, threat: Fields): void {
  const value = threat.threat;
  const type = (say(threat.threatType, 32) ?? '').toLowerCase();
  if (type === 'url') address(found, value);
  else if (type === 'attachment') indicate(found, 'hash', value);
  else if (typeof value === 'string' && value.includes('@')) indicate(found, 'email', value);
  for (const actor of records(threat.actors)) indicate(found, 'actor', actor.name);
}

export const threatId = (threat: Fields): string => say(digFirst(threat, 'threatID', 'threatId'), 128) ?? '';
