import { isUuid } from './uuid.ts';

/** A tenant is one customer of the provider. Its id is opaque; its slug appears in links and incident numbers. */
export type TenantId = string & { readonly __brand: 'TenantId' };
export const tenantId = (value: string): TenantId => value as TenantId;

/** Whether a text is spelled as ids are, and so is looked up as one rather than as a slug. */
export const isTenantId = (text: string): text is TenantId => isUuid(text);

export const tenantStates = ['trial', 'active', 'suspended', 'offboarded'] as const;
export type TenantState = (typeof tenantStates)[number];

/** How much a breach at this customer would hurt; multiplies the odds of its risk score (see risk.ts). */
export const criticalities = ['low', 'medium', 'high', 'extreme'] as const;
export type Criticality = (typeof criticalities)[number];

export interface Tenant {
  readonly id: TenantId;
  readonly slug: string;
  readonly name: string;
  readonly state: TenantState;
  readonly criticality: Criticality;
}

/** Lower-case letters, digits and inner dashes, 1–40 characters: safe in a URL, a log line and an incident number. */
export const slugPattern = '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$';
