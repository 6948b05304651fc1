import { native } from './native.ts';
import type { Format } from './reading/verdict.ts';

/**
 * Records of any product, made native at the door by the mapping of the key they came with: what is kept and read
 * again is the native record, the original in `raw`. So a mapping that changes does not change what came before.
 */
export const generic: Format = { read: native.read, recognise: () => null };

/** The record as its product sent it. */
export const originalOf = (kept: unknown): unknown => (kept as { readonly raw?: unknown } | null)?.raw;
