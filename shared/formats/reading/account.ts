import { affect, type Found } from './found.ts';

/** Accounts that every host has: they name no person. */
const OF_THE_MACHINE =
  /^(?:(?:nt authority|nt-autorität|autorite nt|window manager|font driver host)\\.*|system|local service|network service|root|n\/a|unassigned|-)$/i;
/** Longer names are no account names. */
const MAX_NAME = 256;

/** A person by the account's name; the accounts of machines and services of the system are left out. */
export function person(found: Found, name: unknown): void {
  if (typeof name !== 'string' || name.length > MAX_NAME) return;
  const text = name.trim();
  if (!OF_THE_MACHINE.test(text) && !text.endsWith('$')) affect(found, text);
}
