import { createSignal } from 'solid-js';
import { ApiError } from '../api.ts';
import type { Faults } from './faults.ts';

interface Given<F extends string> {
  /** The fields of the form; a refusal that names another is shown for the form as a whole. */
  readonly fields: readonly F[];
  /** What can be seen to be wrong before anything is sent. */
  readonly check?: () => Faults<F>;
  readonly act: () => Promise<unknown>;
}

/** Sends a form once at a time, and keeps what was wrong with it where it is said: at its field, or beneath all. */
export function createSubmission<F extends string>({ fields, check, act }: Given<F>) {
  const [busy, setBusy] = createSignal(false);
  const [faults, setFaults] = createSignal<Faults<F>>({});
  const [fault, setFault] = createSignal('');

  const refuse = (error: unknown) => {
    const field = error instanceof ApiError ? fields.find((name) => name === error.field) : undefined;
    const message = error instanceof Error ? error.message : String(error);
    if (field) setFaults(() => ({ [field]: message }) as Faults<F>);
    else setFault(message);
  };
  const send = async () => {
    setBusy(true);
    await act().catch(refuse);
    setBusy(false);
  };
  /** What has been mended is said no longer; what is still wrong stays. */
  const review = () => {
    const wrong: Faults<F> = check?.() ?? {};
    setFaults((said) => {
      const kept = fields.filter((field) => said[field] !== undefined && wrong[field] !== undefined);
      return Object.fromEntries(kept.map((field) => [field, wrong[field]])) as Faults<F>;
    });
  };
  let watched: HTMLFormElement | undefined;
  const watch = (form: HTMLFormElement) => {
    if (watched === form) return;
    watched = form;
    // After the field's own handler, which sits on the document.
    form.addEventListener('input', () => setTimeout(review));
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (busy()) return;
    watch(form);
    const found = check?.() ?? {};
    setFault('');
    setFaults(() => found);
    if (Object.keys(found).length === 0) await send();
    form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };
  return { busy, fault, at: (field: F): string | undefined => faults()[field], submit };
}
