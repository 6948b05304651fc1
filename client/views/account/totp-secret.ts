const GROUP = 4;

/** The secret of an `otpauth:` address in groups, as people type it. */
export function typedSecret(totpUri: string): string {
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';
  return secret.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join(' ') ?? '';
}
