import { createSignal } from 'solid-js';
import { type DetailName, detailKinds } from '../../../../shared/domain/details.ts';
import type { DetailValues } from '../../../../shared/wire/http/incident-details.ts';
import { get } from '../../../api.ts';
import { detailWord } from '../../../ui/detail-word.ts';
import { useQueue } from '../queue.ts';
import { detailIn, detailsAsked } from './details.ts';
import { type FacetChoice, FacetMenu } from './facet-menu.tsx';
import { useFilter } from './use-filter.ts';

/** Values of one detail, asked for when the menu opens: those with most rows first, and what is chosen. */
export function DetailMenu(props: { name: DetailName }) {
  const filter = useFilter();
  const queue = useQueue();
  const [known, setKnown] = createSignal<DetailValues['values']>();
  const asked = () => filter.values('detail');
  const chosen = () => [...(detailsAsked(asked()).get(props.name) ?? [])];

  const read = async () => {
    const query = new URLSearchParams(queue.counted());
    query.set('name', props.name);
    const answer = await get<DetailValues>(`/api/v1/incidents/details?${query}`).catch(() => undefined);
    // What could not be read leaves the choices of a moment ago.
    if (answer) setKnown(answer.values);
  };
  const choices = (): FacetChoice[] => {
    const counts = new Map(known()?.map(({ value, n }) => [value, n]));
    const { states } = detailKinds[props.name];
    return [...new Set([...(states ?? counts.keys()), ...chosen()])].map((value) => ({
      value,
      word: detailWord(props.name, value),
      n: counts.get(value) ?? (known() ? 0 : undefined),
    }));
  };
  const choose = (next: readonly string[]) => {
    const others = asked().filter((each) => detailIn(each)?.name !== props.name);
    filter.set('detail', [...others, ...next.map((value) => `${props.name}:${value}`)]);
  };
  return (
    <FacetMenu
      label={detailKinds[props.name].word}
      choices={choices()}
      chosen={chosen()}
      empty={known() ? 'None of these incidents has one' : 'Reading …'}
      onChoose={choose}
      onOpen={() => void read()}
    />
  );
}
