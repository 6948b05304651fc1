import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '../../shared/node/log.ts';
import { canAs, type Owner } from './owner.ts';

/** Where Postgres keeps its cluster: inside the data directory unless its owner cannot enter there. */
const NOTE = 'postgres.place';
/** In the place, names the data directory it belongs to, so that a copied clone does not share it. */
const HOME = 'home';

const contentOf = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;

/** True when the place is ours: made for this data directory, or the directory was moved here. */
const belongs = (place: string, dataDir: string): boolean => {
  const home = contentOf(join(place, HOME));
  return home === dataDir || home === undefined || !existsSync(join(home, NOTE));
};

export const rememberedPlace = (dataDir: string): string | undefined => {
  const inside = join(dataDir, 'postgres');
  if (existsSync(join(inside, 'cluster'))) return inside;
  const place = contentOf(join(dataDir, NOTE));
  return place && existsSync(place) && belongs(place, realpathSync(dataDir)) ? place : undefined;
};

/** A data directory that was deleted leaves its outside place behind; its data is kept, out of the way. */
const setAside = (place: string, log: Logger): void => {
  if (!existsSync(place)) return;
  const aside = `${place}.${Date.now()}`;
  renameSync(place, aside);
  log.warn({ was: place, now: aside }, 'set aside data of a data directory that is gone');
};

const usable = (place: string, owner: Owner): boolean => {
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    if (owner) chownSync(place, owner.uid, owner.gid);
    if (canAs(owner, '-w', place)) return true;
    rmSync(place, { recursive: true });
  } catch {
    // A read-only or foreign file system: the next candidate may do.
  }
  return false;
};

const chooseOutside = (dataDir: string, owner: Owner, log: Logger): string => {
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  for (const parent of ['/var/lib', tmpdir()]) {
    const place = join(parent, `watchfloor-${key}`);
    setAside(place, log);
    if (!usable(place, owner)) continue;
    log.info({ place }, 'Postgres keeps its data outside the data directory, which its user cannot enter');
    return place;
  }
  throw new Error(`no directory that Postgres can use near ${dataDir}: set DATA_DIR or DATABASE_URL`);
};

export const choosePlace = (dataDir: string, owner: Owner, log: Logger): string => {
  const home = realpathSync(dataDir);
  const inside = join(dataDir, 'postgres');
  const place =
    rememberedPlace(dataDir) ?? (usable(inside, owner) ? inside : chooseOutside(home, owner, log));
  if (place !== inside) writeFileSync(join(dataDir, NOTE), `${place}\n`);
  if (place !== inside) writeFileSync(join(place, HOME), `${home}\n`);
  return place;
};
