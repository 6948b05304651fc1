const QUAD = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

/** Dotted quad without leading zeros (some parsers read those as octal), or null. */
export const ipv4 = (text: string): string | null => (QUAD.test(text) ? text : null);

/** Longest text form of an IPv6 address: eight groups, the last two as a dotted quad. */
const MAX_IPV6_LENGTH = 45;
const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/** Shortest form (RFC 5952); an IPv4-mapped address becomes plain IPv4, so that one host has one spelling. */
export function ipv6(text: string): string | null {
  if (!text.includes(':')) return null;
  const bare = text.replace(/%.*$/s, '');
  if (!bare.includes(':') || bare.length > MAX_IPV6_LENGTH || !/^[0-9a-f:.]+$/i.test(bare)) return null;
  const url = `http://[${bare}]/`;
  if (!URL.canParse(url)) return null;
  const short = new URL(url).hostname.slice(1, -1);
  const mapped = MAPPED.exec(short);
  if (!mapped) return short;
  const high = Number.parseInt(mapped[1]!, 16);
  const low = Number.parseInt(mapped[2]!, 16);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** `1.2.3.4:443`, `[2001:db8::1]:443` and `[2001:db8::1]` lose port and brackets. */
function withoutPort(text: string): string {
  if (!text.includes(':') && !text.startsWith('[')) return text;
  if (!text.includes(':') && !text.startsWith('[')) return text;
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text);
  if (bracketed) return bracketed[1]!;
  const ported = /^([\d.]+):\d{1,5}$/.exec(text);
  return ported ? ported[1]! : text;
}

/** An IPv4 or IPv6 address in its one spelling, or null. */
export function address(text: string): string | null {
  const bare = withoutPort(text);
  return ipv4(bare) ?? ipv6(bare);
}

/** `address/prefix` with a possible prefix length, or null. Host bits are kept as written. */
export function range(text: string): string | null {
  const slash = text.lastIndexOf('/');
  const prefix = text.slice(slash + 1);
  if (slash < 1 || !/^\d{1,3}$/.test(prefix)) return null;
  const host = address(text.slice(0, slash));
  if (host === null) return null;
  return Number(prefix) <= (host.includes(':') ? 128 : 32) ? `${host}/${Number(prefix)}` : null;
}

/** Addresses that mean a machine inside somebody's own network: RFC 1918, RFC 4193, loopback and link-local. */
const INSIDE = [
  /^10\./,
  /^192\.168\./,
  /^172\.(?:1[6-9]|2\d|3[01])\./,
  /^127\./,
  /^169\.254\./,
  /^f[cd][0-9a-f]{2}:/,
  /^fe[89ab][0-9a-f]:/,
  /^::1$/,
];

/** Takes the form that `address` returns. */
export const isInside = (canonical: string): boolean => INSIDE.some((pattern) => pattern.test(canonical));
