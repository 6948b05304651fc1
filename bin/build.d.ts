/** Builds `client` or `server` if its sources have outrun what is in `dist/`. */
export function ensureBuilt(name: 'client' | 'server'): Promise<void>;
