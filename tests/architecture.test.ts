import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenCitations, brokenImports, brokenShapes, type Source } from './support/architecture.ts';

const root = resolve(import.meta.dirname, '..');
const ROOTS = ['bin', 'shared', 'server', 'workers', 'client', 'cli', 'migrations', 'tests', 'bench'];
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md'];
const GUIDES = 'docs';

const readSources = (): Source[] =>
  ROOTS.filter((dir) => existsSync(join(root, dir))).flatMap((dir) =>
    readdirSync(join(root, dir), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|js|css|lua)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ file: relative(root, path), text: readFileSync(path, 'utf8') })),
  );

const source = (file: string, text: string): Source => ({ file, text });

describe('the house stands', () => {
  const sources = readSources();

  test('imports only point down', () => {
    expect(brokenImports(sources)).toEqual([]);
  });

  test('files are short and named for one thing', () => {
    expect(brokenShapes(sources)).toEqual([]);
  });

  test('every path that a document cites exists', () => {
    const guides = readdirSync(join(root, GUIDES)).filter((file) => file.endsWith('.md'));
    const texts = [...DOCUMENTS, ...guides.map((file) => join(GUIDES, file))].map((file) =>
      source(file, readFileSync(join(root, file), 'utf8')),
    );
    expect(brokenCitations(texts, (path) => existsSync(join(root, path)))).toEqual([]);
  });
});

describe('each rule sees a violation', () => {
  const planted: readonly (readonly [file: string, text: string])[] = [
    ['server/routes/a.ts', `import { run } from '../../workers/run.ts';`],
    ['workers/ingest/a.ts', `import type { App } from '../../server/app.ts';`],
    ['shared/domain/a.ts', `import { openPool } from '../node/db/pool.ts';`],
    ['shared/domain/a.ts', `import { readFile } from 'node:fs/promises';`],
    ['shared/formats/a.ts', `import { Me } from '../wire/http/me.ts';`],
    ['shared/formats/a.ts', `import pg from 'pg';`],
    ['shared/wire/a.ts', `export { openPool } from '../node/db/pool.ts';`],
    ['client/a.tsx', `import { parse } from '../shared/formats/native.ts';`],
    ['client/a.tsx', `const node = await import('../shared/node/config.ts');`],
    ['client/a.tsx', `import 'node:fs';`],
    ['migrations/0002_a.ts', `import { SEVERITIES } from '../shared/domain/incident.ts';`],
    ['server/a.ts', `import {\n  one,\n  two,\n} from '../client/app.tsx';`],
    ['server/a.ts', `import { startEmbedded } from '../cli/embedded/start.ts';`],
    ['server/a.ts', `import { findProgram } from '#system';`],
    ['server/a.ts', `import x from '../../elsewhere/x.ts';`],
    ['shared/node/a.ts', `import { runServer } from '../../server/run.ts';`],
  ];

  test.each(planted)('%s: %s', (file, text) => {
    expect(brokenImports([source(file, text)])).toHaveLength(1);
  });

  const allowed: readonly (readonly [file: string, text: string])[] = [
    ['server/routes/a.ts', `import { Me } from '../../shared/wire/http/me.ts';`],
    ['shared/wire/a.ts', `import { SEVERITIES } from '../domain/incident.ts';`],
    ['migrations/index.ts', `import * as a from './0001_foundation.ts';\nimport { sql } from 'kysely';`],
    ['cli/commands/up.ts', `import { runWorkers } from '../../workers/run.ts';\nimport '#system';`],
    [
      'tests/unit/a.test.ts',
      `import { x } from '../../workers/a.ts';\nimport { y } from '../../server/b.ts';`,
    ],
    ['server/a.ts', `// import { x } from '../workers/x.ts';`],
  ];

  test.each(allowed)('%s may: %s', (file, text) => {
    expect(brokenImports([source(file, text)])).toEqual([]);
  });

  test('long files and vague names', () => {
    const long = source('server/long.ts', 'x\n'.repeat(301));
    expect(
      brokenShapes([long, source('server/stringUtils.ts', ''), source('client/helpers/a.ts', '')]),
    ).toEqual([
      'server/long.ts has 301 lines',
      'server/stringUtils.ts has a name that says nothing',
      'client/helpers/a.ts has a name that says nothing',
    ]);
  });

  test('a cited path that is gone', () => {
    const text = 'See `server/app.ts`, [the hub](server/live/hub.ts#L3), `npm test`, `GET /api/v1/me`.';
    expect(brokenCitations([source('README.md', text)], (path) => path === 'server/app.ts')).toEqual([
      'README.md cites server/live/hub.ts',
    ]);
  });
});
