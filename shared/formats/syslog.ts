import { listLimits } from '../domain/incident.ts';
import { digest } from './reading/digest.ts';
import { addressOf } from './reading/evidence.ts';
import { factsEvidence } from './reading/facts/evidence.ts';
import { tell, tellFirst } from './reading/facts/facts.ts';
import { factsKind } from './reading/facts/kind.ts';
import { recurring } from './reading/facts/story.ts';
import { factsTimes } from './reading/facts/times.ts';
import { factsTitle } from './reading/facts/title.ts';
import { limits } from './reading/limit.ts';
import { line as firstLine, spoken } from './reading/prose.ts';
import { say } from './reading/sensor.ts';
import { type Text, textOf } from './reading/text.ts';
import { accepted, type Format, refused, type Verdict } from './reading/verdict.ts';
import { carriedVerdict } from './syslog/carried.ts';
import { syslogLines } from './syslog/frames.ts';
import { headerTime, syslogHeader } from './syslog/header.ts';
import { type Line, lineOf, patternOf } from './syslog/line.ts';
import { syslogSeverity } from './syslog/severity.ts';

/** Longer first lines are prose; the description holds them whole. */
const MAX_TITLE = 240;
const ADDRESS = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g;
/** Where a message is looked through for addresses, and how many are taken. */
const MAX_TEXT = 4_096;
const MAX_ADDRESSES = 20;

function title({ header, facts, isListed, source }: Line): string {
  const { app, messageId, host, message } = header;
  const device = tell(facts, 'device') ?? host ?? spoken(source);
  if (isListed) return factsTitle(facts, tellFirst(facts, ['name']), device);
  const said = firstLine(message, MAX_TITLE);
  if (said !== undefined) return say(app === undefined ? said : `${app}: ${said}`, limits.title)!;
  const from = host === undefined ? '' : ` from ${host}`;
  return say(`${app ?? 'Syslog'} message ${messageId ?? ''}`.trim() + from, limits.title)!;
}

/** Addresses in a message of prose: who knocks at the door stands nowhere else. */
function addresses(message: string): string[] {
  const found = new Set<string>();
  for (const [text] of message.slice(0, MAX_TEXT).matchAll(ADDRESS)) {
    const ip = addressOf(text);
    if (ip !== undefined) found.add(ip);
    if (found.size === MAX_ADDRESSES) break;
  }
  return [...found];
}

function evidence(line: Line, name: string, named: readonly string[]) {
  const found = factsEvidence(line.facts, name);
  const known = new Set(found.indicators?.map((indicator) => indicator.value));
  const further = named.filter((ip) => !known.has(ip)).map((value) => ({ type: 'ip', value }));
  const indicators = [...(found.indicators ?? []), ...further].slice(0, listLimits.indicators);
  const host = say(line.header.host, limits.asset);
  const assets = new Set([...(host === undefined ? [] : [host]), ...(found.assets ?? [])]);
  return {
    techniques: found.techniques,
    indicators: indicators.length > 0 ? indicators : undefined,
    assets: assets.size > 0 ? [...assets].slice(0, listLimits.assets) : undefined,
  };
}

function fingerprint(line: Line, name: string, named: readonly string[]): string {
  const { host = '', app = '', message } = line.header;
  if (line.isListed) return recurring(line.facts, line.source, host, patternOf(name));
  return digest([host, app, patternOf(message), ...named]);
}

function draft(line: Line, text: Text<string>, receivedAt: number | undefined) {
  const { header, facts } = line;
  const name = title(line);
  const named = line.isListed ? [] : addresses(header.message);
  const own = line.isListed ? factsTimes(facts, receivedAt) : {};
  return {
    externalId: digest([text.content.trim(), header.time === undefined ? `${text.shippedAt ?? ''}` : '']),
    fingerprint: fingerprint(line, name, named),
    source: line.source,
    title: name,
    ...syslogSeverity(header.priority, line.isListed ? tell(facts, 'severity') : undefined),
    ...factsKind(`${header.app ?? ''} ${line.source}`, name, tell(facts, 'category')),
    description: say(header.message, limits.description),
    detectedAt: own.detectedAt ?? headerTime(header, receivedAt) ?? text.shippedAt,
    occurredAt: own.occurredAt,
    ...evidence(line, name, named),
  };
}

const isBlank = (line: string): boolean => line.trim() === '';

/**
 * Lines of syslog, RFC 5424 and 3164 and what devices make of them. An event that a line carries in one of `formats`
 * is read by that format. A priority tells the weight of a line and not of an incident, so most lines are no more than
 * information; a line without one is a notice.
 */
export function syslogCarrying(formats: Readonly<Record<string, Format>>): Format {
  const read = (record: unknown, receivedAt?: number): Verdict => {
    const text = textOf(record, (line) => (isBlank(line) ? null : line));
    if (text === null) {
      return refused(
        '',
        'this is no line of text; send lines like <34>1 2026-05-01T12:00:00Z host app - - - message',
      );
    }
    const carried = carriedVerdict(formats, text.content, record, receivedAt);
    if (carried !== null) return carried;
    const line = lineOf(syslogHeader(text.content));
    if (isBlank(line.header.message) && line.facts.keys.size === 0) {
      return refused(
        'message',
        'the line ends with its header: nothing says what happened; send the message with it',
      );
    }
    return accepted(draft(line, text, receivedAt), say(tell(line.facts, 'tenant'), limits.tenant));
  };
  return { read, recognise, lines: syslogLines };
}

const HEADED = /^<\d{1,3}>\S/;

function beginning(line: string): string | null {
  if (HEADED.test(line)) return 'begins with a priority in angle brackets';
  return syslogHeader(line).time === undefined ? null : 'begins with a time, as syslog files do';
}

const recognise = (record: unknown): string | null => textOf(record, beginning)?.content ?? null;
