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
