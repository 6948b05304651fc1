import { createSignal } from 'solid-js';
import { type DetailName, detailKinds } from '../../../../shared/domain/details.ts';
import type { DetailValues } from '../../../../shared/wire/http/incident-details.ts';
import { get } from '../../../api.ts';
import type { Choice } from '../../../ui/choice-list.tsx';
import { detailWord } from '../../../ui/detail-word.ts';
import { useQueue } from '../queue.ts';
import { detailIn, detailsAsked } from './details.ts';
import type { Facet } from './facet.ts';
import { useFilter } from './use-filter.ts';

/** Values of one detail, asked for when the menu opens: those with most rows first, and what is chosen. */
export function useDetailFacet(name: DetailName): Facet {
  const filter = useFilter();
  const queue = useQueue();
  const [known, setKnown] = createSignal<DetailValues['values']>();
  const asked = () => filter.values('detail');
  const chosen = () => [...(detailsAsked(asked()).get(name) ?? [])];

  const read = async () => {
    const query = new URLSearchParams(queue.counted());
    query.set('name', name);
    const answer = await get<DetailValues>(`/api/v1/incidents/details?${query}`).catch(() => undefined);
    // What could not be read leaves the choices of a moment ago.
    if (answer) setKnown(answer.values);
  };
  const choices = (): Choice[] => {
    const counts = new Map(known()?.map(({ value, n }) => [value, n]));
    const { states } = detailKinds[name];
    return [...new Set([...(states ?? counts.keys()), ...chosen()])].map((value) => ({
      value,
      word: detailWord(name, value),
      n: counts.get(value) ?? (known() ? 0 : undefined),
    }));
  };
  const choose = (next: readonly string[]) => {
    const others = asked().filter((each) => detailIn(each)?.name !== name);
    filter.set('detail', [...others, ...next.map((value) => `${name}:${value}`)]);
  };
  return {
    label: detailKinds[name].word,
    choices,
    chosen,
    empty: () => (known() ? 'None of these incidents has one' : 'Reading …'),
    choose,
    open: () => void read(),
  };
}
