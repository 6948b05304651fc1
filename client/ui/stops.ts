/** Where the focus can stop within a menu. */
const STOPS = 'input, button, a[href], summary';

export const stopsOf = (menu: Element): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>(STOPS)];

/**
 * A popover that is about to be shown gives the focus to the first control within as it is: no key that follows is
 * heard by the page behind.
 */
export function focusAsShown(popover: Element): void {
  stopsOf(popover)[0]?.toggleAttribute('autofocus', true);
}
