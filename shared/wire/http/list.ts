import { Type } from 'typebox';

/** A cursor holds the sort values of a row: a name of 120 characters, in the worst case 12 bytes each as JSON. */
const MAX_CURSOR_CHARS = 2_048;

/** Every list pages the same way: `?cursor=&limit=`. */
export const listQuery = {
  cursor: Type.Optional(Type.String({ maxLength: MAX_CURSOR_CHARS })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
};
export const nextCursor = Type.Union([Type.String(), Type.Null()]);
export const Instant = Type.String({ format: 'date-time' });
export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
