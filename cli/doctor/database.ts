import pg from 'pg';
import type { ServerConfig } from '../../shared/node/config.ts';
import { migrationStatus } from '../../shared/node/db/migrate.ts';
import type { Finding } from './finding.ts';

/** 15 is the oldest release the migrations are tried on. */
const LEAST_VERSION = 15;
const CONNECT_LIMIT_MS = 5_000;

type Facts = { version: string; encoding: string; commit: string };

const readFacts = async (databaseUrl: string): Promise<Facts> => {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Facts>(
      `select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
              current_setting('synchronous_commit') as commit`,
    );
    return rows[0] as Facts;
  } finally {
    await client.end();
  }
};

const version = (facts: Facts): Finding =>
  Number.parseInt(facts.version, 10) >= LEAST_VERSION
    ? { grade: 'good', what: `Postgres ${facts.version}` }
    : { grade: 'fault', what: `Postgres ${facts.version}`, remedy: `upgrade to ${LEAST_VERSION} or newer` };

const encoding = (facts: Facts): Finding[] =>
  facts.encoding === 'UTF8'
    ? []
    : [
        {
          grade: 'fault',
          what: `encoding ${facts.encoding}`,
          remedy: `create the database with encoding 'UTF8'`,
        },
      ];

const durability = (facts: Facts): Finding[] =>
  facts.commit === 'off'
    ? [
        {
          grade: 'fault',
          what: 'synchronous_commit is off: acknowledged records can be lost',
          remedy: 'alter system set synchronous_commit = on',
        },
      ]
    : [];

const migrations = async (databaseUrl: string): Promise<Finding> => {
  const pending = (await migrationStatus(databaseUrl)).filter(({ applied }) => !applied);
  if (pending.length === 0) return { grade: 'good', what: 'schema is up to date' };
  const names = pending.map(({ name }) => name).join(', ');
  return { grade: 'fault', what: `migrations pending: ${names}`, remedy: 'watchfloor migrate' };
};

export const checkDatabase = async ({ databaseUrl }: ServerConfig): Promise<Finding[]> => {
  const facts = await readFacts(databaseUrl);
  return [version(facts), ...encoding(facts), ...durability(facts), await migrations(databaseUrl)];
};
