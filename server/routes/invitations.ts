import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { MINUTE_MS } from '../../shared/domain/clock.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { Acceptance, InvitationView } from '../../shared/wire/http/people.ts';
import type { ServerDeps } from '../deps.ts';
import { findActor } from '../identity/actor.ts';
import { Attempts, type Limit } from '../identity/attempts.ts';
import { noSuchInvitation } from '../people/accept.ts';
import { admit } from '../people/admission.ts';
import { findPerson } from '../people/directory.ts';
import { findOffer } from '../people/offer.ts';
import { readToken } from '../people/token.ts';
import type { App } from '../typed.ts';

/** Looks and acceptances from one address: an office may come in together; guessing 256 bits gets nowhere. */
const LOOKS: Limit = { what: 'invitation-looks', max: 60, windowMs: MINUTE_MS };
const ACCEPTANCES: Limit = { what: 'invitation-acceptances', max: 60, windowMs: MINUTE_MS };
const TokenParams = Type.Object({ token: Type.String({ maxLength: 64 }) });
const Accepted = Type.Object({ user_id: Type.String(), account_created: Type.Boolean() });

/** What the bearer of an invitation can do; nobody needs to be anybody for it. */
export function invitationRoutes(app: App, deps: ServerDeps): void {
  const { tenancy, identity, clock, config } = deps;
  const attempts = new Attempts(deps.redis);

  const bound = async (limit: Limit, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { allowed, retryAfterS } = await attempts.count(limit, request.ip);
    if (allowed) return;
    void reply.header('retry-after', retryAfterS);
    throw new Fault('too_many', `too many requests from your address; try again in ${retryAfterS} s`);
  };

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
      await bound(LOOKS, request, reply);
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
      await bound(ACCEPTANCES, request, reply);
      const { userId, created } = await admit(deps, request, request.body);
      return reply.code(created ? 201 : 200).send({ user_id: userId, account_created: created });
    },
  );
}
