/**
 * The secret a mailed link carries. It leaves the address bar at once, so that neither history, nor a shared screen,
 * nor the next page's referrer keeps it.
 */
export function takeToken(): string {
  const here = new URL(location.href);
  const token = here.searchParams.get('token') ?? '';
  here.searchParams.delete('token');
  history.replaceState(history.state, '', here.pathname + here.search + here.hash);
  return token;
}
