import { isRecord } from '../reading/field.ts';

/** An object of STIX 2.0 or 2.1. */
export type StixObject = Readonly<Record<string, unknown>> & { readonly type: string };

/** Ids are a type and a UUID, or whatever feeds put in its place; observables of 2.0 have none. */
const ID = /^[A-Za-z0-9-]{2,64}?--[\w.:-]{1,100}$/;

const MAX_ID = 170;

export const isObject = (value: unknown): value is StixObject =>
  isRecord(value) &&
  typeof value.type === 'string' &&
  typeof value.id === 'string' &&
  value.id.length <= MAX_ID &&
  ID.test(value.id);

export const idOf = (object: StixObject): string => object.id as string;

/** What becomes an incident, from telling to vague: an object with a lower rank speaks for those it refers to. */
export const RANKS = ['incident', 'sighting', 'report', 'grouping', 'indicator'] as const;

export const rankOf = (object: StixObject): number => (RANKS as readonly string[]).indexOf(object.type);

export const isRoot = (object: StixObject): boolean => rankOf(object) !== -1;

/** Items of a list of references that are looked at. */
const MAX_REFS = 2_000;

export const refsOf = (object: StixObject, key: string): readonly string[] => {
  const refs = object[key];
  return Array.isArray(refs) ? refs.slice(0, MAX_REFS).filter((ref) => typeof ref === 'string') : [];
};

export const refOf = (object: StixObject, key: string): string | undefined => {
  const ref = object[key];
  return typeof ref === 'string' ? ref : undefined;
};
