import { Type } from 'typebox';

/** One line that a person can read: no control characters, no halves of characters, not blank. For the `u` flag. */
export const LINE_PATTERN = '^(?!\\s*$)[^\\p{Cc}\\p{Cs}]+$';
export const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: LINE_PATTERN });

/** Words to look for. Postgres text holds no NUL, so nothing with one can be found. */
export const Query = (maxLength: number, description?: string) =>
  Type.String({ maxLength, pattern: '^[^\\u0000]*$', ...(description && { description }) });
