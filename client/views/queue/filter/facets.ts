import type { Facet } from '../../../../shared/wire/http/incident-counts.ts';
import { useActor, useStanding } from '../../frame/actor.tsx';
import { useQueue } from '../queue.ts';
import type { FacetChoice } from './facet-menu.tsx';
import { knownValues, type Names, wordOf } from './words.ts';

/** Names for what the address knows by slug or id, as far as the reader may know them. */
export function useNames(): Names {
  const me = useActor();
  const { selector } = useStanding();
  const { counts, storms } = useQueue();
  return {
    tenant: (slug) => selector().tenants.find((one) => one.slug === slug || one.id === slug)?.name ?? slug,
    group: (id) => selector().groups.find((one) => one.id === id || one.name === id)?.name ?? id,
    assignee: (value) => {
      if (value === 'me') return 'Me';
      if (value === 'none') return 'Unassigned';
      if (value === me().actor.id) return me().actor.name;
      return counts.known()?.facets.assignee.find((one) => one.value === value)?.word ?? value;
    },
    storm: (id) => {
      const storm = storms.known().get(id);
      return storm ? `of ${storm.source} at ${storm.tenant.name}` : 'one';
    },
  };
}

/** What a filter can be set to, with how many rows each value would show. */
export function useFacets() {
  const { counts } = useQueue();
  const { selector } = useStanding();
  const names = useNames();

  const counted = (facet: Facet): FacetChoice[] =>
    (counts.known()?.facets[facet] ?? []).map(({ value, word, n }) => ({
      value,
      word: word ?? wordOf(facet, value, names),
      n,
    }));
  const unless = (): number | undefined => (counts.known() ? 0 : undefined);
  return {
    /** All there are, in their own order, also those with nothing. */
    fixed: (name: 'severity' | 'status' | 'module'): FacetChoice[] =>
      knownValues[name]!.map((value) => ({
        value,
        word: wordOf(name, value, names),
        n: counts.of(name, value) ?? unless(),
      })),
    /** All customers of the scope, those with most rows first. */
    tenants: (): FacetChoice[] => {
      const known = new Map(counted('tenant').map((choice) => [choice.value, choice.n]));
      return selector()
        .tenants.map(({ id, slug, name }) => ({
          value: slug,
          word: name,
          n: known.get(slug) ?? known.get(id) ?? unless(),
        }))
        .sort((one, other) => (other.n ?? 0) - (one.n ?? 0) || one.word.localeCompare(other.word));
    },
    groups: (): FacetChoice[] => selector().groups.map(({ id, name }) => ({ value: id, word: name })),
    /** Me and nobody first; then those who have something. */
    assignees: (): FacetChoice[] => [
      { value: 'me', word: 'Me', n: counts.of('assignee', 'me') },
      { value: 'none', word: 'Unassigned', n: counts.of('assignee', 'none') ?? unless() },
      ...counted('assignee').filter(({ value }) => value !== 'me' && value !== 'none'),
    ],
    sources: (): FacetChoice[] => counted('source'),
  };
}
