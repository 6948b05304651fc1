import type { Incident } from '../../shared/wire/http/incidents.ts';

/** What can be done to incidents: how a button says it, its key, and to which it can be done. */
export interface ActKind {
  readonly word: string;
  readonly key?: string;
  /** Why it cannot be done to one that may be worked on; null where it can. */
  why(incident: Incident, me: string): string | null;
  /** Only to incidents of one customer together. */
  readonly within?: 'customer';
}

const always = () => null;
const closed = ({ status }: Incident) => (status === 'closed' ? 'Already closed' : null);

const actKinds = {
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
  assign: { word: 'Assign', key: 'i', why: always },
  close: { word: 'Close', key: 'c', why: closed },
  reopen: {
    word: 'Reopen',
    key: 'o',
    why: ({ status }) => (status === 'closed' ? null : 'Not closed'),
  },
  escalate: { word: 'Escalate', key: 'e', why: closed },
  severity: { word: 'Severity', key: 's', why: always },
  status: { word: 'Status', why: always },
  tags: { word: 'Tags', key: 't', why: always },
  snooze: { word: 'Snooze', key: 'z', why: closed },
  pause: {
    word: 'Pause',
    why: ({ status }) => (status === 'in_progress' ? null : 'Only what is in progress can be paused'),
  },
  merge: {
    word: 'Merge as duplicate',
    key: 'd',
    why: ({ duplicate_of }) => (duplicate_of === null ? null : `Already merged into ${duplicate_of}`),
    within: 'customer',
  },
  module: { word: 'Module and category', why: always },
  note: { word: 'Note', key: 'n', why: always },
} as const satisfies Record<string, ActKind>;

export type ActName = keyof typeof actKinds;
export const actNames = Object.keys(actKinds) as ActName[];
export const kindOf = (name: ActName): ActKind => actKinds[name];
