/** Basic with a user name, Bearer without one, nothing without a secret. */
export function authorizationOf(username: string | undefined, secret: string): Record<string, string> {
  if (username !== undefined) {
    return { authorization: `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}` };
  }
  return secret === '' ? {} : { authorization: `Bearer ${secret}` };
}
