import { expect, test } from 'vitest';
import { createBook } from '../../../client/incidents/book.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';

const incident = (id: string, given: Partial<Incident> = {}): Incident =>
  ({
    id,
    tenant: { id: 'acme', slug: 'acme', name: 'Acme' },
    version: 1,
    occurrences: 1,
    ...given,
  }) as Incident;

test('the higher version stays, whichever comes first', () => {
  const book = createBook();
  book.put([incident('a', { version: 2, title: 'new' }), incident('a', { title: 'old' })]);
  expect(book.get('a')?.title).toBe('new');
  book.put([incident('a', { version: 3, title: 'newer' })]);
  expect(book.get('a')?.title).toBe('newer');
});

test('of one version, an answer that was overtaken by another occurrence stays behind it', () => {
  const book = createBook();
  book.put([incident('a', { occurrences: 7 }), incident('a', { occurrences: 6 })]);
  expect(book.get('a')?.occurrences).toBe(7);
  book.put([incident('a', { occurrences: 7, flapping: true })]);
  expect(book.get('a')?.flapping).toBe(true);
});

test('beyond its bound, what was written longest ago is forgotten', () => {
  const book = createBook(2);
  book.put(['a', 'b', 'c'].map((id) => incident(id)));
  expect(['a', 'b', 'c'].filter((id) => book.get(id))).toEqual(['b', 'c']);
  book.put([incident('b', { version: 2 }), incident('d')]);
  expect(['b', 'c', 'd'].filter((id) => book.get(id))).toEqual(['b', 'd']);
});

test('a tenant whose right has ended leaves nothing behind', () => {
  const book = createBook();
  const other = { id: 'borealis', slug: 'borealis', name: 'Borealis' };
  book.put([incident('a'), incident('b', { tenant: other })]);
  book.forgetTenant('acme');
  expect(['a', 'b'].filter((id) => book.get(id))).toEqual(['b']);
});
