import type { FastifyRequest } from 'fastify';
import { Fault } from '../../shared/domain/fault.ts';
import type { ServerConfig } from '../../shared/node/config.ts';
import { sameOrigin } from '../identity/origin.ts';
import { grantedTo } from './access.ts';

/**
 * Lets no foreign page open a socket. Cookies travel with a socket from any page, so its Origin must be ours, and
 * every browser names one. No page can send a token along with a socket, and programs have no Origin.
 */
export const ownPages =
  ({ publicUrl }: ServerConfig) =>
  async (request: FastifyRequest): Promise<void> => {
    const { origin, host } = request.headers;
    if (origin === undefined && grantedTo(request).actor.by.kind === 'token') return;
    if (origin !== undefined && sameOrigin(origin, host, publicUrl)) return;
    throw new Fault(
      'forbidden',
      "a live socket needs the console's own Origin; set PUBLIC_URL if it differs",
    );
  };
