import { ipv6, range } from './address.ts';

/** `10.1.2.3/8` as the network it lies in, `10.0.0.0/8`; null for what is no range. */
export function network(text: string): string | null {
  const found = range(text.trim());
  if (found === null) return null;
  const slash = found.lastIndexOf('/');
  const prefix = Number(found.slice(slash + 1));
  const host = found.slice(0, slash);
  return `${host.includes(':') ? network6(host, prefix) : network4(host, prefix)}/${prefix}`;
}

const network4 = (host: string, prefix: number): string =>
  host
    .split('.')
    .map((octet, at) => Number(octet) & leading(8, prefix - 8 * at))
    .join('.');

/** Takes the shortest form, in which `::` stands for the groups that are missing. */
function network6(host: string, prefix: number): string {
  const [head = '', tail = ''] = host.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const missing = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...missing, ...after].map(
    (group, at) => Number.parseInt(group, 16) & leading(16, prefix - 16 * at),
  );
  return ipv6(groups.map((group) => group.toString(16)).join(':'))!;
}

/** A mask of `width` bits, of which the first `count` are kept. */
function leading(width: number, count: number): number {
  const kept = Math.min(Math.max(count, 0), width);
  return ((1 << width) - 1) & ~((1 << (width - kept)) - 1);
}
