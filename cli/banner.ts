import type { ServerConfig } from '../shared/node/config.ts';
import { members, team } from './demo/people.ts';
import { rememberedPlace } from './embedded/place.ts';

type Running = { readonly url: string; readonly setupLink?: string | undefined };

/** One of each kind: enough to see what each of them sees. */
const samples = (): string[] => [
  `  or, with the same password, as ${team[0]!.email} (MSSP Analyst),`,
  `  ${members[0]!.email} (Owner of a customer) or ${members[1]!.email} (Viewer)`,
];

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
    ...(demo && config.adminEmail ? samples() : []),
    `  Data is kept in ${places(config)}; Ctrl-C stops everything that was started here`,
    '',
    '',
  ].join('\n');
