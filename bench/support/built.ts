import { ensureBuilt } from '../../bin/build.js';

/**
 * A module of the server as it ships: compiled. What runs sources for development gives every function its name anew
 * at each call of what surrounds it, and a format is made of small functions.
 */
export async function built<T>(path: string): Promise<T> {
  await ensureBuilt('server');
  return (await import(new URL(`../../dist/${path}`, import.meta.url).href)) as T;
}
