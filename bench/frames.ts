import { setTimeout as sleep } from 'node:timers/promises';
import { type Fanout, type FanoutMode, openFanout } from './support/fanout.ts';
import { report } from './support/report.ts';

const READERS = 100;
const SECONDS = 8;
const TICKS_A_SECOND = 20;
/** A steady day at a large provider, and a burst as real sensors send them (887 in a second was seen). */
const STEADY_PER_SECOND = 200;
const BURST_PER_SECOND = 1_000;

interface Run {
  readonly cpuMs: number;
  readonly delivered: number;
  readonly frames: readonly string[];
}

/** Processor time of the live server per delivered frame, and per useful change, against plain ways to send. */
export async function frames(): Promise<void> {
  const steady = await run('watchfloor', STEADY_PER_SECOND);
  const sameBytes = await replaySameBytes(steady.frames);
  const burst = await run('watchfloor', BURST_PER_SECOND);
  const each = await run('socketio', BURST_PER_SECOND);
  const perFrame = steady.cpuMs / steady.delivered / (sameBytes.cpuMs / sameBytes.delivered);
  const useful = each.cpuMs / burst.cpuMs;
  report(
    'frames',
    [
      { name: 'CPU per frame ÷ ws, same bytes', value: perFrame, unit: '×', bound: 1.1, better: 'lower' },
      {
        name: 'changes per CPU-second ÷ socket.io, each',
        value: useful,
        unit: '×',
        bound: 10,
        better: 'higher',
      },
    ],
    {
      READERS,
      STEADY_PER_SECOND,
      BURST_PER_SECOND,
      steady: bare(steady),
      sameBytes: bare(sameBytes),
      burst: bare(burst),
      each: bare(each),
    },
  );
}

const bare = ({ cpuMs, delivered, frames }: Run) => ({
  cpuMs,
  delivered,
  framesPerReader: frames.length,
  bytesPerFrame: frames.reduce((sum, frame) => sum + frame.length, 0) / Math.max(1, frames.length),
});

/** Drives `work` twenty times a second and measures the processor time between the first and the last. */
async function measure(fanout: Fanout, frames: string[], work: (tick: number) => void): Promise<Run> {
  await sleep(1_000);
  const [before, received] = [await fanout.usage(), fanout.received()];
  frames.length = 0;
  for (let tick = 0; tick < SECONDS * TICKS_A_SECOND; tick++) {
    work(tick);
    await sleep(1_000 / TICKS_A_SECOND);
  }
  await sleep(200);
  const after = await fanout.usage();
  return { cpuMs: after.cpuMs - before.cpuMs, delivered: fanout.received() - received, frames: [...frames] };
}

async function run(mode: FanoutMode, perSecond: number): Promise<Run> {
  const fanout = await openFanout(mode);
  const frames: string[] = [];
  await fanout.connect(READERS, (frame) => frames.push(frame));
  // Every tenant has counters before the clock starts, as in a system that has been running.
  fanout.change(2_000);
  const result = await measure(fanout, frames, () => fanout.change(perSecond / TICKS_A_SECOND));
  await fanout.close();
  return result;
}

async function replaySameBytes(recorded: readonly string[]): Promise<Run> {
  const fanout = await openFanout('ws');
  await fanout.connect(READERS);
  const result = await measure(fanout, [], (tick) => {
    const frame = recorded[tick];
    if (frame !== undefined) fanout.send([frame]);
  });
  await fanout.close();
  return { ...result, frames: recorded };
}
