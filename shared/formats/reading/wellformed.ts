/** A lone surrogate is no character and no UTF-8: it becomes U+FFFD. Pairs are left alone. */
export const wellFormed = (text: string): string => (text.isWellFormed() ? text : text.toWellFormed());

/** Cut to `limit` units, marked as cut. */
export const clip = (text: string, limit: number): string =>
  text.length <= limit ? text : `${wellFormed(text.slice(0, limit - 1)).replace(/\uFFFD$/, '')}…`;

/** Postgres text cannot hold NUL. Said by a sensor, which nobody can ask again, it becomes U+FFFD. */
export const storable = (text: string): string =>
  text.includes('\0') ? wellFormed(text).replaceAll('\0', '\uFFFD') : wellFormed(text);
