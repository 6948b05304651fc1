import '../../ui/confirm.css';
import './frame.css';
import { createUniqueId, type JSX, onCleanup, onMount, type ParentProps, Show } from 'solid-js';
import { FormFault } from '../../ui/field.tsx';
import { openModal } from '../../ui/modal.ts';
import { exact } from '../../ui/number.ts';
import type { createSubmission } from '../../ui/submission.ts';
import { subject } from '../words.ts';
import type { Opened } from './opened.ts';

/** What is left out of it, and why nobody need worry: those rows stay as they are. */
function leftOut({ asked, readOnly, targets }: Opened): string {
  const needless = asked - readOnly - targets.length;
  const parts = [
    readOnly > 0 &&
      `${exact(readOnly)} of ${exact(asked)} ${readOnly === 1 ? 'is' : 'are'} read-only for you`,
    needless > 0 && `${exact(needless)} ${needless === 1 ? 'needs' : 'need'} it no more`,
  ].filter(Boolean);
  return parts.length === 0
    ? ''
    : `${parts.join(', ')}: left as ${readOnly + needless === 1 ? 'it is' : 'they are'}.`;
}

interface PlainProps extends ParentProps {
  opened: Opened;
  /** “Close”, to be followed by what it is done to. */
  title: string;
  onClose: () => void;
}

/** A dialog about something to be done; it says to whom. Escape leaves, and the focus goes back where it was. */
export function PlainFrame(props: PlainProps) {
  const id = createUniqueId();
  let dialog!: HTMLDialogElement;
  const only = () => (props.opened.targets.length === 1 ? props.opened.targets[0] : undefined);
  onMount(() => {
    onCleanup(openModal(dialog));
    // What is chosen already, so that arrow keys go on from there; else the first field.
    const chosen = dialog.querySelector<HTMLElement>('input:checked');
    (chosen ?? dialog.querySelector<HTMLElement>('input, textarea, select'))?.focus();
  });
  const cancel = (event: Event) => {
    event.preventDefault();
    props.onClose();
  };
  return (
    <dialog ref={dialog} class="confirm act-dialog" aria-labelledby={id} onCancel={cancel}>
      <div class="act-head">
        <h2 id={id}>
          {props.title} {subject(props.opened.targets)}
        </h2>
        <Show when={only()}>
          {(incident) => (
            <>
              <p class="act-about">{incident().title}</p>
              <p class="act-about">{incident().tenant.name}</p>
            </>
          )}
        </Show>
        <Show when={leftOut(props.opened)}>{(text) => <p class="act-about">{text()}</p>}</Show>
      </div>
      {props.children}
    </dialog>
  );
}

interface FrameProps extends PlainProps {
  verb: string;
  form: Pick<ReturnType<typeof createSubmission>, 'busy' | 'fault' | 'submit'>;
  /** A way out that is neither of the two: “Take the flag away”. */
  other?: JSX.Element;
}

/** Enter sends the form but within a text of several lines, where Ctrl-Enter does. */
function sendOn(event: KeyboardEvent & { currentTarget: HTMLFormElement }): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** The same with a form, which says how it is to be done. */
export function ActFrame(props: FrameProps) {
  return (
    <PlainFrame opened={props.opened} title={props.title} onClose={props.onClose}>
      <form class="act-form" onSubmit={props.form.submit} onKeyDown={sendOn}>
        {props.children}
        <FormFault text={props.form.fault()} />
        <div class="act-foot">
          <span class="start">{props.other}</span>
          <button type="button" class="button" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={props.form.busy()}>
            {props.verb}
          </button>
        </div>
      </form>
    </PlainFrame>
  );
}
