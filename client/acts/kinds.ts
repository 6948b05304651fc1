import type { Incident } from '../../shared/wire/http/incidents.ts';

/** What can be done to incidents: how a button says it, its key, and to which it can be done. */
export interface ActKind {
  readonly word: string;
  readonly key?: string;
  /** Why it cannot be done to one that may be worked on; null where it can. */
  why(incident: Incident, me: string): string | null;
  /** Done by a dialog, which asks how; the others are done at once. */
  readonly asks?: true;
  /** Only to incidents of one customer together. */
  readonly within?: 'customer';
}

const always = () => null;
const closed = ({ status }: Incident) => (status === 'closed' ? 'Already closed' : null);

export const actKinds = {
  acknowledge: {
    word: 'Acknowledge',
    key: 'a',
    why: ({ status }) => (status === 'open' ? null : 'Already acknowledged'),
  },
  take: {
    word: 'Assign to me',
    key: 'm',
    why: ({ assignee_id }, me) => (assignee_id === me ? 'Already yours' : null),
  },
  assign: { word: 'Assign', key: 'i', why: always, asks: true },
  close: { word: 'Close', key: 'c', why: closed, asks: true },
  reopen: {
    word: 'Reopen',
    key: 'o',
    why: ({ status }) => (status === 'closed' ? null : 'Not closed'),
  },
  escalate: { word: 'Escalate', key: 'e', why: closed, asks: true },
  severity: { word: 'Severity', key: 's', why: always, asks: true },
  status: { word: 'Status', why: always, asks: true },
  tags: { word: 'Tags', key: 't', why: always, asks: true },
  snooze: { word: 'Snooze', key: 'z', why: closed, asks: true },
  pause: {
    word: 'Pause',
    why: ({ status }) => (status === 'in_progress' ? null : 'Only what is in progress can be paused'),
    asks: true,
  },
  merge: {
    word: 'Merge as duplicate',
    key: 'd',
    why: ({ duplicate_of }) => (duplicate_of === null ? null : `Already merged into ${duplicate_of}`),
    asks: true,
    within: 'customer',
  },
  module: { word: 'Module and category', why: always, asks: true },
  note: { word: 'Note', key: 'n', why: always, asks: true },
} as const satisfies Record<string, ActKind>;

export type ActName = keyof typeof actKinds;
export const actNames = Object.keys(actKinds) as ActName[];
export const kindOf = (name: ActName): ActKind => actKinds[name];
