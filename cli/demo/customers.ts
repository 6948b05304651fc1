import type { Criticality, TenantState } from '../../shared/domain/tenant.ts';

/** A made-up customer. `zone` is its working day's offset from UTC in hours. */
export interface Customer {
  readonly slug: string;
  readonly name: string;
  readonly criticality: Criticality;
  readonly state: TenantState;
  readonly zone: number;
}

type Row = readonly [name: string, criticality: Criticality, zone: number, state?: TenantState];

/** Busiest first. Names, towns and trades are invented. */
const ROWS: readonly Row[] = [
  ['Halden & Voss Bank', 'extreme', 1],
  ['Larkfield Grocers', 'medium', 0],
  ['Northmere Health Trust', 'extreme', 0],
  ['Eastmoor University', 'medium', 0],
  ['Calder Grid Energy', 'extreme', 1],
  ['Tamarind Hotels', 'medium', 4],
  ['Brightline Airways', 'high', 2],
  ['Ostrava Precision Works', 'high', 1],
  ['Pellworm Shipping', 'high', 1],
  ['Quanta Ridge Semiconductors', 'high', 8],
  ['Saltmarsh Insurance', 'high', 0],
  ['Kestrel Defence Systems', 'extreme', -5],
  ['Juniper Vale Pharmaceuticals', 'high', -5],
  ['Orchard Street Media', 'low', -5],
  ['Fenwick Rail', 'high', 0],
  ['Blueharbour Logistics', 'medium', 3],
  ['Maplewood County', 'medium', -6],
  ['Argent Wealth Partners', 'high', -5],
  ['Sunder Creek Mining', 'medium', 9],
  ['Vantor Robotics', 'medium', 9],
  ['Cobalt Cloud Hosting', 'high', -8],
  ['Hollins & Pryce Solicitors', 'medium', 0],
  ['Meridian Telecom', 'extreme', 3],
  ['Copperfield Breweries', 'low', 1],
  ['Aurora Game Studio', 'low', -8],
  ['Silverbirch Schools', 'low', 1],
  ['Delmare Foods', 'medium', 1],
  ['Ironbridge Construction', 'low', 0],
  ['Nimbus Payments', 'extreme', 2],
  ['Palisade Property Group', 'low', -6],
  ['Redwater Utilities', 'high', -7],
  ['Torvald Fisheries', 'low', 1],
  ['Larch & Loom Textiles', 'low', 5],
  ['Peregrine Couriers', 'medium', 1],
  ['Kingsway Theatre Company', 'low', 0],
  ['Amberley Veterinary Group', 'low', 0],
  ['Zephyr Wind Turbines', 'medium', 2],
  ['Crestline Motor Parts', 'medium', -6],
  ['Opaline Cosmetics', 'low', 1, 'trial'],
  ['Foxglove Biotech', 'medium', -5, 'trial'],
];

/** The first word: it stands in every incident number. */
const slugOf = (name: string): string => name.split(' ', 1)[0]!.toLowerCase();

export const customers: readonly Customer[] = ROWS.map(([name, criticality, zone, state = 'active']) => ({
  slug: slugOf(name),
  name,
  criticality,
  state,
  zone,
}));

/**
 * Share of each customer in all incidents: Zipf, a little flatter than the s = 1 of published telemetry, so that no
 * customer is at critical risk for good.
 */
const SKEW = 0.8;
const total = customers.reduce((sum, _, index) => sum + (index + 1) ** -SKEW, 0);
export const shares: readonly number[] = customers.map((_, index) => (index + 1) ** -SKEW / total);
