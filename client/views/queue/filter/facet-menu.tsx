import './facet-menu.css';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { Show } from 'solid-js';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Menu } from '../../../ui/menu.tsx';
import type { Facet } from './facet.ts';
import { type FacetName, useFacet } from './facets.ts';

/** From this many on, a list is searched faster than read. */
const SEARCHED_FROM = 10;

function Choices(props: { facet: Facet }) {
  return (
    <ChoiceList
      choices={props.facet.choices()}
      chosen={props.facet.chosen()}
      onChoose={props.facet.choose}
      find={props.facet.choices().length >= SEARCHED_FROM ? `Find in ${props.facet.label}` : undefined}
      empty={props.facet.empty?.()}
    />
  );
}

function Chosen(props: { facet: Facet }) {
  return <span class="choice-number tabular">{props.facet.chosen().length}</span>;
}

/** Values of one filter with how many rows each would show. */
export function FacetMenu(props: { name: FacetName }) {
  const facet = useFacet(props.name);
  const isSet = () => facet.chosen().length > 0;
  return (
    <Menu
      class="button facet"
      set={isSet()}
      onOpen={facet.open}
      face={
        <>
          {facet.label}
          <Show when={isSet()} fallback={<ChevronDown class="icon quiet" aria-hidden="true" />}>
            <Chosen facet={facet} />
          </Show>
        </>
      }
    >
      {() => <Choices facet={facet} />}
    </Menu>
  );
}

/** The same where there is no room for a button: a line of a menu that unfolds within it. */
export function FacetFold(props: { name: FacetName }) {
  const facet = useFacet(props.name);
  return (
    <details class="facet-fold" name="facet" onToggle={(event) => event.currentTarget.open && facet.open?.()}>
      <summary class="menu-item">
        {facet.label}
        <Show when={facet.chosen().length > 0}>
          <Chosen facet={facet} />
        </Show>
        <ChevronRight class="icon quiet" aria-hidden="true" />
      </summary>
      <Choices facet={facet} />
    </details>
  );
}
