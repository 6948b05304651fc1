const FIRST = '.side-body :is(input, select, textarea, button):enabled';

/** Opens a dialog above the page; the answer closes it and puts the focus back where it came from, or near. */
export function openModal(dialog: HTMLDialogElement): () => void {
  const opener = document.activeElement;
  dialog.showModal();
  // What the dialog is for comes before the way out of it.
  dialog.querySelector<HTMLElement>(FIRST)?.focus();
  return () => {
    if (dialog.open) dialog.close();
    // What opened it may be gone by now: its row was drawn anew, or its button led to another step.
    queueMicrotask(() => {
      if (opener?.isConnected || document.querySelector('dialog[open]')) return;
      document.getElementById('content')?.focus();
    });
  };
}
