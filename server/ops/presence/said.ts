import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/schema';

/**
 * What servers tell each other. `changed`: somebody came to an incident or went. `released`: a user let go of it,
 * wherever they claimed it. `left`: a user's last window at one server closed, and what they had claimed ends unless
 * another server has a window of theirs.
 */
const Said = Type.Union([
  Type.Object({ kind: Type.Literal('changed'), tenant: Type.String(), incident: Type.String() }),
  Type.Object({ kind: Type.Literal('released'), user: Type.String(), incident: Type.String() }),
  Type.Object({
    kind: Type.Literal('left'),
    user: Type.String(),
    claims: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  }),
]);
export type Said = Static<typeof Said>;

const said = Compile(Said);

/** null for what a newer server says and this one does not know. */
export function parseSaid(text: string): Said | null {
  try {
    const told: unknown = JSON.parse(text);
    return said.Check(told) ? told : null;
  } catch {
    return null;
  }
}
