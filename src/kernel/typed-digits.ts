/** Codes of six digits, of a mail or of an authenticator app, as people type and paste them. */

/** In groups, with hyphens, or full-width as a Japanese keyboard has them. Undefined when it is no such code. */
export function readSixDigits(typed: string): string | undefined {
  const digits = typed
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
  return /^[0-9]{6}$/.test(digits) ? digits : undefined
}
