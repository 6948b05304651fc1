import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HecRefusal } from '../../../server/hec/answer.ts';
import { eventsOf, rawEventsOf } from '../../../server/hec/events.ts';
import { jsonValues } from '../../../server/hec/values.ts';

const separator = fc.constantFrom('', ' ', '\n', '\r\n\t');
const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 8 });

test('JSON objects are found whatever stands between them, and whatever stands in their strings', () => {
  fc.assert(
    fc.property(objects, separator, fc.constantFrom(0, 2), (values, between, indent) => {
      const text = values.map((value) => JSON.stringify(value, null, indent)).join(between);
      const plain = values.map((value) => JSON.parse(JSON.stringify(value)));
      expect(jsonValues(text)).toEqual({ values: plain, isWhole: true });
    }),
  );
});

test('any text is read, and no text of a megabyte takes long', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void jsonValues(text)));
  const start = performance.now();
  for (const piece of ['{', '[', '"', '\\', '{"', '{"\\', '{}', '{"a":"\\\\"}']) {
    jsonValues(piece.repeat(1_000_000 / piece.length));
    jsonValues(`{"a":"${piece.repeat(1_000_000 / piece.length)}`);
  }
  expect(performance.now() - start).toBeLessThan(20_000);
});

const told = (body: string) => {
  const { envelopes, refusal } = eventsOf(body, {});
  return { taken: envelopes.length, refused: refusal?.message, at: refusal?.detail?.eventNumber };
};

test('the first event that is none is named, and those before it are taken', () => {
  const good = '{"event":"a"}';
  expect(told(good + good)).toEqual({ taken: 2, refused: undefined, at: undefined });
  expect(told(`${good}{"host":"h"}`)).toEqual({ taken: 1, refused: 'Event field is required', at: 1 });
  expect(told(`{"event":" "}${good}`)).toEqual({ taken: 0, refused: 'Event field cannot be blank', at: 0 });
  expect(told(`${good}{"event":null}`)).toMatchObject({ refused: 'Event field is required', at: 1 });
  expect(told(`${good},${good}`)).toEqual({ taken: 1, refused: 'Invalid data format', at: 1 });
  expect(told(`${good}{"event":`)).toEqual({ taken: 1, refused: 'Invalid data format', at: 1 });
  expect(told('plain')).toEqual({ taken: 0, refused: 'Invalid data format', at: 0 });
  expect(told(`{"event":"a","fields":{"x":{"y":1}}}`)).toMatchObject({ at: 0, taken: 0 });
  expect(told(`[${good},${good}]`)).toMatchObject({ taken: 2 });
  expect(() => eventsOf(' \n', {})).toThrow(HecRefusal);
});

test('what an event leaves out is that of the one before, and of the query for the first', () => {
  const body = '{"event":1}{"event":2,"host":"b","time":5}{"event":3}{"event":4,"host":"c"}';
  expect(eventsOf(body, { host: 'a', source: 's' }).envelopes).toEqual([
    { event: 1, host: 'a', source: 's' },
    { event: 2, host: 'b', source: 's', time: 5 },
    { event: 3, host: 'b', source: 's', time: 5 },
    { event: 4, host: 'c', source: 's', time: 5 },
  ]);
});

test('raw events are lines, or objects where all is JSON', () => {
  const raw = (body: string) => rawEventsOf(body, {}).envelopes.map(({ event }) => event);
  expect(raw('one\r\n\ntwo\n')).toEqual(['one', 'two']);
  expect(raw('{\n "a": 1\n}\n{"b":2}')).toEqual([{ a: 1 }, { b: 2 }]);
  expect(raw('{"a":1} trailing\n{"b":2}')).toEqual(['{"a":1} trailing', '{"b":2}']);
  expect(raw('{"event":"x","host":"h"}{"event":{"kind":"alert"},"@timestamp":1}')).toEqual([
    'x',
    { event: { kind: 'alert' }, '@timestamp': 1 },
  ]);
  expect(rawEventsOf('x', { host: 'h' }).envelopes).toEqual([{ host: 'h', event: 'x' }]);
});
