import type { FastifyRequest } from 'fastify';
import type { Actor } from '../identity/actor.ts';
import { authorIn } from '../people/author.ts';
import type { Performer } from './perform.ts';

export const performerOf = (actor: Actor, request: FastifyRequest): Performer => ({
  userId: actor.id,
  name: actor.name,
  authorIn: (tenant) => authorIn(actor, request, tenant, 'incidents.manage'),
});
