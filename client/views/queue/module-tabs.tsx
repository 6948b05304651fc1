import '../../ui/tab-bar.css';
import { A, useLocation } from '@solidjs/router';
import { For, Show } from 'solid-js';
import { modules } from '../../../shared/domain/incident.ts';
import { moduleWord } from '../../ui/module.ts';
import { short } from '../../ui/number.ts';
import { withFilters } from './filter/filter.ts';
import { useFilter } from './filter/use-filter.ts';
import { useQueue } from './queue.ts';

/** A customer's incidents by the kind of risk. */
export function ModuleTabs() {
  const location = useLocation();
  const filter = useFilter();
  const { counts } = useQueue();
  const isHere = (module: string | undefined) => {
    const chosen = filter.values('module');
    return module === undefined ? chosen.length === 0 : chosen.length === 1 && chosen[0] === module;
  };
  const Tab = (props: { module?: (typeof modules)[number] }) => (
    <A
      class="tab"
      classList={{ here: isHere(props.module) }}
      activeClass=""
      aria-current={isHere(props.module) ? 'page' : undefined}
      href={withFilters(location, { module: props.module ? [props.module] : [], detail: [] })}
      noScroll={true}
    >
      {props.module ? moduleWord[props.module] : 'All'}
      <Show when={props.module && counts.of('module', props.module)}>
        {(count) => <span class="tab-count tabular">{short(count())}</span>}
      </Show>
    </A>
  );
  return (
    <nav class="tab-bar" aria-label="Modules">
      <Tab />
      <For each={modules}>{(module) => <Tab module={module} />}</For>
    </nav>
  );
}
