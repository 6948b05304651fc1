import type { ServerConfig } from '../shared/node/config.ts';

type Running = { readonly url: string; readonly setupLink?: string | undefined };

const signIn = (config: ServerConfig, { setupLink }: Running, demo: boolean): string => {
  if (demo && config.adminEmail)
    return `Sign in as ${config.adminEmail} with the password ${config.adminPassword}`;
  if (setupLink) return `Create the first administrator, once, at ${setupLink}`;
  return config.adminEmail ? `Sign in as ${config.adminEmail}` : 'Sign in with your account';
};

/** The last lines of a start: where it is, how to get in, how to stop it. */
export const banner = (config: ServerConfig, running: Running, demo: boolean): string =>
  [
    '',
    `  Watchfloor is running at ${config.publicUrl ?? running.url}`,
    `  ${signIn(config, running, demo)}`,
    `  Data is kept in ${config.dataDir}; Ctrl-C stops everything that was started here`,
    '',
    '',
  ].join('\n');
