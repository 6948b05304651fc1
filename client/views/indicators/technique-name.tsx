import { Show } from 'solid-js';
import { fullName, techniques } from '../../ui/technique-word.ts';

/** What ATT&CK calls an indicator that is a technique, beside its id; nothing beside any other. */
export function TechniqueName(props: { named: { readonly type: string; readonly value: string } }) {
  const technique = () =>
    props.named.type === 'technique' ? techniques()?.get(props.named.value) : undefined;
  return <Show when={technique()}>{(known) => <span class="quiet"> {fullName(known())}</span>}</Show>;
}
