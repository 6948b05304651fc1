import { useLocation, useNavigate } from '@solidjs/router';
import { useActor } from './actor.tsx';
import { belowOf } from './below.ts';
import { mayOpen, pageOf, pages } from './pages.ts';
import { type Place, permissionsIn, rootOf } from './rights.ts';
import { addressAfter } from './switching.ts';

/** Takes the console into another environment and keeps the page, where that has one. */
export function useSwitch(): (place: Place, group?: string) => void {
  const location = useLocation();
  const navigate = useNavigate();
  const me = useActor();
  return (place, group) => {
    const held = permissionsIn(place, me());
    const open = pages.filter((page) => page.side === place.side && mayOpen(page, held));
    const { pathname, search } = location;
    const from = { path: pageOf(pathname)?.path, below: belowOf(pathname), search };
    const to = { root: rootOf(place), open: open.map(({ path }) => path), group };
    navigate(addressAfter(from, to));
  };
}
