/** Whether a key goes into the field that has the focus. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));

/** Whether a dialog lies over the page. */
export const isUnderDialog = (): boolean => document.querySelector('dialog[open]') !== null;

/** Whether a dialog or a menu lies over the page: what is done there is not about what is behind. */
export const isCovered = (): boolean =>
  document.querySelector('dialog[open], :popover-open:not([popover=manual])') !== null;
