import { limits } from './limit.ts';

const WEB = /^https?:\/\/[^\s]+$/i;

/** A web address that a console may show as a link, or undefined; cut off it would lead nowhere, so never cut. */
export const link = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= limits.url && !value.includes('\0') && WEB.test(value)
    ? value
    : undefined;

/** The first of several values that is a web address. */
export function linkFirst(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const found = link(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

const HOST = /^https?:\/\/([^/?#\s]{1,253})/i;

/** The host of a link into a product's console, in lower case: of products that count ids per console, whose they are. */
export const hostOf = (url: unknown): string | undefined =>
  typeof url === 'string' ? HOST.exec(url.slice(0, limits.url))?.[1]?.toLowerCase() : undefined;
