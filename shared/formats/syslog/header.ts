import { when } from '../reading/when.ts';
import { zoneMs } from '../reading/zone.ts';
import { structuredData } from './structured.ts';

/** What stands before the message of a syslog line (RFC 5424, RFC 3164 and what devices make of it). */
export interface SyslogHeader {
  /** Facility × 8 + severity, 0 to 191. */
  readonly priority?: number;
  /** As written; see `headerTime`. */
  readonly time?: string;
  readonly host?: string;
  readonly app?: string;
  readonly pid?: string;
  readonly messageId?: string;
  /** Parameters of structured data by name, the element's id before it. */
  readonly data?: ReadonlyMap<string, string>;
  readonly message: string;
}

/** Headers are looked for in this much of a line: RFC 5424 allows less without structured data. */
const MAX_HEADER = 1_024;

const PRI = /^<(\d{1,3})>/;
const MAX_PRIORITY = 191;

const RFC5424 = /^(\d{1,2}) (\S{1,64}) (\S{1,255}) (\S{1,255}) (\S{1,128}) (\S{1,128})(?: |$)/;
/** Meraki writes a version and then seconds since 1970, a name and a kind. */
const MERAKI = /^1 (\d{10}(?:\.\d{1,9})?) (\S{1,255}) (\S{1,64}) /;
const ISO = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?)(?:: ?|\s+|$)/;
const BSD =
  /^[*.]?([A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d{1,9})?(?: \d{4}(?=[ :]))?)(?: ([A-Z]{1,5}|(?:UTC|GMT)?[+-]\d\d:?\d\d)(?=[ :]))?(?:: ?|\s+|$)/;
/** Cisco numbers its messages. */
const SEQUENCE = /^\d{1,10}: /;
const HOST = /^([\w][\w.:%-]{0,254})(?: :|:?)\s+(?=\S)/;
const TAG = /^([\w./@-]{1,64})(?:\[([^\]\s]{1,64})\])?:(?:\s|$)/;
const MNEMONIC = /^:?\s{0,2}%([A-Z0-9_]{1,32})(?:-[A-Z0-9_]{1,32})?-(\d)-([A-Z0-9_]{1,64}):\s?/;

const nil = (field: string | undefined): string | undefined => (field === '-' ? undefined : field);

/** The header of a line, and the rest as its message. Every line has one, if only an empty one. */
export function syslogHeader(line: string): SyslogHeader {
  const pri = PRI.exec(line);
  const priority = pri === null ? undefined : Number(pri[1]);
  if (pri === null || priority === undefined || priority > MAX_PRIORITY)
    return old(line.trimStart(), undefined);
  const rest = line.slice(pri[0].length).trimStart();
  return meraki(rest, priority) ?? modern(rest, priority) ?? old(rest, priority);
}

function meraki(rest: string, priority: number): SyslogHeader | null {
  const parts = MERAKI.exec(rest.slice(0, MAX_HEADER));
  if (parts === null) return null;
  const [whole, time, host, app] = parts;
  return { priority, time: time!, host: host!, app: app!, message: rest.slice(whole.length) };
}

/** RFC 5424; null where the line is of the older kind. */
function modern(rest: string, priority: number): SyslogHeader | null {
  const parts = RFC5424.exec(rest.slice(0, MAX_HEADER));
  if (parts === null) return null;
  const [whole, , time, host, app, pid, messageId] = parts;
  if (nil(time) !== undefined && when(time) === undefined) return null;
  const { data, message } = structuredData(rest.slice(whole.length));
  return said({ priority, data, message, ...named(time, host, app, pid, messageId) });
}

const named = (time?: string, host?: string, app?: string, pid?: string, messageId?: string) => ({
  time: nil(time),
  host: nil(host),
  app: nil(app),
  pid: nil(pid),
  messageId: nil(messageId),
});

/** Absent and undefined are the same to readers of a header, so that its type need not say both. */
function said(header: { [K in keyof SyslogHeader]: SyslogHeader[K] | undefined }): SyslogHeader {
  const told: Record<string, unknown> = {};
  for (const key in header) {
    const value = header[key as keyof SyslogHeader];
    if (value !== undefined) told[key] = value;
  }
  return told as unknown as SyslogHeader;
}

/** Cisco may put the device's name before the time. */
const NAME_FIRST = /^([\w][\w.:-]{0,254}): (?=[*.]?[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:)/;

/** RFC 3164, and what devices make of it: a year, a zone, a sequence number, no host, no tag. */
function old(line: string, priority: number | undefined): SyslogHeader {
  const unnumbered = priority === undefined ? line : line.replace(SEQUENCE, '');
  const first = NAME_FIRST.exec(unnumbered);
  if (first !== null) return { ...old(unnumbered.slice(first[0].length), priority), host: first[1]! };
  const head = unnumbered.slice(0, MAX_HEADER);
  const dated = ISO.exec(head) ?? BSD.exec(head);
  if (dated === null) return said({ priority, ...named(), ...tagged(unnumbered) });
  const zone = dated[2];
  // Capitals after the time are a zone only if they are one; a host may be called DC or FW.
  const isZone = zone !== undefined && zoneMs(zone) !== undefined;
  const time = isZone ? `${dated[1]} ${zone}` : dated[1]!;
  const taken = zone === undefined || isZone ? dated[0].length : head.indexOf(zone, dated[1]!.length);
  const rest = unnumbered.slice(taken);
  const host = tagOf(rest) === null ? HOST.exec(rest.slice(0, MAX_HEADER)) : null;
  const message = host === null ? rest : rest.slice(host[0].length);
  return said({ priority, ...named(time, host?.[1]), ...tagged(message) });
}

/** What begins here is the event itself and no program's name. */
const EVENT = /^(?:CEF|LEEF): {0,2}\d/;

const tagOf = (text: string) => {
  const head = text.slice(0, MAX_HEADER);
  return EVENT.test(head) ? null : (TAG.exec(head) ?? MNEMONIC.exec(head));
};

function tagged(
  text: string,
): Pick<SyslogHeader, 'app' | 'pid' | 'messageId'> & { readonly message: string } {
  const tag = tagOf(text);
  if (tag === null) return { message: text };
  if (tag.length > 3) {
    return { app: tag[1]!, messageId: `${tag[1]}-${tag[2]}-${tag[3]}`, message: text.slice(tag[0].length) };
  }
  const message = text.slice(tag[0].length).trimStart();
  return tag[2] === undefined ? { app: tag[1]!, message } : { app: tag[1]!, pid: tag[2], message };
}

/** Epoch milliseconds of a header's time. One without a year needs the instant of receipt; see `dated`. */
export const headerTime = ({ time }: SyslogHeader, receivedAt: number | undefined): number | undefined =>
  time === undefined ? undefined : when(time, receivedAt);
