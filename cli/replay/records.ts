import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Scanner } from './scan.ts';

/** One record of a file, or why it could not be read. */
export type Read = { readonly record: unknown } | { readonly unreadable: string };

/** Enough to see how a file begins. */
const HEAD_BYTES = 64 * 1024;

type Layout = 'lines' | 'array' | 'objects';

/** A file whose first line is complete JSON has a record a line; a bracket first means an array. */
async function layoutOf(file: string): Promise<Layout> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\uFEFF/, '')
      .trimStart();
    if (head.startsWith('[')) return 'array';
    const [first = '', second] = head.split('\n', 2);
    // A first line longer than the head cannot be judged; nobody writes indented JSON in lines that long.
    return second === undefined || 'record' in parsed(first) ? 'lines' : 'objects';
  } finally {
    await handle.close();
  }
}

function parsed(text: string): Read {
  try {
    return { record: JSON.parse(text) };
  } catch (error) {
    return { unreadable: (error as Error).message };
  }
}

async function* lines(file: string): AsyncGenerator<Read> {
  const reader = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of reader) {
    const text = line.replace(/^\uFEFF/, '').trim();
    if (text !== '') yield parsed(text);
  }
}

async function* scanned(file: string, inArray: boolean): AsyncGenerator<Read> {
  const scanner = new Scanner(inArray);
  for await (const chunk of createReadStream(file, 'utf8')) {
    for (const text of scanner.push(chunk as string)) yield parsed(text);
  }
  if (scanner.unfinished) yield { unreadable: 'the file ends in the middle of a record' };
}

/** The records of a JSON, JSON-array or NDJSON file, one at a time whatever its size. */
export async function* recordsOf(file: string): AsyncGenerator<Read> {
  const layout = await layoutOf(file);
  yield* layout === 'lines' ? lines(file) : scanned(file, layout === 'array');
}
