import {
  type DetailName,
  type Details,
  detailKinds,
  detailsOf,
  MAX_DETAIL_LENGTH,
} from '../../domain/details.ts';
import type { Module } from '../../domain/incident.ts';
import { line } from '../reading/prose.ts';
import { withoutSecrets } from './secret.ts';

/** What a vendor's record holds for each detail, still as it came. */
type Said = Partial<Record<DetailName, unknown>>;

/** Details of an incident of this module: those of other modules mean something else in its record, if anything. */
export function detailParts(module: Module, said: Said): { readonly details?: Details } {
  const details: Partial<Record<DetailName, string>> = {};
  let has = false;
  for (const name of detailsOf(module)) {
    const value = line(said[name], MAX_DETAIL_LENGTH);
    if (value === undefined || detailKinds[name].states?.includes(value) === false) continue;
    details[name] = withoutSecrets(value).slice(0, MAX_DETAIL_LENGTH);
    has = true;
  }
  return has ? { details } : {};
}
