import type { ServerDeps } from '../deps.ts';
import type { Act } from './act.ts';

/** An act, and afterwards the news of it: whoever's session ended loses their open sockets at once. */
export async function perform<T>(
  { identity, news }: Pick<ServerDeps, 'identity' | 'news'>,
  work: (act: Act) => Promise<T>,
): Promise<T> {
  let ended: ReadonlySet<string> = new Set();
  const result = await identity.acts.run(async (act) => {
    ended = act.endedOf;
    return work(act);
  });
  if (ended.size > 0) await news.tell({ kind: 'access', users: [...ended] });
  return result;
}
