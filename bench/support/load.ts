/** Incidents of one size and shape, so that the benchmark and its floor carry the same bytes. */
export interface LoadIncident {
  readonly external_id: string;
  readonly title: string;
  readonly severity: string;
  readonly module: string;
  readonly source: string;
  readonly category: string;
  readonly description: string;
  readonly detected_at: string;
  readonly assets: string[];
  readonly techniques: string[];
}

const SEVERITIES = ['critical', 'high', 'medium', 'medium', 'medium', 'low', 'low', 'info'];
const MODULES = ['endpoint', 'network', 'identity', 'email', 'cloud'];

export const incidentOf = (n: number, now: number): LoadIncident => ({
  external_id: `load-${n}`,
  title: `Suspicious process started by an office document on workstation ${n % 997}`,
  severity: SEVERITIES[n % SEVERITIES.length]!,
  module: MODULES[n % MODULES.length]!,
  source: 'edr',
  category: 'Execution',
  description: 'A child process was started from a document that came by mail within the last ten minutes.',
  detected_at: new Date(now - (n % 3_600) * 1_000).toISOString(),
  assets: [`ws-${n % 997}`],
  techniques: ['T1204.002'],
});
