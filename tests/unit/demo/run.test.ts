import { describe, expect, it } from 'vitest';
import { customers } from '../../../cli/demo/customers.ts';
import type { NativeRecord } from '../../../cli/demo/record.ts';
import { runDemo } from '../../../cli/demo/run.ts';
import { type Answer, fakeServer, type Request } from '../replay/fake-server.ts';

/** At night, seconds pass between one live record and the next. */
const PATIENCE_MS = 60_000;
const quiet = { info() {}, warn() {}, error() {} };

/** A console with just enough memory for the demo: tenants, and incidents by id. */
function fakeConsole(incidents: Map<string, NativeRecord>) {
  const tenants = new Set<string>();
  return ({ method, path, body }: Request): Answer => {
    if (path.startsWith('/api/v1/ingest/')) {
      const records = body as NativeRecord[];
      for (const record of records)
        incidents.set(record.external_id, { ...incidents.get(record.external_id), ...record });
      return { status: 202, body: { accepted: records.length, refused: [], quarantined: 0, receipt: 'r' } };
    }
    if (path.startsWith('/api/v1/pending')) {
      const tenant = { slug: customers[0]!.slug };
      const items = ['mail-gateway', 'of somebody else'].map((source) => ({ tenant, source }));
      return { body: { items, next_cursor: null } };
    }
    if (path.includes('/pending/')) return { body: { source: 'x', incidents: 1 } };
    if (path.startsWith('/api/v1/ingest-keys')) return { status: 201, body: { id: '1', key: 'k' } };
    if (path.startsWith('/api/v1/incidents')) {
      const open = [...incidents.values()].filter((one) => one.status !== 'closed').slice(0, 200);
      const items = path.includes('status=open&') && !path.includes('assignee') ? open : [];
      const listed = items.map((one) => ({ ...one, tenant: { slug: one.tenant } }));
      return { body: { items: listed, next_cursor: null, total: incidents.size, hidden: 0 } };
    }
    if (method === 'POST' && path === '/api/v1/tenants') tenants.add((body as { slug: string }).slug);
    return { body: { items: [...tenants].map((slug) => ({ slug })), next_cursor: null } };
  };
}

async function runUntil(url: string, done: () => boolean): Promise<void> {
  const stop = new AbortController();
  const running = runDemo({
    url,
    adminEmail: 'a@example.org',
    adminPassword: 'p',
    log: quiet,
    signal: stop.signal,
  });
  await expect.poll(done, { timeout: PATIENCE_MS, interval: 20 }).toBe(true);
  stop.abort();
  await running;
}

describe('the demo', () => {
  it(
    'makes customers, tells the past once and streams',
    async () => {
      const incidents = new Map<string, NativeRecord>();
      await using server = await fakeServer(fakeConsole(incidents));
      const past = () => [...incidents.keys()].filter((id) => id.startsWith('demo-past-')).length;
      const accepts = () => server.requests.filter(({ path }) => path.endsWith('/accept'));
      await runUntil(server.url, () => incidents.size > 15_000 && accepts().length > 0);
      const created = server.requests.filter(
        (request) => request.method === 'POST' && request.path === '/api/v1/tenants',
      );
      expect(created).toHaveLength(customers.length);

      expect([...new Set(accepts().map(({ path }) => path))]).toEqual([
        `/api/v1/tenants/${customers[0]!.slug}/pending/mail-gateway/accept`,
      ]);

      const [pastBefore, requestsBefore] = [past(), server.requests.length];
      const streamed = () =>
        server.requests.slice(requestsBefore).some(({ path }) => path.startsWith('/api/v1/ingest/'));
      await runUntil(server.url, streamed);
      expect(past()).toBe(pastBefore);
      const again = server.requests
        .slice(requestsBefore)
        .filter((request) => request.method === 'POST' && request.path === '/api/v1/tenants');
      expect(again).toEqual([]);
    },
    2 * PATIENCE_MS,
  );
});
