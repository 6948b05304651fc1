import { type Browser, chromium } from 'playwright-core';
import { findProgram } from '#system';

/** No sandbox: it needs privileges that a container withholds. Nothing may call out while a test runs. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** `keepsPages`: as people's browsers do, it keeps a page that was left and shows it as it was on the way back. */
export const openBrowser = ({ keepsPages = false } = {}): Promise<Browser> => {
  const executablePath = findProgram('chromium');
  if (!executablePath) throw new Error('no Chromium on PATH: `npm test` installs one');
  return chromium.launch({
    executablePath,
    args: ARGS,
    ...(keepsPages && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  });
};
