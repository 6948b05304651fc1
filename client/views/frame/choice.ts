import type { Accessor } from 'solid-js';
import { useActor, useStanding } from './actor.tsx';

/** Whether there is anywhere else to go. Who has one customer and nothing else has no choice, and hears of none. */
export function useChoice(): Accessor<boolean> {
  const me = useActor();
  const { selector } = useStanding();
  return () => me().provider !== null || selector().tenants.length > 1;
}
