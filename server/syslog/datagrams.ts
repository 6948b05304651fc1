import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { SyslogAddress } from '../../shared/node/syslog-listen.ts';
import type { SyslogCounts } from './counts.ts';
import type { Shipper } from './shipper.ts';

/** What the kernel keeps while this process is busy; it may give less (net.core.rmem_max). */
const KERNEL_BUFFER_BYTES = 4 * 1024 * 1024;
const utf8 = new TextDecoder();

export interface DatagramDeps {
  readonly shipper: Shipper;
  readonly counts: SyslogCounts;
  readonly onDropped: () => void;
}

/** Syslog over UDP (RFC 5426): a message a datagram. What comes faster than it can be stored is dropped and counted. */
export class Datagrams {
  readonly socket: Socket;

  constructor({ host }: SyslogAddress, { shipper, counts, onDropped }: DatagramDeps) {
    this.socket = createSocket({
      type: isIPv6(host) ? 'udp6' : 'udp4',
      recvBufferSize: KERNEL_BUFFER_BYTES,
    });
    this.socket.on('message', (bytes, { address }) => {
      const text = utf8.decode(bytes).trim();
      if (text === '') return;
      counts.received++;
      if (shipper.isFull) {
        counts.dropped++;
        onDropped();
      } else shipper.add({ text, sender: address });
    });
  }

  close(): Promise<void> {
    return new Promise((settle) => this.socket.close(() => settle()));
  }
}
