import type { Me } from '../shared/wire/http/me.ts';
import { get, post } from './api.ts';

export const readMe = (): Promise<Me> => get<Me>('/api/v1/me');

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {}).catch(() => undefined);
  location.assign('/sign-in');
}

/** Only a path of this site: whoever writes a link to the sign-in page must not choose where it leads. */
export function safeReturn(back: unknown): string {
  const path = typeof back === 'string' ? back : '';
  return /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/mssp';
}
