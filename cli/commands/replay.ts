import { stopSignal } from '../../shared/node/signals.ts';
import { parseOptions, type ReplayOptions, usage } from '../replay/options.ts';
import { showProgress } from '../replay/progress.ts';
import { runReplay } from '../replay/run.ts';
import { Tally } from '../replay/tally.ts';

const DONE = 0;
const FAILED = 1;
const MISUSED = 2;
/** What a shell reports for a program ended by Ctrl-C. */
const INTERRUPTED = 130;

/** `watchfloor replay …`; resolves with the exit code. Refused records do not make it fail: they are listed. */
export async function replay(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return DONE;
  }
  let options: ReplayOptions;
  try {
    options = parseOptions(args, process.env);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return MISUSED;
  }
  return replayed(options, stopSignal());
}

async function replayed(options: ReplayOptions, signal: AbortSignal): Promise<number> {
  const tally = new Tally(Date.now());
  const progress = showProgress(tally);
  const failure = await runReplay(options, { tally, note: progress.note }, signal).catch(
    (error: Error) => error,
  );
  progress.stop();
  console.log(tally.summary(Date.now()));
  if (signal.aborted) return INTERRUPTED;
  if (!failure) return DONE;
  console.error(`replay stopped: ${failure.message}`);
  return FAILED;
}
