/** A first request with a token, as it is pasted into a shell. */
export const curlExample = (origin: string, token: string): string =>
  `curl --header 'Authorization: Bearer ${token}' \\\n  ${origin}/api/v1/me`;
