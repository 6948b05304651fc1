import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Fault } from '../../shared/domain/fault.ts';
import { MAX_BODY_BYTES } from '../../shared/wire/http/ingest.ts';

const unzip = promisify(gunzip);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Undoes `Content-Encoding`. The size limit counts what comes out, so that a small bomb stays small. */
export async function decode(body: Buffer, encoding: string | undefined): Promise<string> {
  const plain = await inflate(body, encoding?.trim().toLowerCase());
  try {
    return utf8.decode(plain);
  } catch {
    throw new Fault('bad_request', 'the body is not UTF-8 text; send JSON, a JSON array or NDJSON in UTF-8');
  }
}

async function inflate(body: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined || encoding === '' || encoding === 'identity') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw new Fault('unsupported', `Content-Encoding ${encoding} is not known; send gzip or plain text`);
  }
  try {
    return await unzip(body, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Fault(
        'too_large',
        `more than ${MAX_BODY_BYTES} bytes after decompression; split the request`,
      );
    }
    throw new Fault('bad_request', 'Content-Encoding says gzip, but the body cannot be decompressed');
  }
}
