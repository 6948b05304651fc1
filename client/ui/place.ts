const GAP = 4;

/** Puts a top-layer element under the control that opens it, flush with its start or its end. */
export function placeBelow(element: HTMLElement, anchor: HTMLElement, side: 'start' | 'end' = 'start'): void {
  const box = anchor.getBoundingClientRect();
  element.style.top = `${box.bottom + GAP}px`;
  element.style.maxHeight = `${innerHeight - box.bottom - 4 * GAP}px`;
  if (side === 'start') element.style.left = `${box.left}px`;
  else element.style.right = `${document.documentElement.clientWidth - box.right}px`;
}
