/** Unpredictable values, as a dependency. Everything comes from the operating system's generator. */
import { randomBytes, randomUUID } from 'node:crypto'

export type Random = {
  bytes(count: number): Buffer
  uuid(): string
  /** URL-safe text of `byteCount` random bytes (default 32 bytes: 256 bits, 43 characters). */
  token(byteCount?: number): string
}

export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  uuid: () => randomUUID(),
  token: (byteCount = 32) => randomBytes(byteCount).toString('base64url'),
}
