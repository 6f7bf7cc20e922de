/** Why there is no database to work with, in words for the person who started Latchkey. */

export type DatabaseProblem =
  /** No answer from the server: wrong host or port, not running, or a firewall. */
  | 'unreachable'
  /** The server refused the user or the password. */
  | 'login-refused'
  /** The server has no database of that name. */
  | 'no-such-database'
  /** The server is too old, read-only, or does not store UTF-8. */
  | 'unsuitable'
  /** DATABASE_URL cannot be read. */
  | 'invalid-url'
  /** Another process has the folder of the embedded database. */
  | 'locked'
  /** The folder holds a database of another PostgreSQL version. */
  | 'wrong-version'
  | 'not-a-folder'
  | 'not-writable'
  /** The embedded database does not start on the files it finds. */
  | 'damaged'
  /** The schema was made by a newer Latchkey. */
  | 'newer-schema'
  /** Another process has been migrating for too long. */
  | 'busy'

/** The message is meant for an administrator and never holds a password, an address of a person or a whole URL. */
export class DatabaseUnavailable extends Error {
  readonly code: DatabaseProblem

  constructor(code: DatabaseProblem, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'DatabaseUnavailable'
    this.code = code
  }
}
