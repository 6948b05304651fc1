import { useFeed } from '../../live/feed.tsx';
import { ago, exactTime } from '../../ui/instant.ts';

/** “5 min ago”, with the exact instant and its zone on hover, and on paper in full. */
export function When(props: { at: number }) {
  const { second } = useFeed();
  const word = () => {
    const past = ago(props.at, second());
    return past === 'now' ? 'just now' : `${past} ago`;
  };
  return (
    <time class="when quiet tabular" datetime={new Date(props.at).toISOString()} title={exactTime(props.at)}>
      <span class="screen-only">{word()}</span>
      <span class="paper-only">{exactTime(props.at)}</span>
    </time>
  );
}
