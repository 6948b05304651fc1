/** WCAG 2.2, 1.4.3 and 1.4.11: what text, and what a shape such as an icon, needs against what lies behind it. */
export const TEXT_RATIO = 4.5;
const SHAPE_RATIO = 3;

const channel = (eight: number): number => {
  const part = eight / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of `#rrggbb`, 0 black to 1 white. */
function luminance(colour: string): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return (
    0.2126 * channel((value >> 16) & 255) +
    0.7152 * channel((value >> 8) & 255) +
    0.0722 * channel(value & 255)
  );
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((one, other) => one - other) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

/** Black or white, whichever reads better on a colour. */
export const inkOn = (colour: string): '#000000' | '#ffffff' =>
  contrast(colour, '#000000') >= contrast(colour, '#ffffff') ? '#000000' : '#ffffff';

/** What a ratio means, in words. */
export function contrastWords(ratio: number): string {
  const figure = `${ratio.toFixed(1)} : 1`;
  if (ratio >= TEXT_RATIO) return `${figure}, good for text`;
  if (ratio >= SHAPE_RATIO) return `${figure}, good for large marks, too weak for text`;
  return `${figure}, hard to see`;
}
