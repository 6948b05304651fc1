import { inject } from 'vitest';
import { query } from './query.ts';
import { workerNumber } from './workers.ts';

/**
 * A freshly migrated database for the calling test file, cloned from the template; the file's next call, and the
 * worker's next file, get a new one in its place. Answers its URL, as the owner.
 */
export const cloneDatabase = async (): Promise<string> => {
  const { adminUrl, template } = inject('services');
  const name = `${template}_${workerNumber()}`;
  await query(adminUrl, `drop database if exists ${name} with (force)`);
  await query(adminUrl, `create database ${name} template ${template}`);
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
};
