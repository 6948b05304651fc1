const GAP = 4;

/** A menu with less room than that under its control opens above it, if there is more. */
const ENOUGH = 240;

/** Puts a top-layer element under the control that opens it, or above it, flush with its start or its end. */
export function placeBelow(element: HTMLElement, anchor: HTMLElement, side: 'start' | 'end' = 'start'): void {
  const box = anchor.getBoundingClientRect();
  const below = innerHeight - box.bottom;
  const isAbove = below < ENOUGH && box.top > below;
  element.style.top = isAbove ? 'auto' : `${box.bottom + GAP}px`;
  element.style.bottom = isAbove ? `${innerHeight - box.top + GAP}px` : 'auto';
  element.style.maxHeight = `${(isAbove ? box.top : below) - 4 * GAP}px`;
  if (side === 'start') element.style.left = `${box.left}px`;
  else element.style.right = `${document.documentElement.clientWidth - box.right}px`;
}
