import type { WebSocket } from 'ws';
import type { Actor } from '../../../server/identity/actor.ts';
import { type Currency, Hub } from '../../../server/live/hub.ts';
import { Mirror } from '../../../server/live/mirror.ts';
import { LiveSocket } from '../../../server/live/socket.ts';
import type { ServerFrame } from '../../../shared/wire/live.ts';
import { Ledger } from './ledger.ts';
import { Link } from './link.ts';
import { actor, TENANTS } from './world.ts';

/** A hub over the first two tenants, and plain sockets on it. Time is the caller's fake one. */
export function openStage(given: Partial<Pick<Actor, 'access' | 'expiresAt'>> = {}) {
  const clock = () => Date.now();
  const mirror = new Mirror(clock);
  const currency: Currency = { asOf: clock(), waiting: new Map() };
  const hub = new Hub(mirror, clock, currency);
  const ledgers = TENANTS.slice(0, 2).map((tenant) => new Ledger(tenant));
  for (const id of mirror.setTenants(ledgers.map(({ tenant }) => tenant))) {
    mirror.load(id, ledgers.find(({ tenant }) => tenant.id === id)!.state());
  }

  const plug = () => {
    const frames: ServerFrame[] = [];
    const link = new Link((text) => void frames.push(JSON.parse(text)));
    const codes: number[] = [];
    link.client.onclose = ({ code }: { code: number }) => void codes.push(code);
    const socket = link as unknown as WebSocket;
    const live = new LiveSocket({ hub, mirror, clock }, socket, { ...actor({ kind: 'all' }), ...given });
    const farewell = () => live.bye();
    const say = (frame: object) => link.client.send(JSON.stringify(frame));
    const subscribe = (...scope: string[]) =>
      say({ type: 'subscribe', view: 'overview', ...(scope.length > 0 && { scope }) });
    return { link, frames, codes, say, subscribe, farewell, live };
  };

  /** One more critical incident at a tenant. */
  const arrive = (n: number) => {
    const found = { severity: 'critical', status: 'open', module: 'endpoint', assigned: false } as const;
    const entry = ledgers[n]!.commit([{ facts: { ...found, detectedAt: clock(), closedAt: null } }], clock());
    mirror.take(entry);
  };
  return { mirror, hub, currency, plug, arrive };
}
