import { A } from '@solidjs/router';
import { createMemo } from 'solid-js';
import { HOUR_MS } from '../../../shared/domain/clock.ts';
import type { LiveTenant } from '../../../shared/wire/live.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { useFeed } from '../../live/feed.tsx';
import { cell, hourly, openBySeverity, sameNumbers } from '../../live/reading.ts';
import { RiskMeter } from './risk-meter.tsx';
import { SeverityCounts } from './severity-counts.tsx';

/** One customer of the ranking. Its name leads to its console, each number to the rows behind it. */
export function RankTenant(props: { tenant: LiveTenant }) {
  const { store, second } = useFeed();
  const row = () => store.row(props.tenant.row);
  const risk = createMemo(() => cell(row(), 'risk'));
  const open = createMemo(() => openBySeverity(row()), undefined, sameNumbers);
  const hour = createMemo(() => Math.floor(second() / HOUR_MS) * HOUR_MS);
  const hours = createMemo(() => hourly(row(), hour()), undefined, sameNumbers);
  return (
    <div class="rank-tenant" data-tenant={props.tenant.slug} data-risk={risk()}>
      <A class="rank-name ellipsis" href={`/t/${props.tenant.slug}`} title={props.tenant.name}>
        {props.tenant.name}
      </A>
      <span class="rank-spark">
        <Sparkline values={hours()} />
      </span>
      <SeverityCounts tenant={props.tenant.slug} counts={open()} />
      <RiskMeter risk={risk()} />
    </div>
  );
}
