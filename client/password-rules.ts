/** As the server holds to (server/identity/auth.ts). */
export const MIN_PASSWORD_CHARS = 8;
export const MAX_PASSWORD_CHARS = 128;

export const passwordRule = `At least ${MIN_PASSWORD_CHARS} characters. Longer is stronger: several words do well.`;

/** What is wrong with a new password, or nothing. */
export function passwordFault(password: string): string | undefined {
  if (password.length < MIN_PASSWORD_CHARS) return `Use ${MIN_PASSWORD_CHARS} characters or more.`;
  if (password.length > MAX_PASSWORD_CHARS) return `Use ${MAX_PASSWORD_CHARS} characters or fewer.`;
  return undefined;
}

/** The same for a form whose field is called `password`. */
export function faultsOf(password: string): { password?: string } {
  const fault = passwordFault(password);
  return fault === undefined ? {} : { password: fault };
}
