/** `latchkey keys rotate`: seals every stored secret under a new key. */
import { z } from 'zod'
import { keyFileOf } from '../../config/secret-keys.ts'
import { rotateKeys } from '../../features/keys/rotate-keys.ts'
import { defineCommand, exitCodes } from '../command.ts'

export const keysRotate = defineCommand({
  name: 'keys rotate',
  summary: 'Seal every stored secret anew: under a new key, or under the first of SECRET_KEYS',
  example: 'latchkey keys rotate',
  given: z.object({}),
  run: async (deps, io) => {
    const outcome = await rotateKeys({ ...deps, keyFile: keyFileOf(deps.config) }, 'command-line')
    await io.out(
      `${outcome.isNewKey ? 'Made a new key' : 'Sealing under the first of SECRET_KEYS'} (${outcome.keyId}); ` +
        `secrets sealed anew: ${outcome.resealed}.\n`,
    )
    for (const { app, why } of outcome.left) await io.out(`Left as it was: ${app}. ${why}\n`)
    for (const { keyId, position } of outcome.unneeded) {
      await io.out(
        outcome.isNewKey
          ? `Key ${keyId} is gone: nothing was sealed under it any more. Sessions signed with it end at the next start.\n`
          : `Key ${keyId}, number ${position} of SECRET_KEYS, is no longer needed. Sessions signed with it end when it goes.\n`,
      )
    }
    return outcome.left.length > 0 ? exitCodes.refused : exitCodes.good
  },
})
