import type { ServerConfig } from '../shared/node/config.ts';
import { rememberedPlace } from './embedded/place.ts';

type Running = { readonly url: string; readonly setupLink?: string | undefined };

const signIn = (config: ServerConfig, { setupLink }: Running, demo: boolean): string => {
  if (demo && config.adminEmail)
    return `Sign in as ${config.adminEmail} with the password ${config.adminPassword}`;
  if (setupLink) return `Create the first administrator, once, at ${setupLink}`;
  return config.adminEmail ? `Sign in as ${config.adminEmail}` : 'Sign in with your account';
};

/** A backup must take every place there is data in. */
const places = ({ dataDir }: ServerConfig): string => {
  const place = rememberedPlace(dataDir);
  return place && !place.startsWith(dataDir) ? `${dataDir} and ${place}` : dataDir;
};

/** The last lines of a start: where it is, how to get in, how to stop it. */
export const banner = (config: ServerConfig, running: Running, demo: boolean): string =>
  [
    '',
    `  Watchfloor is running at ${config.publicUrl ?? running.url}`,
    `  ${signIn(config, running, demo)}`,
    `  Data is kept in ${places(config)}; Ctrl-C stops everything that was started here`,
    '',
    '',
  ].join('\n');
