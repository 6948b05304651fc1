import { useNavigate } from '@solidjs/router';
import { createEffect, createMemo, on, onCleanup, type ParentProps } from 'solid-js';
import type { Subscribe } from '../../../shared/wire/live.ts';
import { FeedProvider, useFeed } from '../../live/feed.tsx';
import { toast } from '../../ui/toast.tsx';
import { useStanding } from './actor.tsx';
import { useConsole } from './context.tsx';
import { type Place, placeOf, rootOf } from './rights.ts';

/** A customer made a moment ago may be known here before the live server hears of it. */
const ASK_AGAIN_MS = 2_000;

const nameOf = (place: Place | null): string =>
  place?.side === 'tenant' ? place.tenant.name : 'the MSSP View';

/** Leaves a place whose right has ended, and says so. */
function Ending(props: ParentProps) {
  const { phase, again } = useFeed();
  const { reload, me, selector } = useStanding();
  const { place } = useConsole();
  const navigate = useNavigate();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leave = async () => {
    const was = place();
    await reload();
    const still = was && placeOf(rootOf(was), me(), selector().tenants);
    const live = was?.side !== 'provider' || me().provider?.mssp_view;
    if (still && live) {
      timer = setTimeout(again, ASK_AGAIN_MS);
      return;
    }
    toast(`Your access to ${nameOf(was)} has ended.`);
    navigate('/', { replace: true });
  };
  createEffect(on(phase, (now) => now === 'refused' && void leave(), { defer: true }));
  onCleanup(() => clearTimeout(timer));
  return <>{props.children}</>;
}

/** Live numbers of the place the console is in: all customers, those of one group, or one customer. */
export function LiveScope(props: ParentProps) {
  const { place, group, may } = useConsole();
  const { selector, reload } = useStanding();
  const groupSlugs = () => {
    const ids = new Set(group()?.tenants);
    return selector().tenants.flatMap(({ id, slug }) => (ids.has(id) ? slug : []));
  };
  const asked = createMemo<Subscribe | null>(
    () => {
      const at = place();
      if (at?.side === 'tenant' && may('overview.read'))
        return { type: 'subscribe', view: 'tenant', scope: [at.tenant.slug] };
      if (at?.side !== 'provider' || !may('mssp.view')) return null;
      return { type: 'subscribe', view: 'overview', ...(group() && { scope: groupSlugs() }) };
    },
    null,
    { equals: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  return (
    <FeedProvider asked={asked()} onDrop={() => void reload()}>
      <Ending>{props.children}</Ending>
    </FeedProvider>
  );
}
