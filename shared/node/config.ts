import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { readSyslogListen, type SyslogAddress } from './syslog-listen.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Config = {
  readonly host: string;
  readonly port: number;
  /** Absolute path; holds the private Postgres and Redis, and generated secrets. */
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  /** `redis://…`, `rediss://…`, or the absolute path of a Unix socket. */
  readonly redisUrl?: string | undefined;
  readonly adminEmail?: string | undefined;
  readonly adminPassword?: string | undefined;
  readonly logLevel: LogLevel;
  /** Signs sessions; the same on every server process. */
  readonly authSecret?: string | undefined;
  /** Where browsers reach the console, when that is not `http://HOST:PORT`. No trailing slash. */
  readonly publicUrl?: string | undefined;
  /** Addresses and networks of proxies whose word on who is behind them counts; without any, nobody's does. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** The mail relay, `smtp://…` or `smtps://…`; set together with `mailFrom`, or mail does not go out. */
  readonly smtpUrl?: string | undefined;
  readonly mailFrom?: string | undefined;
  /** Single sign-on by OpenID Connect. */
  readonly oidc?: OidcConfig | undefined;
  /** Where lines of syslog are taken; nowhere unless asked for. */
  readonly syslogListen?: readonly SyslogAddress[] | undefined;
  /** Networks inside, which connectors may call all the same. */
  readonly pullAllowNetworks?: readonly string[] | undefined;
};

export type OidcConfig = {
  /** Where `/.well-known/openid-configuration` is found. No trailing slash. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button on the sign-in page says. */
  readonly name: string;
};

/** What a server or a worker needs: every service named. */
export type ServerConfig = Config & {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly authSecret: string;
};

export type Env = Readonly<Record<string, string | undefined>>;

/** Names every wrong variable at once, so that one restart is enough. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`configuration: ${faults.join('; ')}`);
    this.faults = faults;
  }
}

const MAX_PORT = 65_535;
/** The shortest password the sign-in form takes. */
const MIN_PASSWORD = 8;
/** 32 characters of hex are 128 bits, the least that makes a session signature unguessable. */
const MIN_SECRET = 32;

/** An address, or one and how many of its bits count. */
const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (most === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
};

/** Networks with commas between. */
const areNetworks = (text: string): boolean => text.split(',').every((each) => isNetwork(each.trim()));

type Check = { readonly accepts: (value: string) => boolean; readonly wants: string };

const scheme =
  (...schemes: readonly string[]) =>
  (value: string): boolean =>
    URL.canParse(value) && schemes.includes(new URL(value).protocol);

const CHECKS: Readonly<Record<string, Check>> = {
  PORT: { accepts: (v) => /^\d{1,5}$/.test(v) && Number(v) <= MAX_PORT, wants: 'a port from 0 to 65535' },
  DATABASE_URL: {
    accepts: scheme('postgres:', 'postgresql:'),
    wants: 'postgres://user:password@host/database',
  },
  REDIS_URL: {
    accepts: (v) => v.startsWith('/') || scheme('redis:', 'rediss:')(v),
    wants: 'redis://host:port, or the absolute path of a socket',
  },
  ADMIN_EMAIL: { accepts: (v) => /^[^\s@]+@[^\s@]+$/.test(v), wants: 'an e-mail address' },
  ADMIN_PASSWORD: { accepts: (v) => v.length >= MIN_PASSWORD, wants: `at least ${MIN_PASSWORD} characters` },
  LOG_LEVEL: {
    accepts: (v) => (LOG_LEVELS as readonly string[]).includes(v),
    wants: `one of ${LOG_LEVELS.join(', ')}`,
  },
  AUTH_SECRET: { accepts: (v) => v.length >= MIN_SECRET, wants: `at least ${MIN_SECRET} characters` },
  PUBLIC_URL: { accepts: scheme('http:', 'https:'), wants: 'an http(s) address' },
  TRUSTED_PROXIES: {
    accepts: areNetworks,
    wants: 'addresses or networks, with commas between: 10.0.0.7, 172.16.0.0/12',
  },
  SMTP_URL: { accepts: scheme('smtp:', 'smtps:'), wants: 'smtp://user:password@host:port, or smtps://…' },
  MAIL_FROM: {
    accepts: (v) => /^([^<>@\r\n]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/.test(v),
    wants: 'an e-mail address, or Name <address>',
  },
  OIDC_ISSUER: { accepts: scheme('http:', 'https:'), wants: 'an http(s) address' },
  PULL_ALLOW_NETWORKS: {
    accepts: areNetworks,
    wants: 'addresses or networks, with commas between: 10.0.0.7, 172.16.0.0/12',
  },
};

/** Variables that mean something only together. */
const TOGETHER: readonly (readonly string[])[] = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'],
];

/** Secrets may stand in a wrong value too, so a fault never repeats the value. */
const faultsOf = (env: Env): string[] =>
  Object.entries(CHECKS).flatMap(([name, check]) => {
    const value = textOf(env, name);
    return value === undefined || check.accepts(value) ? [] : [`${name} must be ${check.wants}`];
  });

const lacksOf = (env: Env): string[] =>
  TOGETHER.flatMap((group) => {
    const missing = group.filter((name) => textOf(env, name) === undefined);
    const set = group.filter((name) => !missing.includes(name));
    return set.length === 0
      ? []
      : missing.map((name) => `${name} is missing: it goes with ${set.join(', ')}`);
  });

/** Whoever signs in elsewhere is sent back to an address registered there: it must be known, not guessed. */
const lacksPublicUrl = (env: Env): string[] =>
  textOf(env, 'OIDC_ISSUER') !== undefined && textOf(env, 'PUBLIC_URL') === undefined
    ? ['PUBLIC_URL is missing: OIDC_ISSUER needs it']
    : [];

/** An empty value counts as unset: compose files and CI forms cannot leave a variable out. */
const textOf = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined;

export const parseConfig = (env: Env): Config => {
  const syslog = readSyslogListen(textOf(env, 'SYSLOG_LISTEN') ?? '');
  const faults = [...faultsOf(env), ...lacksOf(env), ...lacksPublicUrl(env), ...syslog.faults];
  if (faults.length > 0) throw new ConfigError(faults);
  const value = (name: string) => textOf(env, name);
  return Object.freeze({
    host: value('HOST') ?? '127.0.0.1',
    port: Number(value('PORT') ?? 3000),
    dataDir: resolve(value('DATA_DIR') ?? '.watchfloor'),
    databaseUrl: value('DATABASE_URL'),
    redisUrl: value('REDIS_URL'),
    adminEmail: value('ADMIN_EMAIL'),
    // A password may begin or end with a blank on purpose.
    adminPassword: value('ADMIN_PASSWORD') && env.ADMIN_PASSWORD,
    logLevel: (value('LOG_LEVEL') ?? 'info') as LogLevel,
    authSecret: value('AUTH_SECRET'),
    publicUrl: value('PUBLIC_URL')?.replace(/\/+$/, ''),
    trustedProxies: listOf(value('TRUSTED_PROXIES')),
    smtpUrl: value('SMTP_URL'),
    mailFrom: value('MAIL_FROM'),
    oidc: oidcOf(value),
    syslogListen: syslog.addresses,
    pullAllowNetworks: listOf(value('PULL_ALLOW_NETWORKS')),
  });
};

const listOf = (value: string | undefined): string[] | undefined =>
  value?.split(',').map((each) => each.trim());

const oidcOf = (value: (name: string) => string | undefined): OidcConfig | undefined => {
  const issuer = value('OIDC_ISSUER')?.replace(/\/+$/, '');
  const [clientId, clientSecret, name] = [
    value('OIDC_CLIENT_ID'),
    value('OIDC_CLIENT_SECRET'),
    value('OIDC_NAME'),
  ];
  if (!issuer || !clientId || !clientSecret || !name) return undefined;
  return { issuer, clientId, clientSecret, name };
};
