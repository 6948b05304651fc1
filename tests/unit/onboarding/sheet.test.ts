import { describe, expect, test } from 'vitest';
import { readSheet } from '../../../server/onboarding/sheet.ts';
import { Fault } from '../../../shared/domain/fault.ts';
import { MAX_ONBOARDED } from '../../../shared/wire/http/onboarding.ts';

const read = (csv: string) =>
  readSheet(csv).map(({ line, cells: { slug, name, groups }, surplus }) => ({
    line,
    slug,
    name,
    groups,
    surplus,
  }));
const refusal = (csv: string): string => {
  try {
    readSheet(csv);
  } catch (error) {
    if (error instanceof Fault) return `${error.code} ${error.field}: ${error.message}`;
    throw error;
  }
  return 'no refusal';
};

describe('a file as spreadsheets write it', () => {
  const plain = [
    { line: 2, slug: 'a', name: 'Ä', groups: '', surplus: 0 },
    { line: 3, slug: 'b', name: 'B', groups: '', surplus: 0 },
  ];
  test.each([
    ['commas', 'slug,name\na,Ä\nb,B\n'],
    ['no last line break', 'slug,name\na,Ä\nb,B'],
    ['semicolons', 'slug;name\na;Ä\nb;B\n'],
    ['tabs', 'slug\tname\na\tÄ\nb\tB\n'],
    ['a byte order mark', '\ufeffslug,name\na,Ä\nb,B\n'],
    ['CRLF', 'slug,name\r\na,Ä\r\nb,B\r\n'],
    ['all of it', '\ufeffslug;name\r\na;Ä\r\nb;B\r\n'],
    ['quotes everywhere', '"slug","name"\n"a","Ä"\n"b","B"\n'],
    ['spaces and another case', ' Slug , NAME \n a , Ä \nb,B\n'],
    ['columns in another order', 'name,slug\nÄ,a\nB,b\n'],
    ['rows of separators', 'slug,name,groups\na,Ä,\nb,B,\n,,\n , ,\n'],
  ])('%s', (_, csv) => {
    expect(read(csv)).toEqual(plain);
  });

  test('quoted separators, quotes and line breaks; every line keeps its number', () => {
    const csv = 'slug;name;groups\r\na;"Two\r\nlines";"G1;G2"\r\n\r\nb;"The ""B""";\r\nc;5" pipe;\r\n';
    expect(read(csv)).toEqual([
      { line: 2, slug: 'a', name: 'Two\nlines', groups: 'G1;G2', surplus: 0 },
      { line: 5, slug: 'b', name: 'The "B"', groups: '', surplus: 0 },
      { line: 6, slug: 'c', name: '5" pipe', groups: '', surplus: 0 },
    ]);
  });

  test('rows that are short or long are rows all the same', () => {
    expect(read('slug,name,groups\na,A\nb,B,G,x,y\n')).toMatchObject([
      { slug: 'a', groups: '', surplus: 0 },
      { slug: 'b', groups: 'G', surplus: 2 },
    ]);
  });
});

describe('what is wrong with the whole file is one fault', () => {
  test.each([
    ['', 'empty'],
    ['\ufeff\r\n\r\n', 'empty'],
    ['slug,name\n', 'no rows'],
    ['slug\na\n', 'lacks name'],
    ['a,A\nb,B\n', 'lacks slug and name'],
    ['slug,name,slug\na,A,b\n', 'names slug twice'],
    ['slug,name,plan\na,A,x\n', 'names plan'],
    ['slug,name,\na,A,x\n', 'names (empty)'],
    ['slug,name\na,"A\nb,B\n', 'not CSV'],
    [`slug,name\n${'a,A\n'.repeat(MAX_ONBOARDED + 1)}`, `at most ${MAX_ONBOARDED}`],
  ])('%j: %s', (csv, words) => {
    expect(refusal(csv)).toMatch(/^bad_request csv: /);
    expect(refusal(csv)).toContain(words);
  });

  test('one that never closes a quote says where', () => {
    expect(refusal('slug,name\r\nä,A\r\nb,"B\r\nc,C\r\n')).toMatch(/line 3 /);
  });
});
