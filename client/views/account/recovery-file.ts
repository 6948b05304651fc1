/** What is kept of recovery codes on paper or in a file: whose they are, of when, and how they work. */
export function recoveryText(codes: readonly string[], email: string, now: Date): string {
  return [
    `Watchfloor recovery codes for ${email}`,
    `made ${now.toISOString().slice(0, 10)}; earlier codes no longer work`,
    '',
    ...codes,
    '',
    'Each code signs you in once when your authenticator is out of reach. Keep them where only you can read them.',
    '',
  ].join('\n');
}
