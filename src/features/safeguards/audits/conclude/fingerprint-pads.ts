/** RFC 2104: what HMAC-SHA256 puts before the message, inside and outside, so that SQL can compute it with sha256() alone. */
import { createHash } from 'node:crypto'

const blockSize = 64

export function padsOf(key: string): { inner: Buffer; outer: Buffer } {
  const bytes = Buffer.from(key, 'utf8')
  const short = bytes.length > blockSize ? createHash('sha256').update(bytes).digest() : bytes
  const padded = Buffer.concat([short, Buffer.alloc(blockSize - short.length)])
  return { inner: padded.map((byte) => byte ^ 0x36) as Buffer, outer: padded.map((byte) => byte ^ 0x5c) as Buffer }
}
