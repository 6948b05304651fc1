import type { ListedKey } from '../../../../shared/wire/http/ingest-keys.ts';
import { draftOfRule, type MappingDraft, ruleOf } from './rule-draft.ts';

export interface Written {
  readonly fields: Record<string, unknown>;
}

export const draftOf = (mapping: ListedKey['mapping']): MappingDraft =>
  Object.fromEntries(Object.entries(mapping?.fields ?? {}).map(([name, rule]) => [name, draftOfRule(rule)]));

/** The mapping as the API takes it, or the first field whose JSON is none. */
export function writtenOf(
  draft: MappingDraft,
):
  | { readonly mapping: Written; readonly wrong?: never }
  | { readonly mapping?: never; readonly wrong: string } {
  const fields: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(draft)) {
    try {
      const written = ruleOf(rule);
      if (written !== undefined) fields[name] = written;
    } catch (error) {
      return { wrong: `${name}: ${(error as Error).message}` };
    }
  }
  return { mapping: { fields } };
}
