import { createMemo } from 'solid-js';
import { HOUR_MS } from '../../../shared/domain/clock.ts';
import { periodStart } from '../../../shared/domain/window.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { useFeed } from '../../live/feed.tsx';
import { cell, hourly } from '../../live/reading.ts';
import { short } from '../../ui/number.ts';
import { definitions } from './definitions.ts';
import { EVERY_SEVERITY, incidentsHref, instant } from './links.ts';
import { MetricCard } from './metric-card.tsx';

function change(now: number, before: number): string {
  if (now === before) return 'As many as the day before';
  return `${short(Math.abs(now - before))} ${now > before ? 'more' : 'fewer'} than the day before`;
}

export function NewCard() {
  const { store, second } = useFeed();
  const value = createMemo(() => cell(store.row(0), 'new_24h'));
  const before = createMemo(() => cell(store.row(0), 'new_prev_24h'));
  const from = createMemo(() => periodStart('24h', second()));
  const hour = createMemo(() => Math.floor(second() / HOUR_MS) * HOUR_MS);
  const hours = createMemo(() => hourly(store.row(0), hour()));
  return (
    <MetricCard
      id="metric-new-24h"
      label="New incidents (24h)"
      definition={definitions.new}
      href={incidentsHref({ ...EVERY_SEVERITY, from: instant(from()) })}
      value={value()}
      known={store.ready()}
    >
      <div class="metric-spark">
        <Sparkline values={hours()} />
      </div>
      <span class="tabular">{store.ready() ? change(value(), before()) : '\u00a0'}</span>
    </MetricCard>
  );
}
