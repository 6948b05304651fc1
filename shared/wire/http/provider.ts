import { type Static, Type } from 'typebox';
import { tiers } from '../../domain/access/access.ts';
import { Line } from './text.ts';

/** Who runs this installation. */
export const Provider = Type.Object({
  name: Line(120),
  tier: Type.Enum([...tiers]),
});
export type Provider = Static<typeof Provider>;
export const ProviderChange = Type.Partial(Provider, { additionalProperties: false });
export type ProviderChange = Static<typeof ProviderChange>;
