import type { BulkResult, ChangedIncident } from '../../shared/wire/http/acts.ts';
import type { LogPage } from '../../shared/wire/http/events.ts';
import type { Incident, IncidentList } from '../../shared/wire/http/incidents.ts';
import type { Installation } from './installation.ts';
import type { Customer, Operator } from './operator.ts';

// biome-ignore lint/suspicious/noExplicitAny: the body of an answer is what the tests look into
export type Said = { readonly status: number; readonly body: any };

/** New incidents of a customer, as they are shown, in the order of their numbers. */
export async function newIncidents(
  { operator }: Installation,
  customer: Customer,
  count = 1,
  given: object = {},
): Promise<Incident[]> {
  const known = await operator.get<IncidentList>(`/api/v1/incidents?tenant=${customer.slug}&limit=200`);
  const before = new Set(known.items.map(({ id }) => id));
  await operator.settled(customer, await operator.report(customer, count, given));
  const { items } = await operator.get<IncidentList>(`/api/v1/incidents?tenant=${customer.slug}&limit=200`);
  return items
    .filter(({ id }) => !before.has(id))
    .sort((a, b) => Number(a.number.split('-').at(-1)) - Number(b.number.split('-').at(-1)));
}

const say = async (answer: Response): Promise<Said> => ({ status: answer.status, body: await answer.json() });

export const tryChange = async (by: Operator, id: string, change: object): Promise<Said> =>
  say(await by.ask('PATCH', `/api/v1/incidents/${id}`, change));

/** The same, where it must succeed. */
export async function change(by: Operator, incident: Incident, wanted: object): Promise<ChangedIncident> {
  const { status, body } = await tryChange(by, incident.id, { version: incident.version, ...wanted });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export const look = (by: Operator, { id }: Pick<Incident, 'id'>): Promise<Incident> =>
  by.get<Incident>(`/api/v1/incidents/${id}`);
export const historyOf = async (by: Operator, { id }: Pick<Incident, 'id'>): Promise<LogPage['items']> =>
  (await by.get<LogPage>(`/api/v1/incidents/${id}/events?limit=200`)).items;
export const bulk = (by: Operator, body: object): Promise<BulkResult> =>
  by.post<BulkResult>('/api/v1/incidents/bulk', body);
export const tryUndo = async (by: Operator, act: string | null): Promise<Said> =>
  say(await by.ask('POST', `/api/v1/acts/${act}/undo`));
