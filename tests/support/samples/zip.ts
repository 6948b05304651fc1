import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** Signatures and places of fields: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7, 4.3.12, 4.3.16. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const DEFLATED = 8;

/** The content of one file in a small archive, without ZIP64 and without encryption. */
export function unzipped(archive: string, name: string): Buffer {
  const bytes = readFileSync(archive);
  const end = bytes.lastIndexOf(signature(END));
  if (end < 0 || end > bytes.length - END_BYTES) throw new Error(`${archive} is no zip archive`);
  let at = bytes.readUInt32LE(end + 16);
  while (bytes.readUInt32LE(at) === ENTRY) {
    const nameEnd = at + ENTRY_BYTES + bytes.readUInt16LE(at + 28);
    if (bytes.toString('utf8', at + ENTRY_BYTES, nameEnd) === name) return contentOf(bytes, at);
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  throw new Error(`${archive} holds no ${name}`);
}

function contentOf(bytes: Buffer, entry: number): Buffer {
  const method = bytes.readUInt16LE(entry + 10);
  const size = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  const start = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const stored = bytes.subarray(start, start + size);
  return method === DEFLATED ? inflateRawSync(stored) : stored;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
