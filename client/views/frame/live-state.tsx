import { createMemo } from 'solid-js';
import { SECOND_MS } from '../../../shared/domain/clock.ts';
import { type Feed, useFeed } from '../../live/feed.tsx';

/** The server speaks once a second: up to here the age says nothing. */
const FRESH_MS = 2 * SECOND_MS;
/** Below this, records that wait to be counted are everyday life. */
const BEHIND_MS = 3_000;

const seconds = (ms: number): string => {
  const whole = Math.floor(ms / SECOND_MS);
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min`;
};

function over(feed: Feed): string | undefined {
  switch (feed.phase()) {
    case 'refused':
      return 'No right to live data';
    case 'outdated':
      return 'The server was updated: reload this page';
    case 'ended':
      return 'The server ended the connection: reload this page';
    default:
      return undefined;
  }
}

/** What stands in the badge, and how loudly. */
function state(feed: Feed): { tone: string; word: string } {
  const ended = over(feed);
  if (ended) return { tone: 'over', word: ended };
  const age = feed.age();
  if (age === undefined) {
    return feed.lost()
      ? { tone: 'over', word: 'The server does not answer, trying again…' }
      : { tone: '', word: 'Connecting…' };
  }
  const doing = feed.lost() ? 'reconnecting' : 'waiting for the server';
  if (feed.stale()) return { tone: 'stale', word: `Stale – ${seconds(age)} old, ${doing}…` };
  if (feed.waiting() > BEHIND_MS)
    return { tone: 'live', word: `Live, counting ${seconds(feed.waiting())} behind` };
  return { tone: 'live', word: age < FRESH_MS ? 'Live' : `Live, ${seconds(age)} old` };
}

/** The age of the numbers on the page. A screen reader hears of a change of state, not of every second. */
export function LiveState() {
  const feed = useFeed();
  const now = createMemo(() => state(feed));
  const spoken = createMemo(() => (feed.stale() ? 'Numbers are stale' : 'Numbers are live'));
  return (
    <>
      <span
        class={`live-state tabular ${now().tone}`}
        data-testid="data-age"
        data-age={feed.age() === undefined ? '' : Math.round(feed.age()!)}
        data-stale={feed.stale()}
        title={now().word}
      >
        <span class="ellipsis">{now().word}</span>
      </span>
      <span class="unseen" role="status">
        {feed.age() === undefined ? '' : spoken()}
      </span>
    </>
  );
}
