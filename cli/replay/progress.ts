import { SECOND_MS } from '../../shared/domain/clock.ts';
import type { Tally } from './tally.ts';

const ON_SCREEN_MS = SECOND_MS / 2;
/** In a log file a line is kept for ever, so there are fewer. */
const IN_A_FILE_MS = 10 * SECOND_MS;

/** Prints how far it is on standard error until stopped. */
export function showProgress(tally: Tally): { note: (line: string) => void; stop: () => void } {
  const { stderr } = process;
  const screen = stderr.isTTY === true;
  const show = () =>
    stderr.write(screen ? `\r\x1b[K${tally.line(Date.now())}` : `${tally.line(Date.now())}\n`);
  const timer = setInterval(show, screen ? ON_SCREEN_MS : IN_A_FILE_MS);
  return {
    note: (line) => void stderr.write(screen ? `\r\x1b[K${line}\n` : `${line}\n`),
    stop: () => {
      clearInterval(timer);
      if (screen) stderr.write('\r\x1b[K');
    },
  };
}
