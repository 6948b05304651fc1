import { isTimeZone } from '../../../../shared/domain/time-zone.ts';
import type { Tenant, TenantChange } from '../../../../shared/wire/http/tenants.ts';

/** What the form holds, as it is typed: an empty text stands for nothing. */
export interface Draft {
  readonly name: string;
  readonly time_zone: string;
  readonly brand_name: string;
  readonly brand_colour: string;
  readonly brand_accent: string;
}
export const draftFields = ['name', 'time_zone', 'brand_name', 'brand_colour', 'brand_accent'] as const;
type Field = (typeof draftFields)[number];

export const draftOf = (tenant: Tenant): Draft => ({
  name: tenant.name,
  time_zone: tenant.time_zone,
  brand_name: tenant.brand_name ?? '',
  brand_colour: tenant.brand_colour ?? '',
  brand_accent: tenant.brand_accent ?? '',
});

const isOptional = (field: Field): boolean => field.startsWith('brand_');

/** What the server is asked for: the fields that differ, and no others. */
export function changeOf(before: Draft, after: Draft): TenantChange {
  const changed = draftFields.filter((field) => before[field] !== after[field].trim());
  return Object.fromEntries(
    changed.map((field) => {
      const text = after[field].trim();
      return [field, isOptional(field) && text === '' ? null : text];
    }),
  );
}

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** What can be seen to be wrong before anything is sent. */
export function faultsOf(draft: Draft): Partial<Record<Field, string>> {
  const wrong = (field: 'brand_colour' | 'brand_accent') =>
    draft[field].trim() !== '' && !isColour(draft[field].trim())
      ? { [field]: 'six hexadecimal digits after a #, such as #1d4ed8' }
      : {};
  return {
    ...(draft.name.trim() === '' ? { name: 'give the customer a name' } : {}),
    ...(isTimeZone(draft.time_zone.trim()) ? {} : { time_zone: 'choose a time zone of the list' }),
    ...wrong('brand_colour'),
    ...wrong('brand_accent'),
  };
}
