import { io, type Socket } from 'socket.io-client';
import type { OpsClientEvents, OpsServerEvents } from '../../shared/wire/ops.ts';
import { OPS_PATH } from '../../shared/wire/ops-limits.ts';

export type Link = Socket<OpsServerEvents, OpsClientEvents>;

/** As the live socket comes back: any wait up to a ceiling that doubles from half a second to eight. */
const RECONNECT = { reconnectionDelay: 500, reconnectionDelayMax: 8_000, randomizationFactor: 1 };

/** One socket to the server that served this page; it reconnects by itself unless the server ends it. */
export const openLink = (): Link =>
  io({ path: OPS_PATH, transports: ['websocket'], autoConnect: false, ...RECONNECT });
