const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** Read at each use: people turn it on in the middle of a shift. */
export const stillness = (): boolean => reduced.matches;
