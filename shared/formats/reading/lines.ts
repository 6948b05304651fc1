/** The lines of a text that hold something. */
export const filledLines = (body: string): string[] =>
  body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
