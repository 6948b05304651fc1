/** Starts and odd multipliers of four 32-bit lanes (multiplicative constants of common mixers). */
const STARTS = [0x811c9dc5, 0x9e3779b9, 0x7f4a7c15, 0x165667b1] as const;
const FACTORS = [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;

/** Final avalanche: without it texts that differ in their last letters would differ in few bits. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Eight digits of the mixed hash. */
function hex(hash: number): string {
  const bits = mixed(hash);
  return BYTES[bits >>> 24]! + BYTES[(bits >>> 16) & 255]! + BYTES[(bits >>> 8) & 255]! + BYTES[bits & 255]!;
}

/**
 * 128 bits in hex that identify a list of texts. Stable for ever, since stored identities depend on it. Not
 * cryptographic: it keeps honest records apart, and a sender who forges collisions only merges its own records.
 */
export function digest(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += `${part.length}:${part}`;
  // All lanes in one pass: this runs over whole events.
  let [a, b, c, d]: [number, number, number, number] = [...STARTS];
  const [byA, byB, byC, byD] = FACTORS;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, byA);
    b = Math.imul(b ^ code, byB);
    c = Math.imul(c ^ code, byC);
    d = Math.imul(d ^ code, byD);
  }
  return hex(a ^ text.length) + hex(b ^ text.length) + hex(c ^ text.length) + hex(d ^ text.length);
}
