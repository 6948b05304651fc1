/** The API speaks in clauses, a screen in sentences. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const sentence = (clause: string): string =>
  /[.!?]$/.test(clause) ? capital(clause) : `${capital(clause)}.`;
