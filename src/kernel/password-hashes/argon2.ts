/** Argon2id, Argon2i and Argon2d in PHC string format (RFC 9106; github.com/P-H-C/phc-string-format). */
import { verify } from '@node-rs/argon2'
import { partsOf, readBase64, type HashFormat } from './stored-hash.ts'

/** Without a version, as the first Argon2 wrote it, 16 is meant. */
const shape =
  /^\$argon2(?:id|i|d)\$(?:v=(?:16|19)\$)?m=(?<memory>[1-9]\d{0,9}),t=(?<passes>[1-9]\d{0,9}),p=(?<lanes>[1-9]\d{0,2})\$(?<salt>[A-Za-z0-9+/]{11,86})\$(?<key>[A-Za-z0-9+/]{16,86})$/

const most = { memory: 131_072, memoryTimesPasses: 262_144, lanes: 8 } as const

export const argon2: HashFormat = {
  name: 'Argon2',
  bounds: `m from 8 times p to ${most.memory}, m times t to ${most.memoryTimesPasses}, p to ${most.lanes}`,
  read(stored) {
    const parts = partsOf(stored, shape, 'memory', 'passes', 'lanes', 'salt', 'key')
    if (!parts || !readBase64(parts.salt) || !readBase64(parts.key)) return undefined
    const [memory, passes, lanes] = [Number(parts.memory), Number(parts.passes), Number(parts.lanes)]
    const work = memory * passes
    if (memory > most.memory || work > most.memoryTimesPasses || lanes > most.lanes) return 'too-dear'
    // Argon2's own bound.
    if (memory < 8 * lanes) return 'too-dear'
    return { work, matches: (password) => verify(stored, password).catch(() => false) }
  },
}
