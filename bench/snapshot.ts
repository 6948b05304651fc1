import { Mirror } from '../server/live/mirror.ts';
import { View } from '../server/live/view.ts';
import type { TenantId } from '../shared/domain/tenant.ts';
import { changeOf, TENANTS, tenants } from './support/changes.ts';
import { quantile, report } from './support/report.ts';

const ROUNDS = 2_000;
/** Changes between two snapshots: what a busy second brings. */
const CHANGES_BETWEEN = 10;

/** Time to make the snapshot frame of a thousand tenants in the server, against JSON.stringify of the same rows. */
export async function snapshot(): Promise<void> {
  const mirror = new Mirror(Date.now);
  mirror.setTenants(tenants);
  for (const { id } of tenants) mirror.load(id, { epoch: 'bench', seq: 0, fields: new Map() });
  const seqs = new Map<TenantId, number>();
  let n = 0;
  const change = (count: number) => {
    for (let i = 0; i < count; i++) {
      const { tenantId, cells } = changeOf(n++, Date.now());
      const from = seqs.get(tenantId) ?? 0;
      seqs.set(tenantId, from + 1);
      mirror.take({ tenantId, epoch: 'bench', from, to: from + 1, cells });
    }
  };
  change(20 * TENANTS);
  mirror.collect();
  const view = new View('bench', tenants, (id) => mirror.row(id));
  const time = { at: Date.now(), as_of: Date.now() };
  const ours: number[] = [];
  const floor: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    change(CHANGES_BETWEEN);
    view.apply(mirror.collect());
    const start = performance.now();
    const frame = view.snapshot(time);
    ours.push(performance.now() - start);
    bytes = frame.length;
    const parsed = round % 20 === 0 ? JSON.parse(frame) : null;
    if (parsed === null) continue;
    const floorStart = performance.now();
    JSON.stringify(parsed);
    floor.push(performance.now() - floorStart);
  }
  const p99 = quantile(ours, 0.99);
  report(
    'snapshot',
    [
      { name: 'snapshot of 1,000 tenants, p99', value: p99, unit: 'ms', bound: 5, better: 'lower' },
      {
        name: 'p50 ÷ JSON.stringify',
        value: quantile(ours, 0.5) / quantile(floor, 0.5),
        unit: '×',
        bound: 1,
        better: 'lower',
      },
    ],
    {
      ROUNDS,
      bytes,
      p50: quantile(ours, 0.5),
      p99,
      worst: Math.max(...ours),
      floorP50: quantile(floor, 0.5),
    },
  );
}
