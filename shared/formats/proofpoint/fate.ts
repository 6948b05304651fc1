import type { Severity } from '../../domain/incident.ts';
import { say } from '../reading/sensor.ts';

/** What became of a message, or of a click on a link in it. */
export interface Fate {
  readonly of: 'message' | 'click';
  readonly word: 'delivered' | 'permitted' | 'blocked' | undefined;
}

/** Lists of the SIEM API. Its records do not say which of them they come from, so opening the answer adds it. */
export const LISTS = ['messagesDelivered', 'clicksPermitted', 'messagesBlocked', 'clicksBlocked'] as const;

/** Where collectors note the list: `messagesDelivered`, `MESSAGE_DELIVERED`, `clicks permitted`, `blocked`. */
const NOTED = ['type', 'eventType', 'event_type', 'event', 'status', 'action'] as const;
const MAX_WORD = 64;

export function fateOf(record: Readonly<Record<string, unknown>>): Fate {
  const noted = NOTED.map((key) => say(record[key], MAX_WORD) ?? '')
    .join(' ')
    .toLowerCase();
  const said = (['delivered', 'permitted', 'blocked'] as const).find((each) => noted.includes(each));
  // What lies in quarantine reached nobody.
  const word = said ?? (say(record.quarantineFolder, MAX_WORD) === undefined ? undefined : 'blocked');
  const isClick = record.clickTime !== undefined || record.clickIP !== undefined || noted.includes('click');
  return { of: isClick ? 'click' : 'message', word };
}

/**
 * Proofpoint grades nothing itself. What reached somebody is worse than what was stopped, and who clicked will click
 * again; spam harms nobody.
 */
export function severityOf({ of, word }: Fate, category: string): Severity {
  if (category === 'spam') return word === 'blocked' ? 'info' : 'low';
  if (word === 'delivered' || word === 'permitted') return 'high';
  if (word === 'blocked') return of === 'click' ? 'medium' : 'low';
  return 'medium';
}
