import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { App } from '../typed.ts';

/** Built files carry a hash of their content in their name, so a copy never goes stale. */
const HASHED_MAX_AGE_MS = 365 * 24 * 60 * 60 * 1_000;

/** Every address a person can open; the client's router knows the pages behind them. */
const addresses = [
  '/',
  '/mssp',
  '/mssp/*',
  '/t/:slug',
  '/t/:slug/*',
  '/account',
  '/sign-in',
  '/forgot',
  '/reset',
  '/invite',
  '/setup',
];

/** Serves the built client; every page address gets the same document, the client's router does the rest. */
export async function clientPages(app: App, root: string): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    setHeaders: (response, path) => {
      const hashed = path.includes('/assets/');
      response.setHeader(
        'cache-control',
        hashed ? `public, max-age=${HASHED_MAX_AGE_MS / 1_000}, immutable` : 'no-cache',
      );
    },
  });
  const page = { schema: { hide: true } };
  for (const url of addresses) {
    app.get(url, page, (_request, reply) => reply.sendFile('index.html'));
  }
}
