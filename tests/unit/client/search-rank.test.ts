import { describe, expect, test } from 'vitest';
import { plain, ranked } from '../../../client/ui/search-rank.ts';

const customers = [
  'Kingsway Theatre',
  'Fenwick Rail',
  'Zürich Kantonalbank',
  'North Rail',
  'Rail North',
  'Acme',
];
const find = (query: string) => ranked(query, customers, (name) => [plain(name)]);

describe('finding by a few letters', () => {
  test('nothing typed finds everything in its order', () => {
    expect(find('  ')).toEqual(customers);
  });

  test('the start of a name comes before the start of a word, and that before the inside of one', () => {
    expect(find('rail')).toEqual(['Rail North', 'Fenwick Rail', 'North Rail']);
    expect(ranked('an', ['urban', 'big antler', 'antler'], (text) => [text])).toEqual([
      'antler',
      'big antler',
      'urban',
    ]);
  });

  test('every word has to fit, in any order', () => {
    expect(find('rail north')).toEqual(['North Rail', 'Rail North']);
    expect(find('rail acme')).toEqual([]);
  });

  test('accents and case do not matter', () => {
    expect(find('ZURICH')).toEqual(['Zürich Kantonalbank']);
  });

  test('left-out letters are forgiven from the start of a word on', () => {
    expect(find('kgw')).toEqual(['Kingsway Theatre']);
    expect(find('krail')).toEqual([]);
  });

  test('they are forgiven only where nothing fits without', () => {
    const names = ['all customers', 'acme works'];
    expect(ranked('acme', names, (name) => [name])).toEqual(['acme works']);
    expect(ranked('acst', names, (name) => [name])).toEqual(['all customers']);
  });

  test('a customer is found by any of its texts', () => {
    const known = [{ name: 'Acme', slug: 'ac-42' }];
    expect(ranked('42', known, ({ name, slug }) => [plain(name), slug])).toEqual(known);
  });
});
