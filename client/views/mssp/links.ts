import { severities } from '../../../shared/domain/incident.ts';

export type Filter = Record<string, string | readonly string[]>;

/** The list hides what is snoozed, which no number leaves out. */
const WITH_SNOOZED = { snoozed: 'shown' } as const;

/** Not closed. */
export const OPEN = { status: ['open', 'in_progress'], ...WITH_SNOOZED } as const;
/** Without a severity filter the list hides `info`, which the numbers of new and closed incidents do count. */
export const EVERY_SEVERITY = { severity: severities, ...WITH_SNOOZED } as const;

/** Address of the list, below a place's root, that shows exactly the rows behind a number. */
export function incidentsHref(root: string, filter: Filter): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(filter)) {
    for (const value of [values].flat()) query.append(name, value);
  }
  return `${root}/incidents?${query}`;
}

export const instant = (at: number): string => new Date(at).toISOString();
