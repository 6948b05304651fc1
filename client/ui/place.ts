const GAP = 4;

/** A menu with less room than that under its control opens above it, if there is more. */
const ENOUGH = 240;

/** Nearly any menu is narrower; one that begins with less room to its right ends where its control does. */
const WIDE = 320;

/** Puts a top-layer element under the control that opens it, or above it, flush with its start or its end. */
export function placeBelow(element: HTMLElement, anchor: HTMLElement, side: 'start' | 'end' = 'start'): void {
  const box = anchor.getBoundingClientRect();
  const below = innerHeight - box.bottom;
  const isAbove = below < ENOUGH && box.top > below;
  element.style.top = isAbove ? 'auto' : `${box.bottom + GAP}px`;
  element.style.bottom = isAbove ? `${innerHeight - box.top + GAP}px` : 'auto';
  element.style.maxHeight = `${(isAbove ? box.top : below) - 4 * GAP}px`;
  const { clientWidth } = document.documentElement;
  const isAtEnd = side === 'end' || (box.left + WIDE > clientWidth && box.right > WIDE);
  element.style.left = isAtEnd ? 'auto' : `${Math.min(box.left, Math.max(GAP, clientWidth - WIDE - GAP))}px`;
  element.style.right = isAtEnd ? `${Math.max(GAP, clientWidth - box.right)}px` : 'auto';
}
