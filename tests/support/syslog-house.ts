import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { noSyslog, type SyslogCounts } from '../../server/syslog/counts.ts';
import { openSyslog } from '../../server/syslog/open.ts';
import { tenantId } from '../../shared/domain/tenant.ts';
import { hashOf, newKey } from '../../shared/node/ingest/key.ts';
import { openReception } from '../../shared/node/ingest/reception.ts';
import type { SyslogTransport } from '../../shared/node/syslog-listen.ts';
import { CERTIFICATE, CERTIFICATE_KEY } from './certificate.ts';
import { query } from './query.ts';
import { newTenant } from './tenant.ts';
import { openWorkbench } from './workbench.ts';

/** One listener, its key and what it has counted. */
export interface Listening {
  readonly port: number;
  readonly tenant: string;
  readonly key: string;
  readonly counts: SyslogCounts;
  /** Texts of the records in the inbox, in the order of their arrival. */
  stored(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens listeners over services of the calling file's own, each for a tenant of its own. */
export async function openSyslogHouse() {
  const bench = await openWorkbench();
  const reception = openReception({ ...bench.deps, clock: Date.now });
  const files = mkdtempSync(join(tmpdir(), 'wf-syslog-'));
  const [certPath, certKeyPath] = [join(files, 'cert.pem'), join(files, 'key.pem')];
  writeFileSync(certPath, CERTIFICATE);
  writeFileSync(certKeyPath, CERTIFICATE_KEY);
  const sql = (text: string, values: unknown[] = []) =>
    query(bench.databaseUrl, text, values).then(({ rows }) => rows);

  const listen = async (transport: SyslogTransport, host = '127.0.0.1'): Promise<Listening> => {
    const { id } = await newTenant(bench.tenancy);
    const key = newKey();
    await sql(`insert into ingest_keys (tenant_id, name, hash) values ($1, 'syslog', $2)`, [id, hashOf(key)]);
    const counts = noSyslog();
    const address = { transport, host, port: 0, key, ...(transport === 'tls' && { certPath, certKeyPath }) };
    const deps = { reception, counts, clock: Date.now, log: bench.deps.log };
    const [listener] = await openSyslog([address], deps);
    return {
      port: listener!.port,
      tenant: tenantId(id),
      key,
      counts,
      stored: async () => {
        const rows = await sql('select payload from inbox where tenant_id = $1 order by id', [id]);
        return rows.flatMap(({ payload }) =>
          (payload as string).split('\n').map((line) => JSON.parse(line) as string),
        );
      },
      close: () => listener!.close(),
    };
  };
  /** Nothing can be put into the inbox until the answer is called. */
  const holdInbox = async (): Promise<() => Promise<void>> => {
    const client = new pg.Client({ connectionString: bench.databaseUrl });
    await client.connect();
    await client.query('begin; lock table inbox in access exclusive mode');
    return async () => {
      await client.query('commit');
      await client.end();
    };
  };
  const close = async () => {
    rmSync(files, { recursive: true });
    await reception.close();
    await bench.close();
  };
  return { bench, reception, sql, listen, holdInbox, close };
}
