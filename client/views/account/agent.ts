import Bowser from 'bowser';

/** The browser and system that a user agent claims to be. What is not known is called so, not guessed. */
export function agentWords(userAgent: string | null): string {
  if (!userAgent) return 'Unknown program';
  const { browser, os } = Bowser.parse(userAgent);
  const program = browser.name || firstProduct(userAgent);
  const version = browser.version?.split('.')[0];
  const named = version ? `${program} ${version}` : program;
  return os.name ? `${named} on ${os.name}` : named;
}

/** Programs name themselves first: `curl/8.5.0`. */
const firstProduct = (userAgent: string): string => /^[\w.-]+/.exec(userAgent)?.[0] ?? 'Unknown program';
