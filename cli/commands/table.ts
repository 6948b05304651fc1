/** Runs with the arguments after the command's name; answers the exit code. */
export type Command = (args: string[]) => Promise<number>;

type Entry = {
  readonly usage: string;
  readonly summary: string;
  /** On demand: `migrate` should not load the server. */
  readonly load: () => Promise<Command>;
};

export const commands: Readonly<Record<string, Entry>> = {
  up: {
    usage: 'up [--demo]',
    summary: 'everything in one process, with its own Postgres and Redis unless they are named',
    load: async () => (await import('./up.ts')).up,
  },
  server: {
    usage: 'server',
    summary: 'one server, against DATABASE_URL and REDIS_URL',
    load: async () => (await import('./server.ts')).server,
  },
  worker: {
    usage: 'worker',
    summary: 'one set of workers, against DATABASE_URL and REDIS_URL',
    load: async () => (await import('./worker.ts')).worker,
  },
  migrate: {
    usage: 'migrate [up|down|status]',
    summary: 'change the schema, or say where it stands',
    load: async () => (await import('./migrate.ts')).migrate,
  },
  rebuild: {
    usage: 'rebuild [--tenant SLUG]',
    summary: 'count the numbers in Redis anew from Postgres',
    load: async () => (await import('./rebuild.ts')).rebuild,
  },
  replay: {
    usage: 'replay FILE --format F --tenant T --rate R',
    summary: 'send recorded records to the ingest interface',
    load: async () => (await import('./replay.ts')).replay,
  },
  roles: {
    usage: 'roles',
    summary: 'who may do what: the permission table that the server enforces',
    load: async () => (await import('./roles.ts')).rolesCommand,
  },
  doctor: {
    usage: 'doctor',
    summary: 'look for faults, and say what to do about them',
    load: async () => (await import('./doctor.ts')).doctor,
  },
};
