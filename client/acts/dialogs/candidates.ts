import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { severities } from '../../../shared/domain/incident.ts';
import type { Incident, IncidentList } from '../../../shared/wire/http/incidents.ts';
import type { RelatedIncidents } from '../../../shared/wire/http/indicators.ts';
import { get } from '../../api.ts';
import { plain, ranked } from '../../ui/search-rank.ts';

/** Another incident, and why it is offered. */
export interface Found extends Pick<Incident, 'id' | 'number' | 'title' | 'severity' | 'status'> {
  readonly why: string;
}

/** One that was chosen before. */
export const readFound = async (id: string): Promise<Found> => ({
  ...(await get<Incident>(`/api/v1/incidents/${encodeURIComponent(id)}`)),
  why: '',
});

/** Enough to find one by its number or title among the newest without asking again. */
const NEWEST = 200;
/** Whoever types on has not asked yet. */
const PAUSE_MS = 150;
const MOST_OFFERED = 30;

const listPath = (tenant: string, more: Record<string, string>): string => {
  const query = new URLSearchParams({
    tenant,
    counted: 'false',
    snoozed: 'shown',
    limit: String(NEWEST),
    ...more,
  });
  for (const severity of severities) query.append('severity', severity);
  return `/api/v1/incidents?${query}`;
};

/** What an incident has in common with those it might be merged into, in one word; the more, the lower the rank. */
function likeness(
  one: Incident,
  targets: readonly Incident[],
): { readonly rank: number; readonly why: string } {
  const same = <T>(of: (incident: Incident) => T) => targets.every((target) => of(target) === of(one));
  const indicators = new Set(targets.flatMap((target) => target.indicators.map(({ value }) => value)));
  if (one.indicators.some(({ value }) => indicators.has(value)))
    return { rank: 0, why: 'shares an indicator' };
  if (same(({ source, title }) => `${source} ${title}`)) return { rank: 1, why: 'same source and title' };
  if (same(({ title }) => title)) return { rank: 2, why: 'same title' };
  if (same(({ source, category }) => `${source} ${category}`)) return { rank: 3, why: 'same source' };
  return { rank: 4, why: '' };
}

/** Incidents of the targets' customer that `text` may mean, those that are likest first. */
export function createCandidates(targets: readonly Incident[], text: Accessor<string>) {
  const tenant = targets[0]!.tenant.id;
  const own = new Set(targets.map(({ id }) => id));
  const [known, setKnown] = createSignal<ReadonlyMap<string, Incident>>(new Map());
  const [related, setRelated] = createSignal<readonly Found[]>([]);
  const [asked, setAsked] = createSignal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const read = async <T>(path: string, take: (answer: T) => void) => {
    setAsked((count) => count + 1);
    await get<T>(path).then(take, () => undefined);
    setAsked((count) => count - 1);
  };
  const add = ({ items }: IncidentList) => {
    const fits = items.filter(({ id, duplicate_of }) => !own.has(id) && duplicate_of === null);
    setKnown((before) => new Map([...before, ...fits.map((one) => [one.id, one] as const)]));
  };
  void read<IncidentList>(listPath(tenant, {}), add);
  void read<RelatedIncidents>(
    `/api/v1/incidents/${encodeURIComponent(targets[0]!.id)}/related`,
    ({ items }) => {
      const here = items.filter(({ incident }) => incident.tenant.id === tenant && !own.has(incident.id));
      setRelated(here.map(({ incident }) => ({ ...incident, why: 'shares an indicator' })));
    },
  );
  createEffect(
    on(
      text,
      (typed) => {
        clearTimeout(timer);
        if (typed.trim() === '') return;
        timer = setTimeout(
          () => void read<IncidentList>(listPath(tenant, { q: typed.trim() }), add),
          PAUSE_MS,
        );
      },
      { defer: true },
    ),
  );
  const found = createMemo((): readonly Found[] => {
    const near = [...known().values()]
      .map((one) => ({ one, ...likeness(one, targets) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ one, why }): Found => ({ ...one, why }));
    const all = new Map([...related(), ...near].map((one) => [one.id, one]));
    const fits = ranked(text(), [...all.values()], ({ number, title }) => [plain(number), plain(title)]);
    return fits.slice(0, MOST_OFFERED);
  });
  return { found, busy: () => asked() > 0 };
}
