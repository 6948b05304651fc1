import { isRecord, kindOf } from './field.ts';
import { unwrapped } from './sensor.ts';
import { type Format, refused, type Verdict } from './verdict.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** One of the shapes in which a product tells of incidents, or of things that are none and are refused as such. */
export interface Shape {
  /** What gives a record away as being of this shape, in a few words. */
  readonly why: string;
  readonly fits: (record: Fields) => boolean;
  readonly read: (record: Fields) => Verdict;
}

/** For a record whose id is missing, blank or no text. */
export const unnamed = (field: string): Verdict =>
  refused(field, 'is missing or blank, so nothing tells this incident from others; send the record whole');

/** The first shape that fits a record, or the record wrapped in it, reads it; `remedy` says what to send otherwise. */
export function shaped(product: string, shapes: readonly Shape[], remedy: string) {
  const shapeOf = (record: Fields) => shapes.find(({ fits }) => fits(record));
  const isOne = (record: Fields) => shapeOf(record) !== undefined;
  const read = (value: unknown): Verdict => {
    if (!isRecord(value)) return refused('', `the record is ${kindOf(value)}; ${remedy}`);
    // Nearly all records come as they are: looking for their shape once is a good part of reading them.
    const direct = shapeOf(value);
    if (direct !== undefined) return direct.read(value);
    const record = unwrapped(value, isOne);
    return shapeOf(record)?.read(record) ?? refused('', `this is no record of ${product}; ${remedy}`);
  };
  const recognise = (value: unknown): string | null =>
    isRecord(value) ? (shapeOf(unwrapped(value, isOne))?.why ?? null) : null;
  return { read, recognise, isOne: (item: unknown) => recognise(item) !== null } satisfies Format & {
    isOne: unknown;
  };
}
