import { useFeed } from '../../../live/feed.tsx';
import { useActor, useStanding } from '../../frame/actor.tsx';
import type { Bearings } from './fits.ts';

/** What filters refer to here and now. */
export function useBearings(): () => Bearings {
  const me = useActor();
  const { selector } = useStanding();
  const { serverNow } = useFeed();
  return () => ({
    user: me().actor.id,
    groupTenants: (group) =>
      selector().groups.find(({ id, name }) => id === group || name === group)?.tenants ?? [],
    now: serverNow(),
  });
}
