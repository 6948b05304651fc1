import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { Line } from '../../shared/wire/http/text.ts';
import type { ServerDeps } from '../deps.ts';
import { stranger } from '../identity/author.ts';
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, weaknessOf } from '../identity/password-rules.ts';
import { redeemSetupToken } from '../identity/setup.ts';
import type { App } from '../typed.ts';

const Setup = Type.Object({
  token: Type.String({ maxLength: 64 }),
  name: Line(120),
  email: Type.String({ format: 'email', maxLength: 254 }),
  password: Type.String({ minLength: MIN_PASSWORD_CHARS, maxLength: MAX_PASSWORD_CHARS }),
});

/** Creates the first MSSP Admin for whoever holds the one-time link printed at start. */
export function setupRoute(app: App, { identity, clock }: ServerDeps): void {
  const schema = { summary: 'Create the first admin with the one-time set-up link', body: Setup };
  app.post('/api/v1/setup', { config: { needs: 'nobody' }, schema }, async (request, reply) => {
    const weakness = weaknessOf(request.body.password, request.body);
    if (weakness !== null) throw new Fault('bad_request', weakness, 'password');
    await redeemSetupToken(identity, clock, request.body, stranger(request.body.email, request));
    return reply.code(201).send({});
  });
}
