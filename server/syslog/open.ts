import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Clock, SECOND_MS } from '../../shared/domain/clock.ts';
import type { Reception } from '../../shared/node/ingest/reception.ts';
import type { Logger } from '../../shared/node/log.ts';
import type { SyslogAddress } from '../../shared/node/syslog-listen.ts';
import { Admission } from './admission.ts';
import type { SyslogCounts } from './counts.ts';
import { Datagrams } from './datagrams.ts';
import { Shipper } from './shipper.ts';
import { Streams } from './stream.ts';

export interface SyslogDeps {
  readonly reception: Reception;
  readonly counts: SyslogCounts;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface SyslogListener {
  readonly port: number;
  close(): Promise<void>;
}

/** A flood drops thousands of lines a second; the log says so now and then, with how many there were. */
const LOG_PAUSE_MS = 10 * SECOND_MS;

/** Opens every listener, or none: a port that cannot be had stops the start. */
export async function openSyslog(
  addresses: readonly SyslogAddress[],
  deps: SyslogDeps,
): Promise<SyslogListener[]> {
  const open: SyslogListener[] = [];
  try {
    for (const address of addresses) open.push(await listen(address, deps));
    return open;
  } catch (error) {
    await Promise.all(open.map((listener) => listener.close()));
    throw error;
  }
}

async function listen(address: SyslogAddress, deps: SyslogDeps): Promise<SyslogListener> {
  const { transport, host } = address;
  const { reception, counts, clock, log } = deps;
  const where = `${transport}://${host}:${address.port}`;
  const admission = new Admission({ tenancy: reception.tenancy, clock }, address.key);
  const warn = rarely(clock, (message: string) => log.warn({ syslog: where, ...counts }, message));
  let streams: Streams | undefined;
  const shipper = new Shipper({
    ...deps,
    admission,
    onRoom: () => streams?.resume(),
    onRefused: (sender) => {
      streams?.refuse(sender);
      warn('a sender may not use the key of this listener: it is revoked, closed or bound to other networks');
    },
  });
  const parts = { shipper, admission, counts };
  const onDropped = () => warn('lines come faster than they can be stored and are dropped; use tcp or tls');
  const datagrams = transport === 'udp' ? new Datagrams(address, { ...parts, onDropped }) : undefined;
  try {
    if (datagrams === undefined) streams = await Streams.make(address, parts);
    const port = await bound(address, streams, datagrams);
    log.info({ syslog: where, port }, 'taking syslog');
    return {
      port,
      close: async () => {
        await (streams ?? datagrams)?.close();
        const lost = await shipper.close();
        if (lost > 0) log.error({ syslog: where, lines: lost }, 'lines could not be stored before the end');
      },
    };
  } catch (error) {
    throw new Error(`SYSLOG_LISTEN: cannot take syslog at ${where}: ${(error as Error).message}`);
  }
}

async function bound(
  { host, port }: SyslogAddress,
  streams?: Streams,
  datagrams?: Datagrams,
): Promise<number> {
  if (datagrams !== undefined) {
    datagrams.socket.bind(port, host);
    await once(datagrams.socket, 'listening');
    return datagrams.socket.address().port;
  }
  streams!.server.listen(port, host);
  await once(streams!.server, 'listening');
  return (streams!.server.address() as AddressInfo).port;
}

/** The first call, and then at most one in a while. */
function rarely(clock: Clock, call: (message: string) => void): (message: string) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (message) => {
    if (clock() - last < LOG_PAUSE_MS) return;
    last = clock();
    call(message);
  };
}
