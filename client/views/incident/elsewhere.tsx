import Waypoints from 'lucide-solid/icons/waypoints';
import { Show } from 'solid-js';
import { MAX_RELATED, type RelatedIncidents } from '../../../shared/wire/http/indicators.ts';
import { plural } from '../../ui/number.ts';
import { useChoice } from '../frame/choice.ts';

/** Where else it is: the count of what stands in the part it leads to. */
export function Elsewhere(props: { related: RelatedIncidents; customer: string }) {
  const choice = useChoice();
  const items = () => props.related.items;
  const others = () => {
    const ids = new Set(items().map(({ incident }) => incident.tenant.id));
    ids.delete(props.customer);
    return ids.size;
  };
  const words = () => {
    const more = items().length >= MAX_RELATED ? 'at least ' : '';
    const at = choice() && others() > 0 ? `, at ${plural(others(), 'other customer')}` : '';
    return `Shares indicators with ${more}${plural(items().length, 'incident')}${at}`;
  };
  const show = (event: MouseEvent) => {
    const view = (event.currentTarget as HTMLElement).closest('.incident-view');
    const part = view?.querySelector<HTMLElement>('.related-part h3');
    part?.scrollIntoView({ block: 'center' });
    part?.focus({ preventScroll: true });
  };
  return (
    <Show
      when={items().length > 0}
      fallback={
        <Show when={props.related.skipped.length === 0}>
          <span>No other incident you can see shares its indicators</span>
        </Show>
      }
    >
      <button type="button" class="elsewhere" onClick={show}>
        <Waypoints class="icon" aria-hidden="true" />
        {words()}
      </button>
    </Show>
  );
}
