import {
  type Accessor,
  createContext,
  createResource,
  Match,
  type ParentProps,
  Switch,
  useContext,
} from 'solid-js';
import type { Me } from '../../../shared/wire/http/me.ts';
import type { Selector } from '../../../shared/wire/http/tenants.ts';
import { ApiError } from '../../api.ts';
import { readStanding, type Standing } from '../../session.ts';
import { Trouble } from '../../ui/trouble.tsx';

export interface Actor {
  readonly me: Accessor<Me>;
  readonly selector: Accessor<Selector>;
  /** Asks the server again: rights and customers come and go. What is known stays until the answer is there. */
  reload(): Promise<void>;
  /** Takes a tenant out at once, for when its right has ended. */
  forget(tenantId: string): void;
}

const ActorContext = createContext<Actor>();
export const useStanding = (): Actor => useContext(ActorContext)!;
/** Who is signed in. */
export const useActor = (): Accessor<Me> => useStanding().me;

const UNAUTHORIZED = 401;

/** Never answers for someone who is on the way to the sign-in page: nothing of the console shows meanwhile. */
const ask = (): Promise<Standing | ApiError> =>
  readStanding().catch((error: unknown) => {
    const fault = error instanceof ApiError ? error : new ApiError(0, String(error));
    return fault.status === UNAUTHORIZED ? new Promise<never>(() => {}) : fault;
  });

/** Shows what is inside once it is known who is signed in and what they may see. */
export function ActorProvider(props: ParentProps) {
  const [answer, { refetch, mutate }] = createResource(ask);
  const fault = () => (answer.latest instanceof ApiError ? answer.latest : undefined);
  const known = () => (answer.latest instanceof ApiError ? undefined : answer.latest);
  const reload = async () => {
    const fresh = await ask();
    // What did not change keeps its identity, so that no list is drawn anew under somebody's pointer.
    const same = JSON.stringify(fresh) === JSON.stringify(known());
    if (!(fresh instanceof ApiError) && !same) mutate(fresh);
  };
  const forget = (id: string) => {
    const { me, selector } = known()!;
    const tenants = selector.tenants.filter((tenant) => tenant.id !== id);
    mutate({ me, selector: { ...selector, tenants } });
  };
  return (
    <Switch>
      <Match when={fault()}>
        {(error) => <Trouble fault={error()} what="the console" onRetry={refetch} />}
      </Match>
      <Match when={known()}>
        <ActorContext.Provider
          value={{ me: () => known()!.me, selector: () => known()!.selector, reload, forget }}
        >
          {props.children}
        </ActorContext.Provider>
      </Match>
    </Switch>
  );
}
