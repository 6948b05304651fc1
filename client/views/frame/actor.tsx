import { type Accessor, createContext, createResource, type ParentProps, Show, useContext } from 'solid-js';
import type { Me } from '../../../shared/wire/http/me.ts';
import { ApiError } from '../../api.ts';
import { readMe } from '../../session.ts';

const ActorContext = createContext<Accessor<Me | undefined>>(() => undefined);

/** Who is signed in; undefined while the server does not answer. */
export const useActor = (): Accessor<Me | undefined> => useContext(ActorContext);

const UNAUTHORIZED = 401;

/** Never answers for someone who is on the way to the sign-in page: nothing of the console shows meanwhile. */
const ask = (): Promise<Me | undefined> =>
  readMe().catch((error: unknown) => {
    const leaving = error instanceof ApiError && error.status === UNAUTHORIZED;
    return leaving ? new Promise<undefined>(() => {}) : undefined;
  });

/** Shows what is inside once it is known whether somebody is signed in. */
export function ActorProvider(props: ParentProps) {
  const [me] = createResource(ask);
  return (
    <Show when={me.state === 'ready'}>
      <ActorContext.Provider value={() => me.latest}>{props.children}</ActorContext.Provider>
    </Show>
  );
}
