/** Signs a message as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time and body, with the bytes behind `whsec_`. */
import { createHmac } from 'node:crypto'
import { epochSeconds } from '../../kernel/clock.ts'

const prefix = 'whsec_'

export const writeSecret = (bytes: Buffer): string => `${prefix}${bytes.toString('base64')}`

/** The headers of one try. `at`: of the try, so that a receiver who refuses old messages takes a late one. */
export function signedHeaders(message: { id: string; body: string; at: Date }, secret: string): Record<string, string> {
  const timestamp = String(epochSeconds(message.at))
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const signature = createHmac('sha256', key).update(`${message.id}.${timestamp}.${message.body}`).digest('base64')
  return {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}
