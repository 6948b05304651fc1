import type { NewRoutingRule, QuarantineGroup, RoutingRule } from '../../../../shared/wire/http/routing.ts';
import type { Faults } from '../../../ui/faults.ts';
import type { Match, PlaceKind } from './rule-words.ts';

export interface RuleDraft {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly format: string;
  readonly match: Match;
  readonly value: string;
  /** Slug. */
  readonly tenant: string;
}

export const ruleFields = ['place', 'format', 'match', 'value', 'tenant'] as const;
type RuleField = (typeof ruleFields)[number];

export const NEW_RULE: RuleDraft = {
  kind: 'hint',
  name: '',
  format: '',
  match: 'equals',
  value: '',
  tenant: '',
};

export const draftOf = ({ place, format, match, value, tenant }: RoutingRule): RuleDraft => ({
  kind: place.kind,
  name: place.name,
  format: format ?? '',
  match,
  value,
  tenant: tenant.slug,
});

/** What would take the records of a group: by the name they give, or by a field where they give none. */
export const draftFor = ({ hint, format }: QuarantineGroup): RuleDraft =>
  hint === '' ? { ...NEW_RULE, kind: 'field', format } : { ...NEW_RULE, value: hint };

export function wrongIn({ kind, name, value, tenant }: RuleDraft): Faults<RuleField> {
  const missing = kind !== 'hint' && name.trim() === '';
  const pointer = kind === 'field' && !missing && !name.startsWith('/');
  return {
    ...(missing && { place: kind === 'field' ? 'say which field' : 'say which header' }),
    ...(pointer && { place: 'begin it with a slash, like /agent/name' }),
    ...(value === '' && { value: 'say what it has to be' }),
    ...(tenant === '' && { tenant: 'choose the customer' }),
  };
}

export const bodyOf = ({ kind, name, format, match, value, tenant }: RuleDraft): NewRoutingRule => ({
  place: { kind, name: kind === 'hint' ? '' : name.trim() },
  format: format === '' ? null : format,
  match,
  value,
  tenant,
});
