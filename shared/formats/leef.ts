import { attributesOf } from './leef/attributes.ts';
import { type LeefHeader, leefHeader } from './leef/header.ts';
import { leefSeverity } from './leef/severity.ts';
import { digest } from './reading/digest.ts';
import { factsEvidence } from './reading/facts/evidence.ts';
import { type Facts, factsOf, tell, tellFirst } from './reading/facts/facts.ts';
import { factsKind } from './reading/facts/kind.ts';
import { sourceOf } from './reading/facts/source.ts';
import { factsStory, recurring } from './reading/facts/story.ts';
import { factsTimes } from './reading/facts/times.ts';
import { factsTitle } from './reading/facts/title.ts';
import { limits } from './reading/limit.ts';
import { linkFirst } from './reading/link.ts';
import { spoken } from './reading/prose.ts';
import { say } from './reading/sensor.ts';
import { type Text, textOf } from './reading/text.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';
import { syslogLines } from './syslog/frames.ts';
import { headerTime, syslogHeader } from './syslog/header.ts';

/** Where products put the name that LEEF's header has no room for. */
const NAMES = [
  'name',
  'eventname',
  'event_name',
  'eventmessage',
  'eventdesc',
  'alertname',
  'title',
  'action',
];
/** An event id that is a word and no number: `Connection_Discarded`, `console_login`, `DENY_RULE`. */
const WORDS = /^[A-Za-z]{3,}(?:[\s_.-][A-Za-z]+)*$/;

function nameOf(header: LeefHeader, facts: Facts): string | undefined {
  const own = NAMES.slice(0, -1);
  const isWord = WORDS.test(header.eventId) && header.eventId.length <= limits.title;
  return (
    say(tellFirst(facts, own), limits.title) ??
    (isWord ? spoken(header.eventId) : say(tellFirst(facts, NAMES), limits.title))
  );
}

/** LEEF has no key that identifies an event, so the whole event does; see `cef`. */
const identity = ({ event }: LeefHeader, isDated: boolean, sentAt: number | undefined): string =>
  digest([event.trim(), isDated ? '' : `${sentAt ?? ''}`]);

function draft(
  header: LeefHeader,
  facts: Facts,
  { shippedAt }: Text<LeefHeader>,
  receivedAt: number | undefined,
) {
  const product = [header.vendor, header.product].filter((part) => part !== '').join(' ');
  const source = sourceOf(header.vendor, header.product, 'leef');
  const name = nameOf(header, facts);
  const title = factsTitle(facts, name, product || 'LEEF');
  const own = factsTimes(facts, receivedAt);
  const sentAt = headerTime(syslogHeader(header.before), receivedAt) ?? shippedAt;
  return {
    externalId: identity(header, own.detectedAt !== undefined, sentAt),
    fingerprint: recurring(facts, source, header.eventId, title),
    source,
    title,
    ...leefSeverity(facts.keys.get('sev') ?? tell(facts, 'severity')),
    ...factsKind(product, name, tell(facts, 'category'), title, tell(facts, 'text')),
    description: factsStory(facts, product, title),
    url: linkFirst(tell(facts, 'link')),
    detectedAt: own.detectedAt ?? sentAt,
    occurredAt: own.occurredAt,
    ...factsEvidence(facts, title),
  };
}

function read(record: unknown, receivedAt?: number): Verdict {
  const text = textOf(record, leefHeader);
  if (text === null) {
    return refused(
      '',
      'this is no event in LEEF; send lines like LEEF:2.0|vendor|product|version|event|^|key=value^key=value',
    );
  }
  const header = text.content;
  const facts = factsOf(attributesOf(header.attributes, header.delimiter));
  if (header.eventId === '' && facts.keys.size === 0) {
    return refused(
      'eventId',
      'neither an event id nor any attribute: nothing says what happened; fill one in',
    );
  }
  return accepted(draft(header, facts, text, receivedAt), say(tell(facts, 'tenant'), limits.tenant));
}

/** Events in QRadar's Log Event Extended Format, 1.0 and 2.0, with or without a syslog header before them. */
export const leef: Format = {
  read,
  recognise: (record) => (textOf(record, leefHeader) === null ? null : 'has the fields of a LEEF header'),
  lines: syslogLines,
};
