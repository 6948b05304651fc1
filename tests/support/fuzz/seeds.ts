import type { FormatName } from '../../../shared/formats/registry.ts';
import { catalogue } from '../samples/catalogue.ts';
import { readSamples, samplesPresent } from '../samples/read.ts';
import { handmade } from './handmade.ts';

/** Larger records say nothing that smaller ones do not, and a million of them take too long. */
const MAX_SEED_BYTES = 16_000;
/** Of one file: its records resemble each other. */
const MAX_OF_A_FILE = 12;

const bodyOf = (record: unknown): string => (typeof record === 'string' ? record : JSON.stringify(record));

function real(format: FormatName): string[] {
  if (!samplesPresent) return [];
  return catalogue
    .filter((sample) => sample.format === format)
    .flatMap((sample) => spread(readSamples(sample)).map(bodyOf))
    .filter((body) => body.length <= MAX_SEED_BYTES);
}

/** Some of a long list, from all over it. */
function spread<T>(items: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(items.length / MAX_OF_A_FILE));
  return items.filter((_, index) => index % step === 0).slice(0, MAX_OF_A_FILE);
}

/** Bodies of requests to mutate: what was written by hand, and real samples where they lie. */
export const seedsOf = (format: FormatName): readonly string[] => [
  ...handmade[format].map(bodyOf),
  ...real(format),
];
