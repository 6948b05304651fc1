import { createSignal, type ParentProps, Show } from 'solid-js';
import { Logo } from '../../ui/logo.tsx';

interface GateProps extends ParentProps {
  title: string;
  intro?: string;
  action: string;
  onSubmit: (form: FormData) => Promise<void>;
}

/** The one card a person sees who is not signed in yet. */
export function Gate(props: GateProps) {
  const [fault, setFault] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  document.title = `${props.title} · Watchfloor`;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault('');
    await props
      .onSubmit(new FormData(event.currentTarget as HTMLFormElement))
      .catch((error: unknown) => setFault(error instanceof Error ? error.message : String(error)));
    setBusy(false);
  };
  return (
    <main class="gate">
      <form class="gate-card" onSubmit={submit}>
        <p class="gate-brand">
          <Logo />
          Watchfloor
        </p>
        <h1>{props.title}</h1>
        <Show when={props.intro}>
          <p class="quiet">{props.intro}</p>
        </Show>
        {props.children}
        <p class="gate-fault" role="alert">
          {fault()}
        </p>
        <button type="submit" class="button primary" disabled={busy()}>
          {props.action}
        </button>
      </form>
    </main>
  );
}
