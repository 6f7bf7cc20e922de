/**
 * Seals secrets for the database: AES-256-GCM, bound to the row they belong to, under keys kept outside of it.
 * A sealed text moved to another row, column or table does not open.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'
import type { Random } from './random.ts'

/** Where a sealed value lives; becomes the associated data of the encryption. */
export type SealedPlace = { table: string; column: string; id: string }

export type SecretBox = {
  seal(plain: string, place: SealedPlace): string
  /** Throws when no key opens it, or when it was sealed for another place. */
  open(sealed: string, place: SealedPlace): string
  /** True when `sealed` is under the first key, the one that seals. */
  isCurrent(sealed: string): boolean
  /** The name of the key that sealed it; undefined when this is no sealed value. */
  keyIdOf(sealed: string): string | undefined
  /** The names of all keys, the sealing one first. A name does not tell the key. */
  keyIds(): string[]
  /** The same for equal secrets, useless without the keys: finds one secret used twice. */
  fingerprint(plain: string): string
  /** Fingerprints under every key, the sealing one first: finds those stored before the keys changed as well. */
  fingerprints(plain: string): string[]
  /** A key for another purpose (session cookies, form tokens), one per configured key, the sealing one first. */
  derive(purpose: string): readonly [string, ...string[]]
  /** Goes on with other keys, as after a rotation; what was derived before is the caller's to keep or to renew. */
  useKeys(keys: readonly [string, ...string[]]): void
}

const format = 'v1'

/** `keys`: at least one, the first seals and all open. Each is any text of 32 or more characters. */
export function createSecretBox(initialKeys: readonly [string, ...string[]], random: Random): SecretBox {
  let keys = initialKeys
  let ring = ringOf(keys)
  // Asked for with every try to sign in.
  const derivedFor = new Map<string, [string, ...string[]]>()

  return {
    seal(plain, place) {
      const { id, sealing } = ring[0]
      const iv = random.bytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(associated(place))
      const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${format}.${id}.${body.toString('base64url')}`
    },

    open(sealed, place) {
      const [version, id, text] = sealed.split('.')
      const key = ring.find((candidate) => candidate.id === id)
      if (version !== format || text === undefined) throw new Error('sealed value has an unknown format')
      if (!key) throw new Error(`sealed under key ${id ?? '?'}, which is not among SECRET_KEYS`)
      const body = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key.sealing, body.subarray(0, 12), { authTagLength: 16 })
      decipher.setAAD(associated(place)).setAuthTag(body.subarray(-16))
      return Buffer.concat([decipher.update(body.subarray(12, -16)), decipher.final()]).toString('utf8')
    },

    isCurrent: (sealed) => sealed.startsWith(`${format}.${ring[0].id}.`),
    keyIdOf: (sealed) => /^v1\.([0-9a-f]{8})\./.exec(sealed)?.[1],
    keyIds: () => ring.map(({ id }) => id),
    fingerprint: (plain) => fingerprintUnder(ring[0], plain),
    fingerprints: (plain) => ring.map((key) => fingerprintUnder(key, plain)),

    derive(purpose) {
      const known = derivedFor.get(purpose)
      if (known) return [...known]
      const [first, ...rest] = keys
      const one = (key: string): string => derived(key, purpose).toString('base64url')
      const made: [string, ...string[]] = [one(first), ...rest.map(one)]
      derivedFor.set(purpose, made)
      return [...made]
    },

    useKeys(next) {
      keys = next
      ring = ringOf(next)
      derivedFor.clear()
    },
  }
}

type RingKey = { id: string; sealing: Buffer; fingerprinting: Buffer }

function ringOf([first, ...rest]: readonly [string, ...string[]]): [RingKey, ...RingKey[]] {
  const one = (key: string): RingKey => ({
    id: keyIdOf(key),
    sealing: derived(key, 'seal'),
    fingerprinting: derived(key, 'fingerprint'),
  })
  return [one(first), ...rest.map(one)]
}

const fingerprintUnder = ({ fingerprinting }: RingKey, plain: string): string =>
  createHmac('sha256', fingerprinting).update(plain).digest('base64url')

const derived = (key: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'latchkey', `latchkey:${purpose}`, 32))

/** Names a key without telling it. */
export const keyIdOf = (key: string): string =>
  createHash('sha256').update(`latchkey:key-id:${key}`).digest('hex').slice(0, 8)

const associated = ({ table, column, id }: SealedPlace): Buffer => Buffer.from(`latchkey:${table}:${column}:${id}`)
