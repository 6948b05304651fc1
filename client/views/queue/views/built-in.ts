export interface ViewEntry {
  readonly name: string;
  /** The list's address after the `?`. */
  readonly query: string;
}

/** What everybody needs, before anyone has saved anything. */
export const builtIn: readonly ViewEntry[] = [
  { name: 'All', query: '' },
  { name: 'Open', query: 'status=open&status=in_progress' },
  { name: 'Mine', query: 'status=open&status=in_progress&assignee=me' },
  { name: 'Unassigned', query: 'status=open&status=in_progress&assignee=none' },
  { name: 'Criticals', query: 'severity=critical&status=open&status=in_progress' },
  { name: 'Snoozed', query: 'snoozed=only' },
];
