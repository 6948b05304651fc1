import { Compile } from 'typebox/schema';
import type { WebSocket } from 'ws';
import { scopeColumns, tenantColumns } from '../../shared/domain/metric.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Scope } from '../../shared/node/db/tenancy.ts';
import {
  type Bye,
  CLOSE,
  type ClientFrame,
  HEARTBEAT_MS,
  type Hello,
  PROTOCOL,
  ClientFrame as Schema,
} from '../../shared/wire/live.ts';
import type { Actor } from '../identity/actor.ts';
import type { Hub } from './hub.ts';
import type { Mirror } from './mirror.ts';
import type { Pipe } from './outbox.ts';

/** A reader that answers no ping for this long is gone, even if TCP does not know it yet. */
const SILENT_AFTER_MS = 30_000;
/** A deploy spreads its readers' return over this time. */
const RETURN_WITHIN_MS = 3_000;

const clientFrame = Compile(Schema);

export interface SocketDeps {
  readonly hub: Hub;
  readonly mirror: Mirror;
  readonly clock: () => number;
}

/** Serves one live socket until it closes; answers how to say goodbye when the server stops. */
export function serve({ hub, mirror, clock }: SocketDeps, socket: WebSocket, actor: Actor): () => void {
  let heardAt = clock();

  // Frames are encoded once for all readers, as bytes; on the wire they are text.
  const pipe: Pipe = {
    send: (data, done) => socket.send(data, { binary: false }, done),
    close: (code, reason) => socket.close(code, reason),
  };

  const place = hub.admit(pipe);

  const hello: Hello = {
    type: 'hello',
    protocol: PROTOCOL,
    epoch: hub.epoch,
    at: clock(),
    heartbeat_ms: HEARTBEAT_MS,
    tenant_columns: [...tenantColumns],
    scope_columns: [...scopeColumns],
  };
  socket.send(JSON.stringify(hello));

  socket.on('message', (data) => {
    heardAt = clock();
    const frame = read(String(data));
    if (frame === null) return socket.close(CLOSE.badFrame, 'not a frame of this protocol');
    if (frame.type === 'subscribe') {
      const scope = narrow(actor.scope, frame.scope, mirror);
      if (scope === null)
        return socket.close(CLOSE.forbidden, 'a tenant of this scope is not yours or not there');
      place.show(scope);
    }
  });

  const watch = setInterval(() => {
    if (clock() > actor.expiresAt) socket.close(CLOSE.expired, 'the session has ended; sign in again');
    else if (clock() - heardAt > SILENT_AFTER_MS) socket.terminate();
  }, HEARTBEAT_MS);

  socket.on('close', () => {
    clearInterval(watch);
    place.leave();
  });
  // The close event follows and cleans up.
  socket.on('error', () => {});

  return () => {
    const bye: Bye = {
      type: 'bye',
      reason: 'restart',
      // Never 0, which would mean for good.
      retry_ms: 1 + Math.floor(Math.random() * RETURN_WITHIN_MS),
    };
    socket.send(JSON.stringify(bye));
    socket.close(1012, 'restart');
  };
}

function read(text: string): ClientFrame | null {
  try {
    const frame: unknown = JSON.parse(text);
    return clientFrame.Check(frame) ? (frame as ClientFrame) : null;
  } catch {
    return null;
  }
}

/** The asked part of the actor's scope; null when it asks for a tenant outside of it. */
function narrow(own: Scope, asked: readonly string[] | undefined, mirror: Mirror): Scope | null {
  if (asked === undefined) return own;
  const tenants = mirror.tenants();
  const ids: TenantId[] = [];
  for (const name of asked) {
    const tenant = tenants.find(({ id, slug }) => id === name || slug === name);
    if (tenant === undefined || (own.kind === 'tenants' && !own.ids.includes(tenant.id))) return null;
    ids.push(tenant.id);
  }
  return { kind: 'tenants', ids: [...new Set(ids)] };
}
