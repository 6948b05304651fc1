import type { Me } from '../shared/wire/http/me.ts';
import type { Selector } from '../shared/wire/http/tenants.ts';
import { get, leaving, post } from './api.ts';

/** Who is signed in, and every tenant and group of their scope. */
export interface Standing {
  readonly me: Me;
  readonly selector: Selector;
}

export async function readStanding(): Promise<Standing> {
  const [me, selector] = await Promise.all([get<Me>('/api/v1/me'), get<Selector>('/api/v1/selector')]);
  return { me, selector };
}

export async function signOut(): Promise<void> {
  // What closes with the session must not lead back here.
  leaving();
  await post('/api/auth/sign-out', {}).catch(() => undefined);
  location.assign('/sign-in');
}

/**
 * A browser keeps a page that is left, to show it at once on the way back: to whoever sits there then. What is on it
 * goes as it is left, and the way back reads it anew.
 */
export function keepNothing(): void {
  addEventListener('pagehide', ({ persisted }) => persisted && document.body.replaceChildren());
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}
