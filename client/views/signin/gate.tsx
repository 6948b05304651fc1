import './signin.css';
import { createEffect, type ParentProps, Show } from 'solid-js';
import { FormFault } from '../../ui/field.tsx';
import { Logo } from '../../ui/logo.tsx';
import type { createSubmission } from '../../ui/submission.ts';

interface GateCardProps extends ParentProps {
  title: string;
  intro?: string | undefined;
}

/** The one card a person sees who is not signed in yet. */
export function GateCard(props: GateCardProps) {
  createEffect(() => {
    document.title = `${props.title} · Watchfloor`;
  });
  return (
    <main class="gate">
      <div class="gate-card">
        <p class="gate-brand">
          <Logo />
          Watchfloor
        </p>
        <h1>{props.title}</h1>
        <Show when={props.intro}>
          <p class="quiet">{props.intro}</p>
        </Show>
        {props.children}
      </div>
    </main>
  );
}

interface GateFormProps extends ParentProps {
  action: string;
  /** What to say before anything was tried. */
  notice?: string | undefined;
  form: Pick<ReturnType<typeof createSubmission>, 'busy' | 'fault' | 'submit'>;
}

export function GateForm(props: GateFormProps) {
  return (
    <form class="gate-form" onSubmit={props.form.submit}>
      {props.children}
      <FormFault text={props.form.fault() || (props.form.busy() ? '' : (props.notice ?? ''))} />
      <button type="submit" class="button primary" aria-disabled={props.form.busy()}>
        {props.action}
      </button>
    </form>
  );
}

/** Leaves the field to be filled in again ready for it. */
export function retryAt(field: HTMLInputElement): void {
  field.focus();
  field.select();
}
