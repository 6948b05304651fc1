import type { WebSocket } from 'ws';

/** RFC 6455: a final text frame, its payload length in 7, 16 or 64 bits, no mask from a server. */
const FINAL_TEXT = 0x81;
const SHORT = 125;
const MEDIUM = 0xffff;

function header(length: number): Buffer {
  if (length <= SHORT) return Buffer.from([FINAL_TEXT, length]);
  if (length <= MEDIUM) return Buffer.from([FINAL_TEXT, 126, length >> 8, length & 0xff]);
  const bytes = Buffer.alloc(10);
  bytes[0] = FINAL_TEXT;
  bytes[1] = 127;
  bytes.writeBigUInt64BE(BigInt(length), 2);
  return bytes;
}

/** Whole WebSocket frames by payload, so that one shared by a hundred readers is framed once. */
const framed = new WeakMap<Buffer, Buffer>();

function frameOf(payload: Buffer): Buffer {
  let frame = framed.get(payload);
  if (frame === undefined) {
    frame = Buffer.concat([header(payload.length), payload]);
    framed.set(payload, frame);
  }
  return frame;
}

/** What ws keeps behind a socket, and engine.io relies on as well: a writer for frames that are ready. */
interface WithSender {
  readonly _sender?: { sendFrame(list: Buffer[], done: (error?: Error) => void): void };
}

/** Sends a shared payload as one text frame and one write; ws itself would frame it anew for each socket. */
export function sendShared(socket: WebSocket, payload: Buffer, done: (error?: Error) => void): void {
  const sender = (socket as unknown as WithSender)._sender;
  if (sender === undefined || socket.readyState !== socket.OPEN)
    socket.send(payload, { binary: false }, done);
  else sender.sendFrame([frameOf(payload)], done);
}
