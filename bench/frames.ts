import { setTimeout as sleep } from 'node:timers/promises';
import { type Fanout, type FanoutMode, openFanout } from './support/fanout.ts';
import { report } from './support/report.ts';

/** A floor's walls and analysts, and a large provider with its customers' users. */
const FEW = 100;
const MANY = 500;
const SECONDS = 8;
/** A server runs for months; what the first seconds cost is no part of a frame's price. */
const WARM_UP_SECONDS = 6;
/** How finely arrivals are spread. */
const STEP_MS = 4;
/** A steady day at a large provider, and the worst second that real sensors of one organisation sent. */
const STEADY_PER_SECOND = 200;
const BURST_PER_SECOND = 887;

interface Run {
  readonly cpuMs: number;
  readonly delivered: number;
  readonly frames: readonly string[];
}

/** Processor time of the live server per delivered frame, and per useful change, against plain ways to send. */
export async function frames(): Promise<void> {
  const few = await perFrame(FEW);
  const many = await perFrame(MANY);
  const usefulFew = await perChange(FEW);
  const usefulMany = await perChange(MANY);
  const frame = { unit: '×', bound: 1.1, better: 'lower' } as const;
  const change = { unit: '×', bound: 10, better: 'higher' } as const;
  report(
    'frames',
    [
      { name: `CPU per frame ÷ ws, ${FEW} readers`, value: few.ratio, ...frame },
      { name: `CPU per frame ÷ ws, ${MANY} readers`, value: many.ratio, ...frame },
      { name: `changes per CPU-second ÷ socket.io, ${FEW} readers`, value: usefulFew.ratio, ...change },
      { name: `changes per CPU-second ÷ socket.io, ${MANY} readers`, value: usefulMany.ratio, ...change },
    ],
    { STEADY_PER_SECOND, BURST_PER_SECOND, few, many, usefulFew, usefulMany },
  );
}

async function perFrame(readers: number) {
  const steady = await run('watchfloor', readers, STEADY_PER_SECOND);
  const sameBytes = await replaySameBytes(readers, steady.frames);
  const ratio = steady.cpuMs / steady.delivered / (sameBytes.cpuMs / sameBytes.delivered);
  return { ratio, steady: bare(steady), sameBytes: bare(sameBytes) };
}

/** Changes that reached a reader per CPU-second: conflated into frames, or emitted each by socket.io. */
async function perChange(readers: number) {
  const ours = await run('watchfloor', readers, BURST_PER_SECOND);
  const each = await run('socketio', readers, BURST_PER_SECOND);
  const useful = (BURST_PER_SECOND * SECONDS * readers) / ours.cpuMs;
  return { ratio: useful / (each.delivered / each.cpuMs), ours: bare(ours), each: bare(each) };
}

const bare = ({ cpuMs, delivered, frames }: Run) => ({
  cpuMs,
  delivered,
  framesPerReader: frames.length,
  bytesPerFrame: frames.reduce((sum, frame) => sum + frame.length, 0) / Math.max(1, frames.length),
});

/** Calls `work` with how many are due, as they fall due, so that a rate is a rate and not a row of bursts. */
async function drive(seconds: number, perSecond: number, work: (count: number) => void): Promise<void> {
  const start = performance.now();
  let done = 0;
  while (done < seconds * perSecond) {
    await sleep(STEP_MS);
    const due = Math.min(Math.floor(((performance.now() - start) / 1_000) * perSecond), seconds * perSecond);
    if (due > done) work(due - done);
    done = due;
  }
  await sleep(200);
}

/** First until the code is compiled, then measured. */
async function measure(fanout: Fanout, perSecond: number, work: (count: number) => void): Promise<Run> {
  await drive(WARM_UP_SECONDS, perSecond, work);
  const [before, received] = [await fanout.usage(), fanout.received()];
  fanout.frames.length = 0;
  await drive(SECONDS, perSecond, work);
  const after = await fanout.usage();
  const delivered = fanout.received() - received;
  return { cpuMs: after.cpuMs - before.cpuMs, delivered, frames: [...fanout.frames] };
}

async function run(mode: FanoutMode, readers: number, perSecond: number): Promise<Run> {
  const fanout = await openFanout(mode);
  await fanout.connect(readers);
  // Every tenant has counters before the clock starts, as in a system that has been running.
  fanout.change(2_000);
  const result = await measure(fanout, perSecond, fanout.change);
  await fanout.close();
  return result;
}

async function replaySameBytes(readers: number, recorded: readonly string[]): Promise<Run> {
  const fanout = await openFanout('ws');
  await fanout.connect(readers);
  let next = 0;
  const sendNext = (count: number) => {
    fanout.send(Array.from({ length: count }, () => recorded[next++ % recorded.length]!));
  };
  const result = await measure(fanout, recorded.length / SECONDS, sendNext);
  await fanout.close();
  return { ...result, frames: recorded };
}
