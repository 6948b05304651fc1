import { isRecord } from './field.ts';

/** An envelope around nothing says little besides; a record whose list happens to be empty says more. */
const MAX_EMPTY_KEYS = 6;
/** Items looked at to see whether a list holds records of a format. */
const MAX_LOOKED_AT = 20;

/** The envelopes of a format: objects that carry its records in a list under one of `keys`. */
export const listUnder =
  (keys: readonly string[], isRecordOfFormat: (item: unknown) => boolean) =>
  (value: unknown): readonly unknown[] | null => {
    if (!isRecord(value) || isRecordOfFormat(value)) return null;
    for (const key of keys) {
      const list = value[key];
      if (!Array.isArray(list)) continue;
      const isEmpty = list.length === 0 && Object.keys(value).length <= MAX_EMPTY_KEYS;
      if (isEmpty || list.slice(0, MAX_LOOKED_AT).some(isRecordOfFormat)) return list;
    }
    return null;
  };
