import { type Static, Type } from 'typebox';
import { tiers } from '../../domain/access/access.ts';

/** Who runs this installation. */
export const Provider = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  tier: Type.Enum([...tiers]),
});
export type Provider = Static<typeof Provider>;
export const ProviderChange = Type.Partial(Provider, { additionalProperties: false });
