import { dirname, posix } from 'node:path';

export type Source = { readonly file: string; readonly text: string };

const SHARED = ['shared/domain', 'shared/formats', 'shared/wire', 'shared/node'] as const;
const EVERYTHING = ['bin', ...SHARED, 'server', 'workers', 'client', 'cli', 'migrations', 'tests', 'bench'];

/** Each floor and the floors it may import besides itself. Every arrow points down. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  // What the bootstrap builds, it loads.
  dist: [],
  bin: ['cli', 'dist'],
  'shared/domain': [],
  'shared/formats': ['shared/domain'],
  'shared/wire': ['shared/domain', 'shared/formats'],
  'shared/node': ['shared/domain', 'shared/formats', 'shared/wire', 'migrations'],
  server: SHARED,
  workers: SHARED,
  client: ['shared/domain', 'shared/wire'],
  cli: EVERYTHING,
  migrations: [],
  tests: EVERYTHING,
  bench: EVERYTHING,
};

/** Pure floors: no I/O, so no built-in module. */
const PURE = ['shared/domain', 'shared/formats'];
/** What would put a service or a file system under a pure floor or a browser. */
const SERVICES = ['pg', 'kysely', 'ioredis', 'bullmq', 'fastify', 'pino'];
const NO_NODE = [...PURE, 'shared/wire', 'client'];
/** Build and test settings of the client run in Node. */
const TOOLING = /^client\/vite\.config\.ts$/;

const MAX_LINES = 300;
const VAGUE = /utils?|helpers?|managers?/i;

const floorOf = (path: string): string | undefined =>
  Object.keys(FLOORS).find((floor) => path.startsWith(`${floor}/`));

/** Comments may name what code may not import. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const SPECIFIER =
  /(?:^|[;}\n])\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]/g;

const specifiers = (text: string): string[] =>
  [...withoutComments(text).matchAll(SPECIFIER)].flatMap(([, still, lazy]) => still ?? lazy ?? []);

const isService = (specifier: string): boolean =>
  SERVICES.some((name) => specifier === name || specifier.startsWith(`${name}/`));

/** What is wrong with one import, if anything. */
const fault = (file: string, specifier: string): string | undefined => {
  const from = floorOf(file);
  if (from === undefined || TOOLING.test(file)) return undefined;
  if (specifier.startsWith('node:')) return NO_NODE.includes(from) ? 'must not touch Node' : undefined;
  if (specifier.startsWith('#'))
    return FLOORS[from]?.includes('bin') ? undefined : 'must not reach the machine';
  if (!specifier.startsWith('.'))
    return NO_NODE.includes(from) && isService(specifier) ? 'must do no I/O' : undefined;
  const to = floorOf(posix.join(dirname(file), specifier));
  if (to === undefined)
    return EVERYTHING.includes(from) && isRootFile(file, specifier) ? undefined : 'escapes';
  return to === from || FLOORS[from]?.includes(to) ? undefined : `may not import ${to}`;
};

/** Tests and commands may read package.json and the like; nothing else lies outside the floors. */
const isRootFile = (file: string, specifier: string): boolean =>
  /^(cli|tests|bench)\//.test(file) && /^[\w.-]+$/.test(posix.join(dirname(file), specifier));

export const brokenImports = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ file }) => /\.(tsx?|js)$/.test(file))
    // It holds planted violations as text.
    .filter(({ file }) => file !== 'tests/architecture.test.ts')
    .flatMap(({ file, text }) =>
      specifiers(text).flatMap((specifier) => {
        const wrong = fault(file, specifier);
        return wrong ? [`${file}: ${specifier} ${wrong}`] : [];
      }),
    );

export const brokenShapes = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ file, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return [
      ...(lines > MAX_LINES ? [`${file} has ${lines} lines`] : []),
      ...(VAGUE.test(file) ? [`${file} has a name that says nothing`] : []),
    ];
  });

/** In code spans and link targets: words with a slash that begin at one of our folders. */
const CITATION = /(?:`|\]\()([\w./-]+\/[\w./-]*[\w-])(?:#[\w-]*)?(?:`|\))/g;
const CITED_ROOTS = [
  'bin',
  'shared',
  'server',
  'workers',
  'client',
  'cli',
  'migrations',
  'tests',
  'bench',
  'docs',
  'deploy',
];

export const brokenCitations = (documents: readonly Source[], exists: (path: string) => boolean): string[] =>
  documents.flatMap(({ file, text }) =>
    [...text.matchAll(CITATION)]
      .map(([, path = '']) => path)
      .filter((path) => CITED_ROOTS.includes(path.split('/')[0] ?? '') && !exists(path))
      .map((path) => `${file} cites ${path}`),
  );
