import { Type } from 'typebox';
import { Acceptance, InvitationView } from '../../shared/wire/http/people.ts';
import type { ServerDeps } from '../deps.ts';
import { findActor } from '../identity/actor.ts';
import { Attempts } from '../identity/attempts.ts';
import { noSuchInvitation } from '../people/accept.ts';
import { admit } from '../people/admission.ts';
import { findPerson } from '../people/directory.ts';
import { findOffer } from '../people/offer.ts';
import { ACCEPTANCES, LOOKS, pace } from '../people/pace.ts';
import { readToken } from '../people/token.ts';
import type { App } from '../typed.ts';

const TokenParams = Type.Object({ token: Type.String({ maxLength: 64 }) });
const Accepted = Type.Object({ user_id: Type.String(), account_created: Type.Boolean() });

/** What the bearer of an invitation can do; nobody needs to be anybody for it. */
export function invitationRoutes(app: App, deps: ServerDeps): void {
  const { tenancy, identity, clock, config } = deps;
  const attempts = new Attempts(deps.redis);

  app.get(
    '/api/v1/invitations/:token',
    {
      config: { needs: 'nobody' },
      schema: {
        summary: 'What an invitation offers, for whoever holds its link',
        params: TokenParams,
        response: { 200: InvitationView },
      },
    },
    async (request, reply) => {
      await pace(attempts, LOOKS, request.ip, reply);
      const { hash, mailed } = readToken(request.params.token, config.authSecret);
      const offer = await tenancy.asSystem('read an invitation', (tx) => findOffer(tx, hash, clock()));
      const [person, actor] = await Promise.all([
        findPerson(identity, offer?.email ?? ''),
        findActor(deps, request),
      ]);
      if (offer === null) throw noSuchInvitation();
      const { email, role, inviter } = offer;
      // Whoever invites holds the link too, and must not learn from it who is known here.
      const theirs = person !== null && (mailed || actor?.id === person.id);
      return { email, role, inviter, has_account: theirs };
    },
  );

  app.post(
    '/api/v1/invitations/accept',
    {
      config: { needs: 'nobody' },
      schema: {
        summary: 'Accept an invitation: with a name and a password, or signed in as the address invited',
        body: Acceptance,
        response: { 200: Accepted, 201: Accepted },
      },
    },
    async (request, reply) => {
      await pace(attempts, ACCEPTANCES, request.ip, reply);
      const { userId, created } = await admit(deps, request, request.body);
      return reply.code(created ? 201 : 200).send({ user_id: userId, account_created: created });
    },
  );
}
