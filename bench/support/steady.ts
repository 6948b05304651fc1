import { incidentOf } from './load.ts';

const LOAD_PER_SECOND = 200;
/** Collectors gather: twenty requests a second, each for ten different tenants. */
const RECORDS_A_REQUEST = 10;

export const post = (url: string, key: string, record: object): Promise<string> =>
  fetch(`${url}/api/v1/ingest/native`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(record),
  }).then((response) => response.text());

/** Evenly spread requests of a collector's size for `bench-0` …; late ones are sent at once, so the rate holds. */
export function startLoad(url: string, key: string, tenants: number): { stop(): Promise<number> } {
  const start = Date.now();
  let sent = 0;
  const pending = new Set<Promise<unknown>>();
  const timer = setInterval(() => {
    const due = Math.floor(((Date.now() - start) / 1_000) * LOAD_PER_SECOND);
    for (; sent + RECORDS_A_REQUEST <= due; sent += RECORDS_A_REQUEST) {
      const records = Array.from({ length: RECORDS_A_REQUEST }, (_, n) => loadRecord(sent + n, tenants));
      const request = post(url, key, records).finally(() => pending.delete(request));
      pending.add(request);
    }
  }, 5);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(pending);
      return sent;
    },
  };
}

const loadRecord = (n: number, tenants: number) => ({
  ...incidentOf(n, Date.now()),
  severity: ['high', 'medium', 'low', 'info'][n % 4]!,
  tenant: `bench-${(n * 7919) % tenants}`,
});
