import { expect, test } from 'vitest';
import { recognise } from '../../../shared/formats/recognise.ts';

test.each([
  ['native', { external_id: '1', title: 'a', severity: 'low' }],
  ['wazuh', { rule: { level: 3 }, agent: { id: '001' } }],
  ['crowdstrike', { metadata: { customerIDString: 'c', eventType: 'EppDetectionSummaryEvent' }, event: {} }],
  ['crowdstrike', { composite_id: 'c:ind:a:1' }],
  ['sentinelone', { threatInfo: { threatName: 'a.exe' } }],
  ['cortex-xdr', { incident_id: '1', alert_count: 1, creation_time: 1 }],
  ['elastic', { 'kibana.alert.rule.name': 'x' }],
  ['elastic', { signal: { rule: { id: '1', name: 'x' } } }],
  ['insightidr', { rrn: 'rrn:alerts:us:o:alert:1:a' }],
  ['vision-one', { id: 'WB-1-20260501-1' }],
  ['darktrace', { pbid: 1, score: 0.5 }],
  ['splunk', { time: 1, event: 'text', index: 'main' }],
  ['splunk', { rule_name: 'x', event_id: 'a@@notable@@b' }],
  ['suricata', { event_type: 'alert', alert: { signature: 'ET', severity: 1 } }],
])('knows a record of %s, and says what gave it away', (format, record) => {
  expect(recognise(record)).toEqual({ format, why: expect.stringMatching(/^has /) });
});

test.each([[{}], [null], ['text'], [{ rule: 'x' }], [{ title: 'a' }]])('knows nothing in %j', (record) => {
  expect(recognise(record)).toBeNull();
});
