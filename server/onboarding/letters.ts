import type { Invited } from '../../shared/wire/http/people.ts';
import type { ServerDeps } from '../deps.ts';
import { deliver } from '../people/delivery.ts';
import type { Outcome } from './onboard.ts';

/** A relay takes a few letters at once; a thousand connections it would turn away. */
const LETTERS_AT_ONCE = 8;

/**
 * Makes a link of every invitation and sends it where mail goes out. Once a letter fails, the rest are links alone:
 * a relay that is away must not be waited for a thousand times.
 */
export async function deliverAll(
  deps: Pick<ServerDeps, 'config' | 'post' | 'log'>,
  base: string,
  outcomes: readonly Outcome[],
): Promise<Map<Outcome, Invited>> {
  const delivered = new Map<Outcome, Invited>();
  const waiting = outcomes.filter(({ invitation }) => invitation !== null);
  let { post } = deps;
  for (let start = 0; start < waiting.length; start += LETTERS_AT_ONCE) {
    const batch = waiting.slice(start, start + LETTERS_AT_ONCE);
    const sent = await Promise.all(
      batch.map(({ invitation, candidate }) =>
        deliver({ ...deps, post }, base, invitation!, candidate.tenant.name),
      ),
    );
    batch.forEach((outcome, index) => {
      delivered.set(outcome, sent[index]!);
    });
    if (sent.some(({ mailed }) => !mailed)) post = { ...post, enabled: false };
  }
  return delivered;
}
