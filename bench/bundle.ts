import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { report } from './support/report.ts';

const DIST = new URL('../dist/client/', import.meta.url);
const BOUND_KB = 100;

/** Gzipped JavaScript a browser loads before the dashboard shows: the entry, what it imports, and the page's part. */
export async function bundle(): Promise<void> {
  const first = new Set<string>();
  const html = readFileSync(new URL('index.html', DIST), 'utf8');
  for (const [, file] of html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) follow(file!, first);
  const dashboards = [...first].flatMap(importedLater).filter((file) => /dashboard/i.test(file));
  if (dashboards.length === 0) throw new Error('the build has no dashboard chunk');
  const loads = dashboards.map((dashboard) => loadOf(dashboard, first));
  // The provider's dashboard and a customer's: the bound holds for whoever waits longer.
  const sizes = loads.reduce((most, one) => (total(one) > total(most) ? one : most));
  const kilobytes = total(sizes) / 1_000;
  report(
    'bundle',
    [{ name: 'first-load JavaScript', value: kilobytes, unit: 'KB gzip', bound: BOUND_KB, better: 'lower' }],
    {
      sizes,
    },
  );
}

type Sizes = Readonly<Record<string, number>>;

const total = (sizes: Sizes): number => Object.values(sizes).reduce((sum, size) => sum + size, 0);

/** Bytes of everything loaded for one dashboard, by file. */
function loadOf(dashboard: string, entry: ReadonlySet<string>): Sizes {
  const files = new Set(entry);
  follow(dashboard, files);
  // The charts come right after the page's frame; they are part of what is loaded to see it.
  const ofPage = [...files].filter((file) => !entry.has(file));
  for (const file of ofPage.flatMap(importedLater)) follow(file, files);
  return Object.fromEntries([...files].map((file) => [file, gzipSync(read(file)).length]));
}

const read = (file: string): Buffer => readFileSync(new URL(file, DIST));
const resolve = (from: string, path: string): string =>
  new URL(path, new URL(from, DIST)).pathname.slice(DIST.pathname.length);

function follow(file: string, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  for (const [, path] of read(file)
    .toString()
    .matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
    follow(resolve(file, path!), seen);
  }
}

const importedLater = (file: string): string[] =>
  [
    ...read(file)
      .toString()
      .matchAll(/import\(\s*["'`](\.[^"'`]+\.js)["'`]/g),
  ].map(([, path]) => resolve(file, path!));
