/**
 * sha256-crypt and sha512-crypt (akkadia.org/drepper/SHA-crypt.txt) and md5-crypt (crypt-md5.c of FreeBSD, and Apache's
 * variant of it). Written here because packages for them do the rounds without letting anybody else have a turn.
 */
import { createHash, hash as digestOf } from 'node:crypto'
import { cryptBase64 } from './crypt-base64.ts'
import { inSlices } from './in-slices.ts'
import { isSame, partsOf, type HashFormat } from './stored-hash.ts'

const usualRounds = 5_000
const least = 1_000
const most = 100_000
const workOfRound = { md5: 5, sha: 6 } as const

/** In which order the bytes of the last digest are written. */
const orders = {
  md5: [12, 6, 0, 13, 7, 1, 14, 8, 2, 15, 9, 3, 5, 10, 4, 11],
  sha256: [
    20, 10, 0, 11, 1, 21, 2, 22, 12, 23, 13, 3, 14, 4, 24, 5, 25, 15, 26, 16, 6, 17, 7, 27, 8, 28, 18, 29, 19, 9, 30,
    31,
  ],
  sha512: [
    42, 21, 0, 1, 43, 22, 23, 2, 44, 45, 24, 3, 4, 46, 25, 26, 5, 47, 48, 27, 6, 7, 49, 28, 29, 8, 50, 51, 30, 9, 10,
    52, 31, 32, 11, 53, 54, 33, 12, 13, 55, 34, 35, 14, 56, 57, 36, 15, 16, 58, 37, 38, 17, 59, 60, 39, 18, 19, 61, 40,
    41, 20, 62, 63,
  ],
} as const
type Digest = keyof typeof orders

export const shaCrypt: HashFormat = {
  name: 'sha256-crypt and sha512-crypt',
  bounds: `${least} to ${most} rounds`,
  read(stored) {
    const shape =
      /^\$(?<kind>[56])\$(?:rounds=(?<rounds>[1-9]\d{0,8})\$)?(?<salt>[!-#%-~]{0,16})\$(?<key>[./\dA-Za-z]{43}(?:[./\dA-Za-z]{43})?)$/
    const parts = partsOf(stored, shape, 'kind', 'rounds', 'salt', 'key')
    if (parts?.key.length !== (parts?.kind === '5' ? 43 : 86)) return undefined
    const rounds = Number(parts.rounds || usualRounds)
    if (rounds < least) return undefined
    if (rounds > most) return 'too-dear'
    const digest = parts.kind === '5' ? 'sha256' : 'sha512'
    return {
      work: workOfRound.sha * rounds,
      matches: async (password) => {
        const { start, typed, salt } = beginSha(digest, Buffer.from(password), Buffer.from(parts.salt))
        return isSame(await finish(digest, { start, typed, salt, rounds }), Buffer.from(parts.key))
      },
    }
  },
}

export const md5Crypt: HashFormat = {
  name: 'md5-crypt',
  bounds: 'always 1000 rounds',
  read(stored) {
    const shape = /^\$(?<magic>1|apr1)\$(?<salt>[!-#%-~]{0,8})\$(?<key>[./\dA-Za-z]{22})$/
    const parts = partsOf(stored, shape, 'magic', 'salt', 'key')
    if (!parts) return undefined
    const rounds = 1_000
    return {
      work: workOfRound.md5 * rounds,
      matches: async (password) => {
        const [typed, salt] = [Buffer.from(password), Buffer.from(parts.salt)]
        const start = beginMd5(typed, salt, Buffer.from(`$${parts.magic}$`))
        return isSame(await finish('md5', { start, typed, salt, rounds }), Buffer.from(parts.key))
      },
    }
  },
}

/** Steps 1 to 20 of the specification. */
function beginSha(digest: Digest, password: Buffer, salt: Buffer) {
  const once = digestOf(digest, Buffer.concat([password, salt, password]), 'buffer')
  const hash = createHash(digest).update(password).update(salt).update(filled(once, password.length))
  for (let bits = password.length; bits > 0; bits >>= 1) hash.update(bits % 2 === 1 ? once : password)
  const start = hash.digest()
  const ofPassword = digestOf(digest, repeated(password, password.length), 'buffer')
  const ofSalt = digestOf(digest, repeated(salt, 16 + (start[0] ?? 0)), 'buffer')
  return { start, typed: filled(ofPassword, password.length), salt: filled(ofSalt, salt.length) }
}

function beginMd5(password: Buffer, salt: Buffer, magic: Buffer): Buffer {
  const once = digestOf('md5', Buffer.concat([password, salt, password]), 'buffer')
  const hash = createHash('md5').update(password).update(magic).update(salt).update(filled(once, password.length))
  // A zero, not the digest: the mistake is part of the format.
  for (let bits = password.length; bits > 0; bits >>= 1) hash.update(bits % 2 === 1 ? '\0' : password.subarray(0, 1))
  return hash.digest()
}

/** The same in all three: which parts go into a round depends on its number. */
async function finish(
  digest: Digest,
  { start, typed, salt, rounds }: { start: Buffer; typed: Buffer; salt: Buffer; rounds: number },
): Promise<Buffer> {
  let made = start
  await inSlices(rounds, (turn) => {
    const isOdd = turn % 2 === 1
    const parts = [isOdd ? typed : made]
    if (turn % 3 !== 0) parts.push(salt)
    if (turn % 7 !== 0) parts.push(typed)
    parts.push(isOdd ? made : typed)
    made = digestOf(digest, Buffer.concat(parts), 'buffer')
  })
  return Buffer.from(cryptBase64(Uint8Array.from(orders[digest], (place) => made[place] ?? 0)))
}

/** So many bytes of the text again and again. */
const filled = (text: Buffer, length: number): Buffer => Buffer.alloc(length, text)

const repeated = (text: Buffer, times: number): Buffer => Buffer.concat(Array.from({ length: times }, () => text))
