import { expect, test } from 'vitest';
import { createLog } from '../../../shared/node/log.ts';

const written = (line: object): string => {
  const chunks: string[] = [];
  createLog('info', { write: (text) => void chunks.push(text) }).info(line, 'said');
  return chunks.join('');
};

test.each([
  [{ req: { headers: { authorization: 'Bearer s3cret', cookie: 'session=s3cret' } } }],
  [{ res: { headers: { 'set-cookie': 's3cret' } } }],
  [{ password: 's3cret' }],
  [{ body: { password: 's3cret' } }],
  [{ config: { adminPassword: 's3cret', authSecret: 's3cret' } }],
  [{ ingest: { key: 's3cret' } }],
  [{ token: 's3cret' }],
])('%j is written without its secret', (line) => {
  const output = written(line);
  expect(output).toContain('[redacted]');
  expect(output).not.toContain('s3cret');
});

test('what is no secret stays', () => {
  expect(JSON.parse(written({ tenant: 'acme' }))).toMatchObject({ tenant: 'acme', msg: 'said' });
});
