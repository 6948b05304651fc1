import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { byModule } from '../../../shared/domain/guidance/module.ts';
import { synonyms } from '../../../shared/domain/guidance/synonym.ts';
import { guidanceFor } from '../../../shared/domain/guidance.ts';
import { type Module, modules } from '../../../shared/domain/incident.ts';
import { formats } from '../../../shared/formats/registry.ts';
import { catalogue } from '../../support/samples/catalogue.ts';
import { isPresent, readSamples } from '../../support/samples/read.ts';

type Kind = readonly [module: Module, category: string];

const sourcesUnder = (folder: string, name = '.ts'): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(name))
    .map((path) => readFileSync(`${folder}/${path}`, 'utf8'));

const MODULE = `'(${modules.join('|')})'`;
/** Rows of tables are a word or a pattern, a module and a category; other kinds name both. */
const ROW = new RegExp(`(?:\\[\\s*'[^'\\n]*'|/),\\s*${MODULE},\\s*'([a-z_0-9]+)',?\\s*\\]`, 'g');
const KIND = new RegExp(`module: ${MODULE}(?: as const)?,\\s*category: '([a-z_0-9]+)'`, 'g');
/** Words of a product → category, where the module is told by something else. */
const WORD = /^ +(?:\['\w+', '(\w+)'\]|\w+: '(\w+)'),$/gm;

/** Every kind that stands in the sources of the formats and of the demo. */
const written: readonly Kind[] = ['shared/formats', 'cli/demo']
  .flatMap((folder) => sourcesUnder(folder))
  .flatMap((text) => [...text.matchAll(ROW), ...text.matchAll(KIND)])
  .map(([, module, category]) => [module as Module, category!] as const);
const words: readonly Kind[] = sourcesUnder('shared/formats', '/kind.ts')
  .flatMap((text) => [...text.matchAll(WORD)])
  .map(([, row, field]) => row ?? field!)
  .filter((word) => !(modules as readonly string[]).includes(word))
  .map((word) => ['endpoint', word] as const);

const TACTIC = /\['TA\d{4}', '(\w+)'\]/g;
const tactics = [...readFileSync('shared/formats/reading/tactic.ts', 'utf8').matchAll(TACTIC)].map(
  ([, name]) => name!,
);
/** Where products watch for attackers; the others find what lies open. */
const watched: readonly Module[] = ['endpoint', 'identity', 'network', 'email', 'cloud', 'application'];

const isOwn = ([module, category]: Kind): boolean => guidanceFor(module, category) !== byModule[module];
const unique = (kinds: readonly Kind[]): string[] => [...new Set(kinds.map((kind) => kind.join(' ')))].sort();

describe('guidance', () => {
  it('has its own for every category that formats and the demo yield', () => {
    expect(unique(written).length).toBeGreaterThan(80);
    expect(unique(words)).toContain('endpoint insider_activity');
    expect(unique([...written, ...words].filter((kind) => !isOwn(kind)))).toEqual([]);
  });

  it('has its own for every tactic, wherever it is seen', () => {
    expect(tactics).toHaveLength(14);
    const kinds = tactics.flatMap((tactic) => watched.map((module): Kind => [module, tactic]));
    expect(unique(kinds.filter((kind) => !isOwn(kind)))).toEqual([]);
  });

  const present = catalogue.filter(isPresent);
  it.skipIf(present.length === 0)('has its own for every category of real samples', () => {
    const kinds = present.flatMap((sample) => {
      const { open, read } = formats[sample.format];
      return readSamples(sample)
        .flatMap((value) => open?.(value) ?? [value])
        .map((record) => read(record, 0))
        .flatMap((verdict): Kind[] =>
          verdict.ok && verdict.report.module && verdict.report.category
            ? [[verdict.report.module, verdict.report.category]]
            : [],
        );
    });
    expect(unique(kinds.filter((kind) => !isOwn(kind)))).toEqual([]);
  });

  it('is text to act on: a short title and three to six steps', () => {
    const all = [
      ...written.map(([module, category]) => guidanceFor(module, category)),
      ...tactics.map((tactic) => guidanceFor('endpoint', tactic)),
      ...modules.map((module) => guidanceFor(module, null)),
    ];
    for (const { title, steps } of new Set(all)) {
      expect(title.length, title).toBeLessThanOrEqual(50);
      expect(steps.length, title).toBeGreaterThanOrEqual(3);
      expect(steps.length, title).toBeLessThanOrEqual(6);
      for (const step of steps) expect(step, title).toMatch(/^\p{Lu}.{20,190}[.?]$/u);
    }
  });

  it('reads a category in any spelling', () => {
    const leak = guidanceFor('dark_web', 'credential_leak');
    for (const said of [
      'CredentialLeak',
      'credential-leaks',
      ' Credential Leak (staff) ',
      'leaked account',
      'Stealer logs of July',
    ]) {
      expect(guidanceFor('dark_web', said), said).toBe(leak);
    }
    expect(guidanceFor('attack_surface', 'DNS misconfiguration')).toBe(
      guidanceFor('attack_surface', 'misconfiguration'),
    );
  });

  it('prefers what the module itself says', () => {
    expect(guidanceFor('cloud', 'misconfiguration')).not.toBe(
      guidanceFor('attack_surface', 'misconfiguration'),
    );
    expect(guidanceFor('email', 'malware').title).toContain('mail');
    expect(guidanceFor('network', 'malware')).toBe(guidanceFor('endpoint', 'malware'));
  });

  it('falls back on the module', () => {
    for (const module of modules) {
      for (const said of [null, '', 'never heard of', 'constructor', '__proto__', '\u0000', '__']) {
        expect(guidanceFor(module, said), `${module} ${said}`).toBe(byModule[module]);
      }
    }
  });

  it('knows synonyms of what there is', () => {
    for (const [word, category] of Object.entries(synonyms)) {
      expect(guidanceFor('brand', word), word).toBe(guidanceFor('brand', category));
      expect(isOwn(['brand', word]), word).toBe(true);
    }
  });
});
