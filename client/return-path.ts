/** Only a path of this site: whoever writes a link to the sign-in page must not choose where it leads. */
export function safeReturn(back: unknown): string {
  const path = typeof back === 'string' ? back : '';
  return /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/';
}
