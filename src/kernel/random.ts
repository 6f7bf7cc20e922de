/** Unpredictable values, as a dependency. Everything comes from the operating system's generator. */
import { randomBytes, randomFillSync, randomUUID } from 'node:crypto'

export type Random = {
  bytes(count: number): Buffer
  uuid(): string
  /** URL-safe text of `byteCount` random bytes (default 32 bytes: 256 bits, 43 characters). */
  token(byteCount?: number): string
}

// Fetched in larger portions, since every request needs a few bytes and each fetch costs as much as thousands of them.
const portion = Buffer.alloc(8_192)
let used = portion.length

function bytes(count: number): Buffer {
  if (count > portion.length / 8) return randomBytes(count)
  if (used + count > portion.length) {
    randomFillSync(portion)
    used = 0
  }
  const taken = Buffer.from(portion.subarray(used, used + count))
  // What was given out is nowhere else.
  portion.fill(0, used, used + count)
  used += count
  return taken
}

export const systemRandom: Random = {
  bytes,
  uuid: () => randomUUID(),
  token: (byteCount = 32) => bytes(byteCount).toString('base64url'),
}
