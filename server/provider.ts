import { type Author, audit } from '../shared/node/db/audit.ts';
import type { Tx } from '../shared/node/db/tenancy.ts';
import type { Provider, ProviderChange } from '../shared/wire/http/provider.ts';

export async function readProvider(tx: Tx): Promise<Provider> {
  const row = await tx.selectFrom('provider').select(['name', 'tier']).executeTakeFirstOrThrow();
  return row as Provider;
}

/** Answers the provider as it is now, and whose rights the change touched: the MSSP View hangs on the tier. */
export async function changeProvider(
  tx: Tx,
  author: Author,
  asked: ProviderChange,
): Promise<{ provider: Provider; users: readonly string[] }> {
  await tx.selectFrom('provider').select('id').forUpdate().execute();
  const held = await readProvider(tx);
  const provider = { name: asked.name ?? held.name, tier: asked.tier ?? held.tier };
  const names = (['name', 'tier'] as const).filter((name) => held[name] !== provider[name]);
  if (names.length === 0) return { provider, users: [] };
  const pick = (of: Provider) => Object.fromEntries(names.map((name) => [name, of[name]]));
  await tx.updateTable('provider').set(pick(provider)).execute();
  const team = names.includes('tier')
    ? await tx.selectFrom('provider_members').select('user_id').execute()
    : [];
  await audit(tx, author, {
    action: 'provider.changed',
    tenantId: null,
    target: { type: 'provider', id: null, label: provider.name },
    before: pick(held),
    after: pick(provider),
  });
  return { provider, users: team.map((row) => row.user_id) };
}
