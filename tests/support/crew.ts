import type { Browser } from 'playwright-core';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { openBrowser } from './browser.ts';
import { newIncidents } from './caseload.ts';
import { Installation } from './installation.ts';
import { newPerson, type Person } from './person.ts';

/** Two of the provider's team who may do everything, with a browser, on a house of their own. */
export interface Crew {
  readonly house: Installation;
  readonly browser: Browser;
  readonly ada: Person;
  readonly bob: Person;
  /** New incidents of a customer that nobody else has written to. */
  fresh(count?: number): Promise<Incident[]>;
  close(): Promise<void>;
}

export async function openCrew(): Promise<Crew> {
  const [house, browser] = await Promise.all([Installation.open(), openBrowser()]);
  const [ada, bob] = await Promise.all([
    newPerson(house, { provider: 'mssp_admin' }),
    newPerson(house, { provider: 'mssp_admin' }),
  ]);
  let customers = 0;
  return {
    house,
    browser,
    ada,
    bob,
    fresh: async (count = 1) => {
      const customer = await house.operator.newCustomer(`works-${++customers}`);
      return newIncidents(house, customer, count);
    },
    close: async () => {
      await browser.close();
      await house.close();
    },
  };
}
