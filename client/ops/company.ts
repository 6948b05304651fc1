import { createEffect, onCleanup } from 'solid-js';
import { MAX_WHO } from '../../shared/wire/ops-limits.ts';
import { createClaims } from './claims.ts';
import type { createLine } from './line.ts';
import { createPeople } from './people.ts';
import { createSight } from './sight.ts';

/** For what is said again with the next connection anyhow. */
const unheard = (): void => {};

/** Who works on what: what this page says of its reader, and what it knows of everyone. */
export function createCompany(say: ReturnType<typeof createLine>['say']) {
  const people = createPeople();
  const claims = createClaims(Date.now);
  const looks: (() => string | null)[] = [];
  let looked: string | null = null;

  const who = async (incidents: string[]) => {
    for (let start = 0; start < incidents.length; start += MAX_WHO) {
      const { presence } = await say('who', incidents.slice(start, start + MAX_WHO));
      for (const each of presence) people.put(each);
    }
  };
  const sight = createSight({ isKnown: people.isKnown, ask: (list) => void who(list).catch(unheard) });
  const sayLook = async () => {
    const { presence } = await say('look', looked);
    if (presence) people.put(presence);
  };
  const sayClaim = async (incident: string, claimed: boolean) => {
    const { presence } = await say('claim', { incident, claimed });
    people.put(presence);
  };
  /** Of several that are open, the one that was opened last. */
  const turnLook = () => {
    const open = looks.map((read) => read()).findLast((incident) => incident !== null) ?? null;
    if (open === looked) return;
    looked = open;
    void sayLook().catch(unheard);
  };

  return {
    put: people.put,
    presence: people.read,
    async claim(incident: string, claimed: boolean): Promise<void> {
      await sayClaim(incident, claimed);
      claims.note(incident, claimed);
    },
    look(incident: () => string | null): void {
      looks.push(incident);
      createEffect(turnLook);
      onCleanup(() => {
        looks.splice(looks.indexOf(incident), 1);
        turnLook();
      });
    },
    watch(incidents: () => readonly string[]): void {
      const leave = sight.add(incidents);
      createEffect(() => {
        incidents();
        sight.turn();
      });
      onCleanup(leave);
    },
    /** A new socket knows nothing of what this page has open. */
    resume(): void {
      if (looked !== null) void sayLook().catch(unheard);
      for (const incident of claims.kept()) void sayClaim(incident, true).catch(unheard);
      sight.turn();
    },
    /** Who was there when the connection was lost may have gone since. */
    lose: people.forget,
    close: sight.close,
  };
}
