/** Four 32-bit lanes, each with its own start and odd multiplier (multiplicative constants of common mixers). */
const LANES = [
  [0x811c9dc5, 0x01000193],
  [0x9e3779b9, 0x85ebca6b],
  [0x7f4a7c15, 0xc2b2ae35],
  [0x165667b1, 0x27d4eb2f],
] as const;

/** Final avalanche: without it texts that differ in their last letters would differ in few bits. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
}

function lane(text: string, start: number, factor: number): string {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), factor);
  return mixed(hash ^ text.length)
    .toString(16)
    .padStart(8, '0');
}

/**
 * 128 bits in hex that identify a list of texts. Stable for ever, since stored identities depend on it. Not
 * cryptographic: it keeps honest records apart, and a sender who forges collisions only merges its own records.
 */
export function digest(parts: readonly string[]): string {
  const text = parts.map((part) => `${part.length}:${part}`).join('');
  return LANES.map(([start, factor]) => lane(text, start, factor)).join('');
}
