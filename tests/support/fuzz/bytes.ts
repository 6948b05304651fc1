import { oddValues } from './odd.ts';

export type Random = () => number;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
export const pick = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)]!;

/** Bytes that mean something to some parser. */
const TELLING = Buffer.from('"\'\\{}[]:,=|^<>&;#%@. \t\r\n\0-+019aZ\xff\x80');
const TOKENS = oddValues.map((value) => Buffer.from(JSON.stringify(value) ?? 'null'));
/** Repeated without end, each is somebody's worst case. */
const RUNS = [
  ' ',
  'a',
  '0',
  '.',
  '-',
  '=',
  '|',
  '\\',
  '"',
  '[',
  '{',
  '\n',
  '\t',
  '/',
  ':',
  '<',
  'a.',
  'a=',
  ' a=',
  'a@',
  '\\\\',
  '[.]',
  'é',
  ',',
  '%',
  ' \n',
  'T1',
  '1.',
  ':a',
  '\0',
].map((text) => Buffer.from(text));

const LONG_RUN_BYTES = 100_000;
/** Long runs cost as much as hundreds of other cases. */
const LONG_RUNS_IN = 150;

function range(bytes: Buffer, random: Random, most: number): [from: number, to: number] {
  const from = below(random, bytes.length + 1);
  return [from, Math.min(bytes.length, from + below(random, most) + 1)];
}

const joined = (bytes: Buffer, [from, to]: [number, number], middle: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(to)]);

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const flip: Mutation = (bytes, random) => {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) copy[below(random, copy.length)]! ^= 1 << below(random, 8);
  return copy;
};
const set: Mutation = (bytes, random) => {
  const at = below(random, bytes.length + 1);
  const telling = TELLING.subarray(below(random, TELLING.length)).subarray(0, 1);
  return joined(bytes, [at, at + below(random, 2)], telling);
};
const remove: Mutation = (bytes, random) => joined(bytes, range(bytes, random, 64), Buffer.alloc(0));
const cut: Mutation = (bytes, random) => bytes.subarray(0, below(random, bytes.length + 1));
const repeat: Mutation = (bytes, random) => {
  const part = bytes.subarray(...range(bytes, random, 48));
  const at = below(random, bytes.length + 1);
  return joined(bytes, [at, at], Buffer.concat(Array(2 + below(random, 40)).fill(part)));
};
const nest: Mutation = (bytes, random) => {
  const depth = 1 + below(random, 70);
  const [open, close] = pick(random, [
    ['[', ']'],
    ['{"message":', '}'],
    ['{"_source":', '}'],
    ['{"event":', '}'],
    ['"', '"'],
  ] as const);
  const [from, to] = random() < 0.5 ? [0, bytes.length] : range(bytes, random, 200);
  const inner = Buffer.concat([
    Buffer.from(open.repeat(depth)),
    bytes.subarray(from, to),
    Buffer.from(close.repeat(depth)),
  ]);
  return joined(bytes, [from, to], inner);
};
const splice: Mutation = (bytes, random, other) =>
  joined(bytes, range(bytes, random, 128), other.subarray(...range(other, random, 400)));
const token: Mutation = (bytes, random) => joined(bytes, range(bytes, random, 16), pick(random, TOKENS));
const run: Mutation = (bytes, random) => {
  const unit = pick(random, RUNS);
  const length = below(random, LONG_RUNS_IN) === 0 ? below(random, LONG_RUN_BYTES) : below(random, 300);
  const at = below(random, bytes.length + 1);
  return joined(bytes, [at, at], Buffer.alloc(length, unit));
};

const mutations: readonly Mutation[] = [
  flip,
  flip,
  set,
  set,
  remove,
  cut,
  repeat,
  nest,
  splice,
  splice,
  token,
  token,
  run,
];

/** `bytes` after one to four mutations of some of its bytes; `other` is what is spliced in. */
export function mutatedBytes(bytes: Buffer, random: Random, other: Buffer): Buffer {
  let mutated = bytes;
  for (let times = 1 + below(random, 4); times > 0; times--)
    mutated = pick(random, mutations)(mutated, random, other);
  return mutated;
}
