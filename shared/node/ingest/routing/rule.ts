import { address } from '../../../domain/address.ts';
import type { TenantId } from '../../../domain/tenant.ts';
import { at, type Pointer, parsePointer } from '../../../formats/mapping/pointer.ts';
import { matcherOf, networkOf } from '../networks.ts';
import type { Headers } from './headers.ts';

const placeKinds = ['field', 'header', 'hint'] as const;
export type PlaceKind = (typeof placeKinds)[number];
export type Match = 'equals' | 'begins' | 'ends' | 'contains' | 'within';

/** A rule as it is written: what to look at, and what must be there. */
export interface RuleText {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly format: string | null;
  readonly match: Match;
  readonly value: string;
}
/** A rule as it is kept. */
export interface Rule extends RuleText {
  readonly id: string;
  readonly position: number;
  readonly tenantId: TenantId;
}

/** What rules look at: the record as its product sent it, its headers, and the name it gives. */
export interface Evidence {
  readonly format: string;
  readonly record: unknown;
  readonly headers: Headers;
  readonly hint: string;
}

/** Lists in records are looked into this far. */
const MAX_ITEMS = 100;
/** Longer texts are looked at from their beginning: a log line, not a packet capture. */
const MAX_CHARS = 20_000;

/** The texts a rule compares, in lower case: products do not agree on the case of ids and host names. */
export type Look = (evidence: Evidence) => readonly string[];

/** How to find what a place names. Throws for a pointer that is none. */
export function lookAt(kind: PlaceKind, name: string): Look {
  if (kind === 'hint') return ({ hint }) => [folded(hint)];
  if (kind === 'header') {
    const header = name.toLowerCase();
    return ({ headers }) => (Object.hasOwn(headers, header) ? [folded(headers[header]!)] : []);
  }
  const pointer: Pointer = parsePointer(name);
  return ({ record }) => textsOf(at(pointer, record));
}

function textsOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value.slice(0, MAX_ITEMS) : [value];
  return items.flatMap((item) =>
    typeof item === 'string'
      ? [folded(item)]
      : typeof item === 'number' || typeof item === 'boolean'
        ? [String(item)]
        : [],
  );
}

const folded = (text: string): string => text.slice(0, MAX_CHARS).trim().toLowerCase();

/** Whether a text is what the rule wants. Throws for a network that is none. */
export function testOf(match: Match, written: string): (text: string) => boolean {
  const value = folded(written);
  switch (match) {
    case 'equals':
      return (text) => text === value;
    case 'begins':
      return (text) => text.startsWith(value);
    case 'ends':
      return (text) => text.endsWith(value);
    case 'contains':
      return (text) => text.includes(value);
    case 'within': {
      const isWithin = matcherOf([networkOf(value)]);
      return (text) => address(text) !== null && isWithin(text);
    }
  }
}

/** What `equals` rules are found by, all of a place at once. */
export const equalKey = (value: string): string => folded(value);
