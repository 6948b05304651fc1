export const CODE_DIGITS = 6;
/** As the server makes recovery codes: `xxxxx-xxxxx`. */
const RECOVERY_HALF = 5;

/** The digits of a one-time code however it was pasted: `123 456`, `123-456`. */
export const tidyCode = (text: string): string => text.replace(/\D/g, '').slice(0, CODE_DIGITS);

/** A recovery code as it was handed out, whatever blanks or missing dash it was typed with. */
export function tidyRecoveryCode(text: string): string {
  const plain = text.replace(/[\s-]/g, '');
  return plain.length === 2 * RECOVERY_HALF
    ? `${plain.slice(0, RECOVERY_HALF)}-${plain.slice(RECOVERY_HALF)}`
    : text.trim();
}
