/**
 * Longest texts (UTF-16 units) and lists a report may carry. One record stays well below a megabyte, so a full
 * ingest turn of a worker fits in memory whatever a source sends.
 */
export const limits = {
  /** Part of a unique index: Postgres takes index rows up to about 2,700 bytes, at up to 3 bytes a unit. */
  externalId: 512,
  source: 128,
  tenant: 128,
  title: 500,
  category: 120,
  /** What the source itself called severity or status. */
  said: 120,
  fingerprint: 256,
  pauseReason: 200,
  description: 20_000,
  impact: 10_000,
  recommendation: 10_000,
  url: 2_048,
  /** Longest e-mail address that SMTP can deliver to. */
  assignee: 254,
  asset: 256,
  tag: 64,
} as const;

/** A refusal quotes at most this much of the offending value. */
export const QUOTED = 60;
