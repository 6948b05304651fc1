// Apart from the schemas, so that a page which needs a number does not carry them.

/** Rows that one request may change. */
export const MAX_BULK_ROWS = 500;

/** The database keeps twice that: people named in a note are written out. */
export const MAX_NOTE_CHARS = 10_000;
export const MAX_ESCALATION_CHARS = 500;
export const MAX_PAUSE_CHARS = 200;
export const MAX_CATEGORY_CHARS = 120;
export const MAX_TAG_CHARS = 64;
