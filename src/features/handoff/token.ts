/** Signs the token Zendesk documents: HS256 under the raw bytes of the shared secret (article 4408845838874). */
import { webcrypto } from 'node:crypto'
import { CompactSign } from 'jose'
import type { Claims } from './claims.ts'

export type SigningKey = webcrypto.CryptoKey

/** Imported once and kept: importing it for every token costs almost as much as signing. */
export async function importSecret(secret: string): Promise<SigningKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return webcrypto.subtle.importKey('raw', Buffer.from(secret, 'utf8'), algorithm, false, ['sign'])
}

export async function signToken(key: SigningKey, claims: Claims): Promise<string> {
  // Not SignJWT: it first clones the claims to check registered ones that Zendesk does not know.
  const payload = Buffer.from(JSON.stringify(claims), 'utf8')
  return new CompactSign(payload).setProtectedHeader({ typ: 'JWT', alg: 'HS256' }).sign(key)
}
