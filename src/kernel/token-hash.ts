/** How one-time links, cookies and codes are known in the database: by the hash of their token, never by the token. */
import { createHash } from 'node:crypto'

/** Our tokens are random enough (128 bits and more) that their hash needs neither salt nor slowness. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
