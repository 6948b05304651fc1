import { expect, test } from 'vitest';
import { ConfigError, parseConfig } from '../../../shared/node/config.ts';

test('nothing set is a local console with private services', () => {
  const config = parseConfig({});
  expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, logLevel: 'info' });
  expect(config.databaseUrl).toBeUndefined();
  expect(config.redisUrl).toBeUndefined();
  expect(Object.isFrozen(config)).toBe(true);
});

test('an empty or blank value counts as unset', () => {
  expect(parseConfig({ PORT: '', DATABASE_URL: '  ', REDIS_URL: '', ADMIN_PASSWORD: '' })).toEqual(
    parseConfig({}),
  );
});

test('every fault is listed at once, and no value is repeated', () => {
  const env = {
    PORT: '70000',
    DATABASE_URL: 'mysql://u:hunter2@h/d',
    ADMIN_EMAIL: 'nobody',
    LOG_LEVEL: 'loud',
  };
  let caught: unknown;
  try {
    parseConfig(env);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(ConfigError);
  const { faults, message } = caught as ConfigError;
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    'PORT',
    'DATABASE_URL',
    'ADMIN_EMAIL',
    'LOG_LEVEL',
  ]);
  expect(message).not.toContain('hunter2');
});

test.each(['redis://h:6379', 'rediss://u:p@h/1', '/run/redis.sock'])('Redis may be %s', (REDIS_URL) => {
  expect(parseConfig({ REDIS_URL }).redisUrl).toBe(REDIS_URL);
});

test('a public address has no trailing slash', () => {
  expect(parseConfig({ PUBLIC_URL: 'https://soc.example.com/' }).publicUrl).toBe('https://soc.example.com');
});

test('blanks around a password belong to it', () => {
  expect(parseConfig({ ADMIN_PASSWORD: ' correct horse ' }).adminPassword).toBe(' correct horse ');
});

test('mail and single sign-on are set up whole or not at all; what is missing is listed', () => {
  const sso = { OIDC_ISSUER: 'https://id.example.com/', OIDC_CLIENT_ID: 'wf', OIDC_CLIENT_SECRET: 's' };
  const PUBLIC_URL = 'https://soc.example.com';
  const faults = (env: object) => {
    try {
      return parseConfig({ PUBLIC_URL, ...env }).oidc;
    } catch (error) {
      return (error as ConfigError).faults;
    }
  };
  expect(faults(sso)).toEqual([
    'OIDC_NAME is missing: it goes with OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET',
  ]);
  expect(faults({ ...sso, OIDC_NAME: 'Acme' })).toEqual({
    issuer: 'https://id.example.com',
    clientId: 'wf',
    clientSecret: 's',
    name: 'Acme',
  });
  expect(faults({ ...sso, OIDC_NAME: 'Acme', PUBLIC_URL: '' })).toEqual([
    'PUBLIC_URL is missing: OIDC_ISSUER needs it',
  ]);
  expect(faults({ SMTP_URL: 'smtp://u:hunter2@relay' })).toEqual([
    'MAIL_FROM is missing: it goes with SMTP_URL',
  ]);
});

test('trusted proxies are addresses and networks', () => {
  const TRUSTED_PROXIES = '10.0.0.7, 172.16.0.0/12,fd00::/8';
  expect(parseConfig({ TRUSTED_PROXIES }).trustedProxies).toEqual(['10.0.0.7', '172.16.0.0/12', 'fd00::/8']);
  for (const bad of ['true', '10.0.0.0/33', '10.0.0.7,', 'proxy.example.com', '10.0.0.0/8/8']) {
    expect(() => parseConfig({ TRUSTED_PROXIES: bad })).toThrow('TRUSTED_PROXIES');
  }
});

test('syslog is taken nowhere unless asked for, and every fault of every listener is listed without its key', () => {
  const key = 'wfk_abcdefghijklmnopqrstuvwxyz';
  expect(parseConfig({}).syslogListen).toEqual([]);
  const SYSLOG_LISTEN = `tcp://127.0.0.1:5514?key=${key}, udp://[::1]:514?key=${key},tls://h:6514?key=${key}&cert=/c.pem&cert_key=/k.pem`;
  expect(parseConfig({ SYSLOG_LISTEN }).syslogListen).toEqual([
    { transport: 'tcp', host: '127.0.0.1', port: 5514, key },
    { transport: 'udp', host: '::1', port: 514, key },
    { transport: 'tls', host: 'h', port: 6514, key, certPath: '/c.pem', certKeyPath: '/k.pem' },
  ]);
  const faults = (SYSLOG_LISTEN: string) => {
    try {
      return parseConfig({ SYSLOG_LISTEN });
    } catch (error) {
      expect((error as Error).message).not.toContain(key);
      return (error as ConfigError).faults.map((fault) => fault.replace('SYSLOG_LISTEN, listener ', ''));
    }
  };
  expect(faults(`http://h:1?key=${key},tcp://h?key=x&cert=/c,tls://h:1?key=${key}`)).toEqual([
    '1: must be like tcp://127.0.0.1:5514?key=wfk_…, with tcp, tls or udp',
    '2: names no port',
    '2: cert means nothing here; there are key',
    '2: key is no ingest key; make one in the console, it begins with wfk_',
    '3: cert is missing',
    '3: cert_key is missing',
  ]);
  expect(faults(`tcp://${key}@h:1?key=${key}`)).toEqual(['1: only host, port and ?… are read']);
  expect(faults('tcp://h:99999?key=x')).toHaveLength(1);
});
