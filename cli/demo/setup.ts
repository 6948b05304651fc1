import type { IncidentList } from '../../shared/wire/http/incidents.ts';
import type { Session } from '../api/session.ts';
import { customers } from './customers.ts';
import type { Subject } from './record.ts';

/** Ids of the demo's own incidents begin so: those of anybody else are left alone. */
export const PREFIX = 'demo-';
/** Open incidents taken over from an earlier run. More than these were left by a run that went wrong. */
const MAX_ADOPTED = 5_000;

export async function createCustomers(session: Session): Promise<number> {
  const present = new Set((await session.tenants()).map((tenant) => tenant.slug));
  const missing = customers.filter((customer) => !present.has(customer.slug));
  for (const { slug, name, criticality, state } of missing)
    await session.createTenant({ slug, name, criticality, state });
  return missing.length;
}

const OPEN = 'status=open&status=in_progress';

/** Whether an earlier run has told the past already. */
export async function hasHistory(session: Session): Promise<boolean> {
  const page = await session.call<IncidentList>('GET', '/api/v1/incidents?limit=1');
  return page.items.length > 0 || (page.hidden ?? 0) > 0;
}

/** The demo's own incidents that a filter selects. */
async function* ownIncidents(session: Session, filter: string): AsyncGenerator<Subject> {
  let cursor = '';
  for (let seen = 0; seen < MAX_ADOPTED; ) {
    const page = await session.call<IncidentList>('GET', `/api/v1/incidents?limit=200&${filter}${cursor}`);
    seen += page.items.length;
    for (const { tenant, external_id, source, title, severity } of page.items) {
      if (external_id.startsWith(PREFIX)) yield { tenant: tenant.slug, external_id, source, title, severity };
    }
    if (page.next_cursor === null) return;
    cursor = `&cursor=${encodeURIComponent(page.next_cursor)}`;
  }
}

export const stillOpen = (session: Session): AsyncGenerator<Subject> => ownIncidents(session, OPEN);

/** What people have closed themselves since `from`, or taken on under the address they sign in with. */
export async function* inHand(session: Session, email: string, from: number): AsyncGenerator<Subject> {
  const since = encodeURIComponent(new Date(from).toISOString());
  yield* ownIncidents(session, `status=closed&closed_from=${since}`);
  yield* ownIncidents(session, `${OPEN}&assignee=${encodeURIComponent(email)}`);
}
