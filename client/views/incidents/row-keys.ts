const links = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.incident-open')];

function step(by: number): void {
  const all = links();
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = all[at === -1 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** `j` and `k` walk the rows, Escape closes what is open; Enter is the link's own. The answer stops listening. */
export function listenToRowKeys({ close }: { close: () => void }): () => void {
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input, textarea, select, dialog *'))
      return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === 'Escape' && !document.querySelector(':popover-open')) close();
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}
