import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenHash } from '../../../server/people/token.ts';
import { ADMIN } from '../../support/installation.ts';
import { type Caller, type Cast, openCast } from '../isolation/cast.ts';
import { addressOf, bodyFor } from '../isolation/requests.ts';

/** Each write is looked at in every table, on whatever machine this is. */
const LIMIT_MS = 240_000;
let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
  const { operator } = cast.house;
  await operator.settled(cast.mine, await operator.report(cast.mine));
});
afterAll(() => cast?.close());

const RIGHT = 'execute on function append_audit(jsonb)';
const ROLES = 'watchfloor_app, watchfloor_system';

/** With the log closed to everyone; what the work answers. */
async function unlogged<T>(work: () => Promise<T>): Promise<T> {
  await cast.sql(`revoke ${RIGHT} from ${ROLES}`);
  try {
    return await work();
  } finally {
    await cast.sql(`grant ${RIGHT} to ${ROLES}`);
  }
}

/** Looking leaves traces of its own: when a session or a token was last used, and how often something was tried. */
const TRACES: Readonly<Record<string, string>> = {
  'identity.session': `- 'updatedAt' - 'expiresAt'`,
  'public.api_tokens': `- 'last_used_at'`,
  'public.ingest_keys': `- 'last_used_at' - 'last_used_from'`,
};

/** A digest of every row of every table. */
async function everything(): Promise<Record<string, string>> {
  const tables = await cast.sql(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'identity') and table_type = 'BASE TABLE' order by 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables as { name: string }[]) {
    const row = `(to_jsonb(t) ${TRACES[name] ?? ''})::text`;
    const [digest] = await cast.sql(
      `select count(*) || ' ' || coalesce(md5(string_agg(${row}, '' order by ${row})), '') as sum from ${name} t`,
    );
    digests[name] = digest!.sum!;
  }
  return digests;
}

/** These change nothing that is anybody's doing: sensors report, which the log of incidents tells; a preview shows. */
const NO_DOING =
  /^POST (?:\/api\/v1\/(?:ingest\/:format|mapping-preview|routing-rules\/trial)$|\/services\/collector)/;
const writes = (): string[] =>
  cast.house.routes
    .filter(({ method }) => !['GET', 'HEAD'].includes(method))
    .map(({ method, url }) => `${method} ${url}`)
    .filter((route) => !NO_DOING.test(route));

async function refused(caller: Caller, method: string, path: string, body?: object): Promise<void> {
  const before = await everything();
  const answer = await unlogged(() => cast.ask(caller, method, path, body));
  const text = await answer.text();
  const what = `${method} ${path}: ${answer.status} ${text}`;
  expect(answer.status, what).toBeGreaterThanOrEqual(500);
  expect(text, what).not.toContain('append_audit');
  expect(await everything(), what).toEqual(before);
}

/** A body with which the route would do something, where the usual one would not. */
async function effective(route: string): Promise<object | undefined> {
  if (route === 'POST /api/v1/incidents/bulk') {
    const id = await addressOf(cast, ':id', 'own', cast.callers.mssp_admin);
    return { ids: [id], change: { severity: 'low' } };
  }
  if (route !== 'POST /api/v1/invitations/accept') return bodyFor(route);
  const token = `wfi_${randomUUID()}`;
  await cast.sql(
    `insert into invitations (tenant_id, email, role, hash, invited_by, expires_at)
     values ($1, $2, 'viewer', $3, 'x', now() + interval '1 day')`,
    [cast.mine.id, `${randomUUID()}@example.test`, tokenHash(token)],
  );
  return { token, name: 'New', password: 'correct horse battery' };
}

test(
  'what cannot be written down does not happen, whatever it is',
  async () => {
    const admin = cast.callers.mssp_admin;
    // Nobody may set up what is set up, so there is nothing it would do.
    for (const route of writes().filter((each) => each !== 'POST /api/v1/setup')) {
      const [method, url] = route.split(' ') as [string, string];
      const caller = route.endsWith('/invitations/accept') ? cast.callers.anonymous : admin;
      // Somebody else's session to end, where the route ends all others.
      if (url === '/api/v1/account/sessions') await addressOf(cast, `${url}/:session`, 'own', caller);
      await refused(caller, method, await addressOf(cast, url, 'own', caller), await effective(route));
    }
  },
  LIMIT_MS,
);

test('no export leaves that is not written down', async () => {
  for (const path of ['/api/v1/audit/export', `/api/v1/tenants/${cast.mine.id}/audit/export`]) {
    await refused(cast.callers.owner, 'GET', path);
  }
});

test('nobody signs in, out or changes a password without a line of it', async () => {
  const { anonymous, viewer } = cast.callers;
  await refused(anonymous, 'POST', '/api/auth/sign-in/email', {
    email: ADMIN.email,
    password: ADMIN.password,
  });
  const change = { currentPassword: 'correct horse battery', newPassword: 'another horse battery' };
  await refused(viewer, 'POST', '/api/auth/change-password', change);
  await refused(viewer, 'POST', '/api/auth/update-user', { name: 'Somebody else' });
  // Enabling a second factor only proposes a secret: the first code that fits it is the act.
  await refused(viewer, 'POST', '/api/auth/sign-out', {});
});

test('and with the log open again all of it happens', async () => {
  const admin = cast.callers.mssp_admin;
  const answer = await cast.ask(admin, 'POST', '/api/v1/tenants', { slug: 'after-all', name: 'After all' });
  expect(answer.status).toBe(201);
  expect((await cast.ask(cast.callers.viewer, 'POST', '/api/auth/sign-out', {})).status).toBe(200);
});
