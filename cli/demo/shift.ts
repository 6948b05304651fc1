import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE_MS, SECOND_MS } from '../../shared/domain/clock.ts';
import type { Resolution } from '../../shared/domain/incident.ts';
import type { Logger } from '../../shared/node/log.ts';
import type { Change } from '../../shared/wire/http/acts.ts';
import type { IncidentList } from '../../shared/wire/http/incidents.ts';
import { Session } from '../api/session.ts';
import { team, type Welcome } from './people.ts';
import { Random } from './random.ts';
import { PREFIX } from './setup.ts';
import type { Traffic } from './traffic.ts';

/** One of the team is left to the visitor, who may sign in as them. */
const onShift = team.slice(1);
/** Between two looks of one analyst at the queue. */
const EVERY_MS = 15 * SECOND_MS;
/** In hand at once: who has more takes nothing new. */
const MAX_IN_HAND = 6;
/** Minutes from taking to closing, in the median; as fast as the rest of the demo. */
const CLOSE_MINUTES = 4;
const CLOSE_SIGMA = 0.5;

const ENDINGS: readonly (readonly [Resolution, weight: number, note: string | null])[] = [
  ['benign', 45, null],
  ['true_positive', 35, 'Contained, and the customer was told.'],
  ['false_positive', 20, 'The pattern fits a planned change of the customer’s.'],
];

interface InHand {
  readonly id: string;
  readonly closeAt: number;
}

/** Analysts who work in the console itself, so that it has people to show; the rest of them work at the sources. */
export async function workShift(how: Welcome, traffic: Traffic, log: Pick<Logger, 'warn'>): Promise<void> {
  const seed = Date.now();
  const shifts = onShift.map(({ email }, n) => work(how, email, traffic, new Random(seed + n)));
  for (const ended of await Promise.allSettled(shifts))
    if (ended.status === 'rejected' && !how.signal.aborted)
      log.warn({ err: ended.reason }, 'a sample analyst went home');
}

async function work(how: Welcome, email: string, traffic: Traffic, random: Random): Promise<void> {
  const { url, password, signal } = how;
  const session = new Session(url, signal);
  await session.signIn({ email, password });
  let mine: InHand[] = [];
  while (!signal.aborted) {
    await sleep(random.between(0.5, 1.5) * EVERY_MS, undefined, { signal });
    const now = Date.now();
    for (const { id } of mine.filter(({ closeAt }) => closeAt <= now)) await act(session, id, ending(random));
    mine = mine.filter(({ closeAt }) => closeAt > now);
    if (mine.length < MAX_IN_HAND) {
      const id = await take(session, traffic, random);
      const closeAt = now + MINUTE_MS * random.logNormal(CLOSE_MINUTES, CLOSE_SIGMA);
      if (id !== undefined) mine.push({ id, closeAt });
    }
  }
}

const act = (session: Session, id: string, change: Change): Promise<unknown> =>
  session.call('POST', '/api/v1/incidents/bulk', { ids: [id], change });

/** Takes one of the demo's own that nobody has; its source says nothing more of it. */
async function take(session: Session, traffic: Traffic, random: Random): Promise<string | undefined> {
  const path = '/api/v1/incidents?status=open&assignee=none&limit=20&counted=false';
  const { items } = await session.call<IncidentList>('GET', path);
  const free = items.filter(({ external_id }) => external_id.startsWith(PREFIX));
  if (free.length === 0) return undefined;
  const { id, tenant, ...said } = random.pick(free);
  traffic.release({ ...said, tenant: tenant.slug });
  await act(session, id, { status: 'in_progress', assignee: 'me' });
  return id;
}

function ending(random: Random): Change {
  const [resolution, , note] = random.weighted(ENDINGS, ([, weight]) => weight);
  return { status: 'closed', resolution, ...(note !== null && { note }) };
}
