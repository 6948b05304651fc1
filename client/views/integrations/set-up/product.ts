/** Groups of the list, in its order. */
export const kinds = [
  'open',
  'siem',
  'edr',
  'network',
  'cloud',
  'email',
  'cases',
  'intelligence',
  'digital_risk',
] as const;
export type Kind = (typeof kinds)[number];

export const kindWord: Record<Kind, string> = {
  open: 'Open formats and your own programs',
  siem: 'SIEM',
  edr: 'Endpoint and XDR',
  network: 'Network',
  cloud: 'Cloud',
  email: 'E-mail',
  cases: 'Case management',
  intelligence: 'Threat intelligence',
  digital_risk: 'Digital risk',
};

/**
 * A line to copy. `%URL%`, `%KEY%`, `%ORIGIN%`, `%HOST%`, `%PORT%` and `%TLS%` (on or off) stand for this
 * installation's; what is in capitals otherwise is the reader's to fill in.
 */
export interface Code {
  /** The file it belongs into, or what it is. */
  readonly name: string;
  readonly text: string;
}

export interface Step {
  readonly say: string;
  readonly code?: Code;
}

/** How one product is made to send here. */
export interface Product {
  /** In the address of its page. */
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  /** The ingest format it sends: the last part of the address. */
  readonly format: string;
  /** An address other than that of the format. */
  readonly path?: string;
  /** Other words it is looked for by. */
  readonly also?: string;
  /** What arrives, in a sentence or two. */
  readonly about: string;
  /** Where its records say whose they are, for keys of the provider. */
  readonly tenant?: string;
  /** Which connector can fetch from it instead. */
  readonly connector?: string;
  readonly steps: readonly Step[];
}
