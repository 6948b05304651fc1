import { expect, test } from 'vitest';
import { openAny, recognise } from '../../../shared/formats/recognise.ts';
import * as google from './google-secops/records.ts';
import * as microsoft from './ms-graph/records.ts';
import * as sentinel from './sentinel/records.ts';
import * as wiz from './wiz/records.ts';

const SHAPES: readonly [format: string, record: object][] = [
  ['ms-graph', microsoft.alert],
  ['ms-graph', microsoft.incident],
  ['ms-graph', microsoft.defender],
  ['ms-graph', microsoft.info],
  ['ms-graph', microsoft.streamed('AlertEvidence', {})],
  ['ms-graph', microsoft.streamed('DeviceEvents', {})],
  ['sentinel', sentinel.rest],
  ['sentinel', sentinel.logicApp],
  ['sentinel', sentinel.snake],
  ['sentinel', sentinel.row],
  ['sentinel', sentinel.alertRow],
  ['wiz', wiz.issue],
  ['wiz', wiz.webhook],
  ['wiz', wiz.detection],
  ['wiz', wiz.configuration],
  ['wiz', wiz.vulnerability],
  ['google-secops', google.detection],
  ['google-secops', google.soarCase],
  ['google-secops', google.siemplify],
  ['google-secops', google.connector],
];

test.each(SHAPES)('knows a record of %s among all formats, and opens none', (format, record) => {
  expect(recognise(record)).toEqual({ format, why: expect.stringMatching(/^has .{10}/) });
  expect(openAny(record)).toBeNull();
});

test.each([
  ['value', 'ms-graph', microsoft.incident],
  ['records', 'ms-graph', microsoft.streamed('AlertInfo', {})],
  ['value', 'sentinel', sentinel.rest],
  ['records', 'sentinel', sentinel.alertRow],
  ['issues', 'wiz', wiz.issue],
  ['detections', 'google-secops', google.detection],
])('opens an envelope with %s of %s, whoever asks', (key, _, record) => {
  expect(openAny({ [key]: [record, record] })).toEqual([record, record]);
});

test('never takes the lists of a record for an envelope', () => {
  const incident = { ...microsoft.incident, alerts: [microsoft.alert], value: [] };
  expect(openAny(incident)).toBeNull();
  const native = { external_id: '1', title: 'x', severity: 'low', alerts: [], issues: [wiz.issue] };
  expect(openAny(native)).toBeNull();
});
