import { type Facts, factsOf } from '../reading/facts/facts.ts';
import { say } from '../reading/sensor.ts';
import type { SyslogHeader } from './header.ts';
import { messagePairs } from './pairs.ts';
import { panOs } from './pan-os.ts';

/** A line that carries no event of another format: what it says, and who says it. */
export interface Line {
  readonly header: SyslogHeader;
  readonly facts: Facts;
  /** Whether the line is a list of named values rather than prose. */
  readonly isListed: boolean;
  readonly source: string;
}

/** Prose with a few pairs in it is prose. */
const LISTED_FROM = 6;

/** Which product's lines these are, by what only it writes. */
function sourceOf({ header, facts }: Omit<Line, 'source'>, isPanOs: boolean): string {
  if (isPanOs) return 'palo-alto-pan-os';
  if (
    header.messageId !== undefined &&
    header.app !== undefined &&
    header.messageId.startsWith(`${header.app}-`)
  ) {
    return /^(?:ASA|FTD|PIX)$/.test(header.app) ? `cisco-${header.app.toLowerCase()}` : 'cisco-ios';
  }
  if (facts.keys.has('logid') && facts.keys.has('devid')) return 'fortigate';
  if (facts.keys.has('log_component') || facts.keys.get('device') === 'SFW') return 'sophos-firewall';
  if (facts.keys.has('loguid') && facts.keys.has('origin')) return 'check-point';
  return 'syslog';
}

/** Meraki ends its pairs with the name of what it found, written as prose. */
function prose(message: string): string | undefined {
  const at = message.slice(0, 2_000).indexOf(' message: ');
  return at === -1 ? undefined : say(message.slice(at + ' message: '.length), 500);
}

export function lineOf(header: SyslogHeader): Line {
  const columns = panOs(header.message);
  const pairs = columns ?? messagePairs(header.message);
  for (const [name, value] of header.data ?? []) {
    const key = name.slice(name.indexOf(' ') + 1).toLowerCase();
    if (!pairs.has(key)) pairs.set(key, value);
  }
  const words = prose(header.message);
  if (words !== undefined && !pairs.has('msg')) pairs.set('msg', words);
  const facts = factsOf(pairs);
  const line = {
    header,
    facts,
    isListed: columns !== null || messagePairsCount(pairs, header) >= LISTED_FROM,
  };
  return { ...line, source: sourceOf(line, columns !== null) };
}

const messagePairsCount = (pairs: ReadonlyMap<string, string>, { data }: SyslogHeader): number =>
  pairs.size - (data?.size ?? 0);

/** Longest stretch of a message that makes its pattern. */
const MAX_PATTERN = 500;

/** A message without what differs from one time to the next: numbers, and words that hold some. */
export const patternOf = (message: string): string =>
  (say(message, MAX_PATTERN) ?? '').replace(/[\w:-]{0,64}\d[\w:-]{0,64}/g, '#');
