import type { Facet as CountedFacet } from '../../../../shared/wire/http/incident-counts.ts';
import type { Choice } from '../../../ui/choice-list.tsx';
import { useStanding } from '../../frame/actor.tsx';
import { useQueue } from '../queue.ts';
import type { Facet } from './facet.ts';
import { useNames } from './names.ts';
import { useFilter } from './use-filter.ts';
import { filterLabel, knownValues, wordOf } from './words.ts';

/** Filters that choose from values there are. */
export const offered = ['severity', 'status', 'assignee', 'tenant', 'group', 'module', 'source'] as const;
export type Offered = (typeof offered)[number];

/** What filters can be set to, with how many rows each value would show. */
function useChoices(): Record<Offered, () => Choice[]> {
  const { counts } = useQueue();
  const { selector } = useStanding();
  const names = useNames();

  const counted = (facet: CountedFacet): Choice[] =>
    (counts.known()?.facets[facet] ?? []).map(({ value, word, n }) => ({
      value,
      word: word ?? wordOf(facet, value, names),
      n,
    }));
  const unless = (): number | undefined => (counts.known() ? 0 : undefined);
  /** All there are, in their own order, also those with nothing. */
  const fixed = (name: 'severity' | 'status' | 'module'): Choice[] =>
    knownValues[name]!.map((value) => ({
      value,
      word: wordOf(name, value, names),
      n: counts.of(name, value) ?? unless(),
    }));
  return {
    severity: () => fixed('severity'),
    status: () => fixed('status'),
    module: () => fixed('module'),
    /** All customers of the scope, those with most rows first. */
    tenant: () => {
      const known = new Map(counted('tenant').map((choice) => [choice.value, choice.n]));
      return selector()
        .tenants.map(({ id, slug, name }) => ({
          value: slug,
          word: name,
          n: known.get(slug) ?? known.get(id) ?? unless(),
        }))
        .sort((one, other) => (other.n ?? 0) - (one.n ?? 0) || one.word.localeCompare(other.word));
    },
    group: () => selector().groups.map(({ id, name }) => ({ value: id, word: name })),
    /** Me and nobody first; then those who have something. */
    assignee: () => [
      { value: 'me', word: 'Me', n: counts.of('assignee', 'me') },
      { value: 'none', word: 'Unassigned', n: counts.of('assignee', 'none') ?? unless() },
      ...counted('assignee').filter(({ value }) => value !== 'me' && value !== 'none'),
    ],
    source: () => counted('source'),
  };
}

/** One of them. */
export function useOfferedFacet(name: Offered): Facet {
  const filter = useFilter();
  const choices = useChoices();
  return {
    label: filterLabel[name],
    choices: choices[name],
    chosen: () => filter.values(name),
    // Details are of one module.
    choose: (next) =>
      name === 'module' ? filter.setAll({ module: next, detail: [] }) : filter.set(name, next),
  };
}
