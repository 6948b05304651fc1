/** A bucket that fills by itself. It may be overdrawn: a batch is taken whole, and what follows waits the longer. */
export interface Bucket {
  readonly tokens: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** How fast a bucket fills, tokens a second, and how many it holds. */
export interface Filling {
  readonly perSecond: number;
  readonly size: number;
}

/** Takes `wanted` tokens, or says how long to wait in milliseconds. A missing bucket is a full one. */
export function takeTokens(
  bucket: Bucket | undefined,
  { perSecond, size }: Filling,
  wanted: number,
  now: number,
): { readonly bucket: Bucket; readonly waitMs: number } {
  const at = Math.max(bucket?.at ?? now, now);
  const elapsed = Math.max(0, now - (bucket?.at ?? now));
  const tokens = Math.min(size, (bucket?.tokens ?? size) + (elapsed * perSecond) / 1_000);
  if (tokens >= 1 || tokens >= size) return { bucket: { tokens: tokens - wanted, at }, waitMs: 0 };
  return { bucket: { tokens, at }, waitMs: Math.ceil(((1 - tokens) * 1_000) / perSecond) };
}
