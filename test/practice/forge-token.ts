/** Makes tokens no library would: any header and any payload, properly signed. */
import { createHmac } from 'node:crypto'
import { secret } from './practice-world.ts'

/** A token with any header and payload, properly signed. */
export function forge(header: unknown, payload: unknown, key: string | Buffer = secret): string {
  const part = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}
export const header = { typ: 'JWT', alg: 'HS256' }
