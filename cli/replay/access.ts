import { slugPattern } from '../../shared/domain/tenant.ts';
import { Session } from '../api/session.ts';
import type { ReplayOptions } from './options.ts';

const KEY_NAME = 'replay';
const slug = new RegExp(slugPattern);

async function signedIn(options: ReplayOptions, signal: AbortSignal): Promise<Session> {
  const { email, password } = options;
  if (email === undefined || password === undefined) {
    throw new Error(
      'give --key, or --email and --password to make one (or set WATCHFLOOR_KEY or ADMIN_EMAIL and ADMIN_PASSWORD)',
    );
  }
  const session = new Session(options.url, signal);
  await session.signIn({ email, password });
  return session;
}

/** `blue-harbour` is Blue Harbour until somebody gives it its real name. */
const nameOf = (tenant: string): string =>
  tenant.replaceAll('-', ' ').replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());

async function createMissing(
  session: Session,
  tenants: Iterable<string>,
  log: (line: string) => void,
): Promise<void> {
  const present = new Set((await session.tenants()).map((tenant) => tenant.slug));
  for (const tenant of tenants) {
    if (present.has(tenant)) continue;
    if (!slug.test(tenant)) {
      log(`tenant ${tenant} is no slug and was not created; its records wait in quarantine`);
      continue;
    }
    if (await session.createTenant({ slug: tenant, name: nameOf(tenant), state: 'active' }))
      log(`created tenant ${tenant}`);
  }
}

/** Creates tenants if asked to, and returns the key to send with: the one given, or a new one. */
export async function keyFor(
  options: ReplayOptions,
  tenants: ReadonlySet<string>,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<string> {
  if (options.key !== undefined && !options.createTenants) return options.key;
  const session = await signedIn(options, signal);
  if (options.createTenants) {
    await createMissing(session, options.tenant === undefined ? tenants : [options.tenant], log);
  }
  return options.key ?? session.createIngestKey(KEY_NAME, options.tenant);
}
