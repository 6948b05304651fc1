import type { Me } from '../shared/wire/http/me.ts';
import { get, post } from './api.ts';

export const readMe = (): Promise<Me> => get<Me>('/api/v1/me');

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {}).catch(() => undefined);
  location.assign('/sign-in');
}
