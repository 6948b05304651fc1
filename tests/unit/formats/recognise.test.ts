import { expect, test } from 'vitest';
import { recognise } from '../../../shared/formats/recognise.ts';

test.each([
  ['native', { external_id: '1', title: 'a', severity: 'low' }],
  ['wazuh', { rule: { level: 3 }, agent: { id: '001' } }],
  ['suricata', { event_type: 'alert', alert: { signature: 'ET', severity: 1 } }],
])('knows a record of %s, and says what gave it away', (format, record) => {
  expect(recognise(record)).toEqual({ format, why: expect.stringMatching(/^has /) });
});

test.each([[{}], [null], ['text'], [{ rule: 'x' }], [{ title: 'a' }]])('knows nothing in %j', (record) => {
  expect(recognise(record)).toBeNull();
});
