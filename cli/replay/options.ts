import { parseArgs } from 'node:util';
import { type Shift, shifts } from './shift.ts';

export interface ReplayOptions {
  readonly file: string;
  readonly format: string | undefined;
  readonly tenant: string | undefined;
  readonly rate: number | undefined;
  readonly speed: number | undefined;
  readonly url: string;
  readonly key: string | undefined;
  readonly email: string | undefined;
  readonly password: string | undefined;
  readonly createTenants: boolean;
  readonly map: string | undefined;
  readonly shift: Shift;
  readonly align: boolean;
  readonly limit: number;
}

const DEFAULT_URL = 'http://127.0.0.1:3000';

export const usage = `watchfloor replay FILE [--format native] [--tenant SLUG] [--rate N | --speed X]

Sends the records of a JSON, JSON-array or NDJSON file through the HTTP ingest, as a source would.

  --format F         ingest format of the records (default: the mapping's, else native)
  --map FILE         mapping of the file's records to native ones (docs/replay.md)
  --tenant SLUG      all records belong to this tenant; without it each names its own
  --create-tenants   create the tenants that are missing
  --rate N           N records a second (default: as fast as the server takes them)
  --speed X          X times the pace of the records' own times
  --shift S          none | now (the last record is now) | live (each is when it is sent)
  --align            with --shift now: every tenant's last record is now
  --limit N          stop after N records
  --url URL          default ${DEFAULT_URL}
  --key KEY          ingest key; else WATCHFLOOR_KEY, else one is made after signing in with
  --email, --password (else ADMIN_EMAIL and ADMIN_PASSWORD)`;

const flags = {
  format: { type: 'string' },
  map: { type: 'string' },
  tenant: { type: 'string' },
  'create-tenants': { type: 'boolean', default: false },
  rate: { type: 'string' },
  speed: { type: 'string' },
  shift: { type: 'string', default: 'none' },
  align: { type: 'boolean', default: false },
  limit: { type: 'string' },
  url: { type: 'string', default: DEFAULT_URL },
  key: { type: 'string' },
  email: { type: 'string' },
  password: { type: 'string' },
} as const;

function positive(name: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const value = Number(written);
  if (!(value > 0)) throw new Error(`--${name} ${written}: give a number above 0`);
  return value;
}

/** Reads the command line. An empty variable counts as unset. Throws with a sentence for the user. */
export function parseOptions(args: string[], env: NodeJS.ProcessEnv): ReplayOptions {
  const { values, positionals } = parseArgs({ args, options: flags, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('name one file to replay');
  const shift = shifts.find((candidate) => candidate === values.shift);
  if (shift === undefined) throw new Error(`--shift ${values.shift}: choose one of ${shifts.join(', ')}`);
  if (values.rate !== undefined && values.speed !== undefined)
    throw new Error('--rate and --speed exclude each other');
  if (!URL.canParse(values.url)) throw new Error(`--url ${values.url}: give an address like ${DEFAULT_URL}`);
  return {
    file,
    format: values.format,
    tenant: values.tenant,
    rate: positive('rate', values.rate),
    speed: positive('speed', values.speed),
    url: values.url,
    key: values.key || env.WATCHFLOOR_KEY || undefined,
    email: values.email || env.ADMIN_EMAIL || undefined,
    password: values.password || env.ADMIN_PASSWORD || undefined,
    createTenants: values['create-tenants'],
    map: values.map,
    shift,
    align: values.align,
    limit: positive('limit', values.limit) ?? Number.POSITIVE_INFINITY,
  };
}
