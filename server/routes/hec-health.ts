import { oldestWaiting } from '../../shared/node/db/inbox.ts';
import { HecAnswer } from '../../shared/wire/http/hec.ts';
import type { ServerDeps } from '../deps.ts';
import { type HecAnswerName, HecRefusal, hecAnswers } from '../hec/answer.ts';
import type { App } from '../typed.ts';

/** A part that does not answer in this time counts as down: a balancer's probe must not hang with it. */
const PART_TIMEOUT_MS = 2_000;

/** Whether events would be taken: the inbox answers, and so does what numbers acknowledgements. */
export function hecHealthRoute(app: App, { tenancy, redis }: ServerDeps, path: string): void {
  const schema = { summary: 'Health of the Splunk collector', response: { 200: HecAnswer } };
  app.get(path, { config: { needs: 'nobody' }, schema }, async () => {
    const [inbox, acks] = await Promise.all([
      works(tenancy.asSystem('readiness', oldestWaiting)),
      works(redis.ping()),
    ]);
    const state = stateOf(inbox, acks);
    if (state !== 'healthy') throw new HecRefusal(state);
    const [, text, code] = hecAnswers[state];
    return { text, code };
  });
}

function stateOf(inbox: boolean, acks: boolean): HecAnswerName {
  if (inbox) return acks ? 'healthy' : 'noAcks';
  return acks ? 'queuesFull' : 'unhealthy';
}

async function works(part: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((settle) => {
    timer = setTimeout(settle, PART_TIMEOUT_MS, false);
  });
  try {
    return await Promise.race([
      part.then(
        () => true,
        () => false,
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
