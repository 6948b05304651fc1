import { useLocation, useNavigate } from '@solidjs/router';
import { type Period, periodStart } from '../../../shared/domain/window.ts';
import { useFeed } from '../../live/feed.tsx';
import { RangeMenu } from '../../ui/range-menu.tsx';
import { type FilterName, filterValues, withFilters } from './filter.ts';

const periods: { period: Period; word: string }[] = [
  { period: '24h', word: 'Last 24 hours' },
  { period: '7d', word: 'Last 7 days' },
  { period: '30d', word: 'Last 30 days' },
  { period: 'mtd', word: 'This month (UTC)' },
];

/** When an incident was detected: since the start of a period, whose edge is that of the counters, or in a range. */
export function DetectedMenu() {
  const location = useLocation();
  const navigate = useNavigate();
  const { serverNow } = useFeed();
  const spans = periods.map(({ period, word }) => ({ word, start: () => periodStart(period, serverNow()) }));
  const value = (name: FilterName) => filterValues(location.search, name)[0] ?? '';
  const bound = (text: string) => (text === '' ? [] : [text]);
  return (
    <RangeMenu
      label="Detected"
      from={value('from')}
      to={value('to')}
      spans={spans}
      onRange={({ from, to }) =>
        navigate(withFilters(location, { from: bound(from), to: bound(to) }), {
          replace: true,
          scroll: false,
        })
      }
    />
  );
}
