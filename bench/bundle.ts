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
  const dashboard = [...first].flatMap(importedLater).find((file) => /dashboard/i.test(file));
  if (dashboard === undefined) throw new Error('the build has no dashboard chunk');
  follow(dashboard, first);
  // The charts come right after the page's frame; they are part of what is loaded to see it.
  for (const file of importedLater(dashboard)) follow(file, first);
  const sizes = Object.fromEntries([...first].map((file) => [file, gzipSync(read(file)).length]));
  const kilobytes = Object.values(sizes).reduce((sum, size) => sum + size, 0) / 1_000;
  report(
    'bundle',
    [{ name: 'first-load JavaScript', value: kilobytes, unit: 'KB gzip', bound: BOUND_KB, better: 'lower' }],
    {
      sizes,
    },
  );
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
