import type { FastifyRequest } from 'fastify';
import { Fault } from '../../shared/domain/fault.ts';
import type { Actor } from '../identity/actor.ts';
import { authorIn } from '../people/author.ts';
import type { Performer } from './perform.ts';

export const performerOf = (actor: Actor, request: FastifyRequest): Performer => ({
  userId: actor.id,
  name: actor.name,
  authorIn: (tenant) => authorIn(actor, request, tenant, 'incidents.manage'),
});

/** What one user left waiting in a browser is not done by the next one who signs in there. */
export function onlyAs(actor: Actor, userId: string | undefined): void {
  if (userId === undefined || userId === actor.id) return;
  throw new Fault('conflict', 'somebody else is signed in by now: that was not theirs to do', 'actor');
}
