import { describe, expect, it } from 'vitest';
import { exactJson } from '../../../shared/formats/reading/exact.ts';
import { sentinelone } from '../../../shared/formats/sentinelone.ts';
import { reading } from '../../support/formats.ts';

describe('JSON with long integers', () => {
  it.each([
    ['1387492689895241884', '1387492689895241884'],
    ['-1387492689895241884', '-1387492689895241884'],
    ['[1387492689895241884,1387492689895241885]', ['1387492689895241884', '1387492689895241885']],
    ['{"a": {"b" :\t1387492689895241884\n}}', { a: { b: '1387492689895241884' } }],
    ['{"a":9007199254740993,"b":9007199254740991}', { a: '9007199254740993', b: 9007199254740991 }],
  ])('keeps the digits of %s', (json, value) => {
    expect(exactJson(json)).toEqual(value);
  });

  it.each([
    '{"time":1637681708541881,"ratio":0.12345678901234567890,"big":1.5e300,"other":12345678901234567890e2}',
    '{"a":"1387492689895241884","b":"x,1387492689895241884,","c":1}',
    String.raw`{"a":"quoted \",1387492689895241884,\\\" and on","b":"\\","c":[1,-2,true,null]}`,
    '{"a":[1387492689895241884.5]}',
    '" , 1387492689895241884 ,"',
    '0',
  ])('reads %s as JSON.parse does', (json) => {
    expect(exactJson(json)).toEqual(JSON.parse(json));
  });

  it('leaves texts alone beside a long integer', () => {
    const json = String.raw`{"id":1387492689895241884,"a":"\",1387492689895241884,\\","b":"é\u0000\\\\"}`;
    expect(exactJson(json)).toEqual({ ...JSON.parse(json), id: '1387492689895241884' });
  });

  it.each(['{"a":1387492689895241884', '[1387492689895241884,]', '{"a":01387492689895241884}', '"open', ''])(
    'throws at %j',
    (json) => {
      expect(() => exactJson(json)).toThrow(SyntaxError);
    },
  );

  it.each([
    ['backslashes', `[1387492689895241884,"${'\\\\'.repeat(500_000)}"]`],
    ['digits', `[1387492689895241884,${'1'.repeat(1_000_000)}]`],
    ['blanks', `[1387492689895241884${' '.repeat(1_000_000)}]`],
    ['integers', `[${Array(50_000).fill('1387492689895241884').join()}]`],
  ])('takes a million %s in its stride', (_, json) => {
    const begun = performance.now();
    exactJson(json);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

describe('an id that one API writes as a number and another as text', () => {
  const { report } = reading(sentinelone);
  const announced = (alertId: string) =>
    report(
      exactJson(
        `{"activityType":3608,"id":"7","primaryDescription":"Alert created.","createdAt":"2026-05-01T12:00:00Z",
          "data":{"alertid":${alertId},"rulename":"Canary","severity":"High","origagentname":"pc-7"}}`,
      ),
    );

  it('is the same id', () => {
    const alert = report({
      alertInfo: { alertId: '1387492689895241884', createdAt: '2026-05-01T12:00:00Z' },
      ruleInfo: { name: 'Canary', severity: 'High' },
      agentDetectionInfo: { name: 'pc-7' },
    });
    expect(announced('1387492689895241884').externalId).toBe(alert.externalId);
    expect(announced('1387492689895241885').externalId).not.toBe(alert.externalId);
  });
});
