/** What somebody types to say who they are, and whom of those it fits it means. */
import { emailKeys } from '../../kernel/email-keys.ts'

/**
 * With an '@' it is an address and nothing else, so that no username can stand in for somebody's address. `exact`: the key
 * of the address; `text`: compared with usernames and external IDs.
 */
export type SignInName = { kind: 'address'; exact: string } | { kind: 'name'; text: string }

/** PostgreSQL's text holds no NUL; a name with one is nobody's, and asking for it is no failure. */
export function readSignInName(identifier: string): SignInName {
  const text = identifier.trim().replaceAll('\0', '\ufffd')
  return text.includes('@') ? { kind: 'address', exact: emailKeys(text).exact } : { kind: 'name', text }
}

/** A shared address and a name that fits two members mean nobody. */
export type Meant<Row> = { kind: 'one'; row: Row } | { kind: 'none' } | { kind: 'ambiguous' }

/**
 * `rows`: the members it fits, two at most, those with a password first. Of members who share an address, those without
 * credentials cannot sign in anyway: they keep nobody out.
 */
export function meantBy<Row extends { secret_hash: string | null }>(
  { kind }: SignInName,
  [row, second]: readonly Row[],
): Meant<Row> {
  if (!row) return { kind: 'none' }
  const isOnlyHolder = kind === 'address' && row.secret_hash !== null && second?.secret_hash === null
  return second && !isOnlyHolder ? { kind: 'ambiguous' } : { kind: 'one', row }
}
