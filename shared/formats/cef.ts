import { type CefHeader, cefHeader } from './cef/header.ts';
import { pairsOf } from './cef/pairs.ts';
import { cefSeverity } from './cef/severity.ts';
import { withBareKeys } from './cef/vendor-keys.ts';
import { digest } from './reading/digest.ts';
import { factsEvidence } from './reading/facts/evidence.ts';
import { type Facts, factsOf, tell } from './reading/facts/facts.ts';
import { factsKind } from './reading/facts/kind.ts';
import { sourceOf } from './reading/facts/source.ts';
import { factsStory, recurring } from './reading/facts/story.ts';
import { factsTimes } from './reading/facts/times.ts';
import { factsTitle } from './reading/facts/title.ts';
import { limits } from './reading/limit.ts';
import { linkFirst } from './reading/link.ts';
import { say } from './reading/sensor.ts';
import { type Text, textOf } from './reading/text.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';
import { syslogLines } from './syslog/frames.ts';
import { headerTime, syslogHeader } from './syslog/header.ts';

/**
 * No key of CEF identifies an event (`externalId` is often a session or a counter, `deviceExternalId` names the
 * device), so the whole event does; one that says no time of its own is told apart by when it was sent.
 */
const identity = ({ event }: CefHeader, isDated: boolean, sentAt: number | undefined): string =>
  digest([event.trim(), isDated ? '' : `${sentAt ?? ''}`]);

function draft(
  header: CefHeader,
  facts: Facts,
  { shippedAt }: Text<CefHeader>,
  receivedAt: number | undefined,
) {
  const product = [header.vendor, header.product].filter((part) => part !== '').join(' ');
  const source = sourceOf(header.vendor, header.product, 'cef');
  const title = factsTitle(facts, say(header.name, limits.title), product || 'CEF');
  const own = factsTimes(facts, receivedAt);
  const sentAt = headerTime(syslogHeader(header.before), receivedAt) ?? shippedAt;
  const category = tell(facts, 'category');
  return {
    externalId: identity(header, own.detectedAt !== undefined, sentAt),
    fingerprint: recurring(facts, source, header.classId, title),
    source,
    title,
    ...cefSeverity(header.severity, tell(facts, 'severity')),
    ...factsKind(product, header.name, category, title, tell(facts, 'text')),
    description: factsStory(facts, product, title),
    url: linkFirst(tell(facts, 'link')),
    detectedAt: own.detectedAt ?? sentAt,
    occurredAt: own.occurredAt,
    ...factsEvidence(facts, title),
  };
}

function read(record: unknown, receivedAt?: number): Verdict {
  const text = textOf(record, cefHeader);
  if (text === null) {
    return refused(
      '',
      'this is no event in CEF; send lines like CEF:0|vendor|product|version|id|name|severity|key=value …',
    );
  }
  const header = text.content;
  if (header.classId === '' && header.name === '') {
    return refused(
      'name',
      'both the event class and the name are blank: nothing says what happened; fill one in',
    );
  }
  const facts = factsOf(withBareKeys(pairsOf(header.extension), header.extension));
  return accepted(draft(header, facts, text, receivedAt), say(tell(facts, 'tenant'), limits.tenant));
}

/** Events in ArcSight's Common Event Format, versions 0 and 1, with or without a syslog header before them. */
export const cef: Format = {
  read,
  recognise: (record) => (textOf(record, cefHeader) === null ? null : 'has the seven fields of a CEF header'),
  lines: syslogLines,
};
