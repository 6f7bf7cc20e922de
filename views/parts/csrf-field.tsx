/** Proves that a form came from our own page; every form that changes something carries one. */
export type CsrfFieldProps = { token: string }

export const csrfFieldName = 'csrf'

export function CsrfField({ token }: CsrfFieldProps) {
  return <input type="hidden" name={csrfFieldName} value={token} />
}
