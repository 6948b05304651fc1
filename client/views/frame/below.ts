export const partsOf = (pathname: string): readonly string[] => pathname.split('/').filter(Boolean);

/** What an address has below its page, without slashes around it. */
export const belowOf = (pathname: string): string =>
  partsOf(pathname)
    .slice(pathname.startsWith('/mssp') ? 2 : 3)
    .join('/');
