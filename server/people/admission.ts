import type { FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import type { Acceptance } from '../../shared/wire/http/people.ts';
import type { ServerDeps } from '../deps.ts';
import { findActor } from '../identity/actor.ts';
import { createAccount } from '../identity/new-account.ts';
import { weaknessOf } from '../identity/password-rules.ts';
import { enter, noSuchInvitation } from './accept.ts';
import { endSessions, findPerson, markVerified, type Person } from './directory.ts';
import { findOffer, type Offer } from './offer.ts';
import { revokeTokens } from './team-change.ts';
import { readToken } from './token.ts';

type Said = Static<typeof Acceptance>;
type Deps = Pick<ServerDeps, 'config' | 'tenancy' | 'identity' | 'clock' | 'news'>;

export interface Admitted {
  readonly userId: string;
  readonly created: boolean;
}

/** Accepts an invitation for its bearer: for an account of theirs, or with a new one. */
export async function admit(deps: Deps, request: FastifyRequest, said: Said): Promise<Admitted> {
  const { config, tenancy, identity, clock } = deps;
  const { hash, mailed } = readToken(said.token, config.authSecret);
  const offer = await tenancy.asSystem('read an invitation', (tx) => findOffer(tx, hash, clock()));
  const person = await findPerson(identity, offer?.email ?? '');
  if (offer === null) throw noSuchInvitation();
  const admitted =
    person === null
      ? await withNewAccount(deps, request, offer, said, mailed)
      : await withAccount(deps, request, offer, person, mailed);
  await deps.news.tell({ kind: 'access', users: [admitted.userId] });
  return admitted;
}

const signInAs = (email: string): Fault =>
  new Fault('unauthenticated', `${email} has an account: sign in as ${email}, then open this link again`);

async function withAccount(
  deps: Deps,
  request: FastifyRequest,
  offer: Offer,
  person: Person,
  mailed: boolean,
): Promise<Admitted> {
  const { identity, clock } = deps;
  const actor = await findActor(deps, request);
  if (actor === null || actor.by.kind !== 'session' || actor.id !== person.id) throw signInAs(offer.email);
  const session = actor.by.id;
  await identity.acts.run(async (act) => {
    // Until now anybody who was handed a link may have made this account; the letter shows whose the address is.
    const proves = mailed && !person.email_verified;
    if (proves) {
      await endSessions(identity, person.id, session);
      await markVerified(identity, person.id);
    }
    await act.asSystem(async (tx) => {
      if (proves) await revokeTokens(tx, person.id, clock());
      await enter(tx, person, offer, originOf(request), clock());
    });
  });
  return { userId: person.id, created: false };
}

async function withNewAccount(
  deps: Deps,
  request: FastifyRequest,
  offer: Offer,
  said: Said,
  mailed: boolean,
): Promise<Admitted> {
  const { identity, clock } = deps;
  const { email } = offer;
  const { name, password } = credentialsOf(said, email);
  const userId = await identity.acts.run(async (act) => {
    const id = await createAccount(identity, { name, email, password, emailVerified: mailed });
    // Somebody with the same link was a moment faster.
    if (id === null) throw signInAs(email);
    await act.asSystem((tx) => enter(tx, { id, name, email }, offer, originOf(request), clock()));
    return id;
  });
  return { userId, created: true };
}

const originOf = ({ id, ip }: FastifyRequest) => ({ requestId: id, address: ip });

/** Names stand in mails and lists: one line, without control characters. */
const NAME = /^[^\p{Cc}]+$/u;

function credentialsOf(
  { name = '', password = '' }: Said,
  email: string,
): { readonly name: string; readonly password: string } {
  const trimmed = name.trim();
  if (!NAME.test(trimmed)) throw new Fault('bad_request', 'say your name, on one line', 'name');
  const weakness = weaknessOf(password, { name: trimmed, email });
  if (weakness !== null) throw new Fault('bad_request', weakness, 'password');
  return { name: trimmed, password };
}
