import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../../shared/domain/clock.ts';
import type { Logger } from '../../shared/node/log.ts';
import { type IngestTarget, ingest } from '../api/ingest.ts';
import { Session } from '../api/session.ts';
import { acceptPast } from './acceptance.ts';
import { nameAssets } from './assets.ts';
import { Author } from './author.ts';
import { history, type Past } from './history.ts';
import { type Welcome, welcomePeople } from './people.ts';
import { Random } from './random.ts';
import { createCustomers, hasHistory, inHand, PREFIX, stillOpen } from './setup.ts';
import { workShift } from './shift.ts';
import { Traffic } from './traffic.ts';

type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

export interface DemoOptions {
  readonly url: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Often enough to look live, rarely enough to send in batches. */
const STEP_MS = 250;
/** People notice when something they closed is touched again; within this time it is known to be theirs. */
const HANDS_MS = 3 * SECOND_MS;
/** Incidents of the past sent together. */
const CHAPTER = 300;

/** Sample customers with a past, and live traffic until the signal says stop. */
export async function runDemo(options: DemoOptions): Promise<void> {
  try {
    await play(options);
  } catch (error) {
    if (!options.signal.aborted) throw error;
  }
}

async function play({ url, adminEmail, adminPassword, log, signal }: DemoOptions): Promise<void> {
  const session = new Session(url, signal);
  await session.signIn({ email: adminEmail, password: adminPassword });
  const created = await createCustomers(session);
  if (created > 0) log.info({ customers: created }, 'created sample customers');
  const key = await session.createIngestKey('demo traffic');
  const onWait = (reason: string, waitMs: number) => log.warn({ reason, waitMs }, 'demo traffic waits');
  const target: IngestTarget = { url, format: 'native', key, signal, onWait };
  const startedAt = Date.now();
  const random = new Random(startedAt);
  const traffic = new Traffic(random, new Author(random, `${PREFIX}${startedAt.toString(36)}-`), startedAt);
  // Asked before the first live incident is sent, which would be taken for history.
  const told = await hasHistory(session);
  if (told) await resume(traffic, session, log);
  const how = { url, password: adminPassword, signal };
  const people = welcome(session, how, log);
  // The banner has named the people already; the past can wait a second.
  const past = told ? Promise.resolve() : people.then(() => backfill(traffic, target, log));
  await Promise.all([
    past,
    people,
    people.then(() => workShift(how, traffic, log)),
    stream(traffic, target),
    yieldToPeople(traffic, session, adminEmail, target, log),
  ]);
}

/** Beside the traffic, which needs nobody: that people or assets are missing is no reason to stop. */
async function welcome(session: Session, how: Welcome, log: Log): Promise<void> {
  try {
    const created = await welcomePeople(session, how);
    if (created > 0) log.info({ people: created }, 'created sample people');
    const named = await nameAssets(session);
    if (named > 0) log.info({ assets: named }, 'named what sample customers monitor');
  } catch (error) {
    if (!how.signal.aborted) log.warn({ err: error }, 'sample people or assets are missing');
  }
}

/** A later start takes up what the one before left open. */
async function resume(traffic: Traffic, session: Session, log: Log): Promise<void> {
  for await (const subject of stillOpen(session)) traffic.adopt(subject);
  log.info({ open: traffic.open }, 'demo goes on from the last run');
}

async function stream(traffic: Traffic, target: IngestTarget): Promise<void> {
  while (!target.signal.aborted) {
    const records = traffic.advance(Date.now());
    if (records.length > 0) await ingest(target, records);
    await pause(STEP_MS, target.signal);
  }
}

/** Tells the past beside the live traffic, so that the wall moves from the first second. */
async function backfill(traffic: Traffic, target: IngestTarget, log: Log): Promise<void> {
  const now = Date.now();
  const random = new Random(now);
  let sent = 0;
  for (const chapter of chapters(history(random, new Author(random, `${PREFIX}past-`), now))) {
    if (target.signal.aborted) return;
    const records = chapter.flatMap((past) => past.records);
    await ingest(target, records);
    sent += records.length;
    for (const { open } of chapter) if (open) traffic.takeOver(open);
  }
  log.info({ records: sent }, 'loaded two weeks of sample history');
}

function* chapters(story: Iterable<Past>): Generator<Past[]> {
  let chapter: Past[] = [];
  for (const past of story) {
    chapter.push(past);
    if (chapter.length < CHAPTER) continue;
    yield chapter;
    chapter = [];
  }
  if (chapter.length > 0) yield chapter;
}

/**
 * Watches what people do in the console, so that the pretended analysts keep their hands off it; and brings the past
 * into sight as it is recorded.
 */
async function yieldToPeople(
  traffic: Traffic,
  session: Session,
  email: string,
  { signal }: IngestTarget,
  log: Log,
): Promise<void> {
  for (let from = Date.now(); !signal.aborted; ) {
    await pause(HANDS_MS, signal);
    const next = Date.now() - HANDS_MS;
    try {
      await acceptPast(session);
      for await (const subject of inHand(session, email, from)) traffic.release(subject);
      from = next;
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'demo could not see what people took in hand');
    }
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => {});
