import type { FastifyRequest } from 'fastify';
import type { Author } from '../../shared/node/db/audit.ts';
import type { Act } from './act.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Somebody who has not signed in (yet), by the name they gave. */
export const stranger = (name: string, request: FastifyRequest): Author => ({
  kind: 'anonymous',
  id: null,
  name: name || 'unknown',
  role: null,
  requestId: request.id,
  address: request.ip,
});

/** Somebody who has just proved who they are. */
export async function proven(act: Act, user: User, request: FastifyRequest): Promise<Author> {
  const member = await act.asSystem((tx) =>
    tx
      .selectFrom('provider_members')
      .select('role')
      .where('user_id', '=', user.id)
      .where('deactivated_at', 'is', null)
      .executeTakeFirst(),
  );
  return {
    kind: 'user',
    id: user.id,
    name: user.name,
    role: member?.role ?? null,
    requestId: request.id,
    address: request.ip,
  };
}

export const accountOf = (user: User) => ({ type: 'user', id: user.id, label: user.email });
export const noAccount = (email: string | null) => ({ type: 'user', id: null, label: email });
