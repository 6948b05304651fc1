import Eye from 'lucide-solid/icons/eye';
import Hand from 'lucide-solid/icons/hand';
import { createSignal, Show } from 'solid-js';
import { useOps } from '../../ops/ops.tsx';
import { sentence } from '../../ui/sentence.ts';
import { toast } from '../../ui/toast.tsx';
import { useActor } from '../frame/actor.tsx';

const listing = new Intl.ListFormat('en', { type: 'conjunction' });

/** Who looks at it besides the reader, who looks into it, and a way to say that one does. */
export function Presence(props: { id: string; mayClaim: boolean }) {
  const me = useActor();
  const { presence, claim, state } = useOps();
  const [busy, setBusy] = createSignal(false);
  const others = () => presence(props.id).filter(({ id }) => id !== me().actor.id);
  const namesOf = (claimed: boolean) =>
    others()
      .filter((person) => person.claimed === claimed)
      .map(({ name }) => name);
  const mine = () => presence(props.id).some(({ id, claimed }) => claimed && id === me().actor.id);
  const turn = async () => {
    setBusy(true);
    await claim(props.id, !mine()).catch((error: Error) => toast(sentence(error.message)));
    setBusy(false);
  };
  const isAre = (names: readonly string[]) => (names.length === 1 ? 'is' : 'are');
  return (
    <div class="presence">
      <Show when={namesOf(true).length > 0}>
        <span class="presence-claim">
          <Hand class="icon" aria-hidden="true" />
          {listing.format(namesOf(true))} {isAre(namesOf(true))} looking into it
        </span>
      </Show>
      <Show when={namesOf(false).length > 0}>
        <span class="quiet presence-look">
          <Eye class="icon" aria-hidden="true" />
          {listing.format(namesOf(false))} {isAre(namesOf(false))} here
        </span>
      </Show>
      <Show when={props.mayClaim}>
        <button
          type="button"
          class="button bare claim"
          aria-pressed={mine()}
          title={mine() ? 'Let go of it (w)' : 'Tell the others that you look into it (w)'}
          disabled={busy() || state() !== 'live'}
          onClick={() => void turn()}
        >
          <Hand class="icon" aria-hidden="true" />
          {mine() ? 'You look into it' : 'I look into it'}
        </button>
      </Show>
    </div>
  );
}
