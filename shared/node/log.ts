import { pino } from 'pino';
import type { LogLevel } from './config.ts';

/** The part of pino the code uses: a test can give any pino instance. */
export type Logger = Pick<
  pino.Logger,
  'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'level' | 'child' | 'silent'
>;

const SECRETS = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  'password',
  'adminPassword',
  'authSecret',
  'smtpUrl',
  'clientSecret',
  'secret',
  'token',
  'key',
];

/** A wildcard in pino reaches one level, so each depth that log lines use is listed. */
const redactedPaths = SECRETS.flatMap((name) => {
  const step = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${step}`, `req.headers${step}`, `res.headers${step}`, `err.config.headers${step}`];
});

/** JSON lines on standard output: whoever runs the process decides where they go. */
export const createLog = (level: LogLevel, destination?: pino.DestinationStream): Logger =>
  pino(
    { level, base: null, redact: { paths: redactedPaths, censor: '[redacted]' } },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
