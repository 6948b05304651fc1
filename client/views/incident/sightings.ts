import type { IndicatorPage } from '../../../shared/wire/http/indicators.ts';
import { get } from '../../api.ts';

export interface Sightings {
  readonly incidents: number;
  readonly tenants: number;
}

interface Named {
  readonly type: string;
  readonly value: string;
}

/** Questions under way at once: the rest of the page asks as well. */
const AT_ONCE = 3;

/** Asks where indicators were seen, a few at a time, for those that somebody looks at. */
export function createSightingReader() {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  const run = async () => {
    if (running >= AT_ONCE) return;
    running++;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
    running--;
  };
  return ({ type, value }: Named): Promise<Sightings> =>
    new Promise((resolve, reject) => {
      const path = `/api/v1/indicators/${encodeURIComponent(type)}/${encodeURIComponent(value)}?limit=1`;
      waiting.push(() => get<IndicatorPage>(path).then((page) => resolve(counted(page)), reject));
      void run();
    });
}

const counted = ({ tenants }: IndicatorPage): Sightings => ({
  incidents: tenants.reduce((sum, { incidents }) => sum + incidents, 0),
  tenants: tenants.length,
});
