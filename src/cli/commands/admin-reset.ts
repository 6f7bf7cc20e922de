/** `latchkey admin reset`: a one-time link for an administrator, or staff, who lost the password or the second factor. */
import { z } from 'zod'
import { resetAdministrator, type LostAdministrator } from '../../features/administrators/reset-administrator.ts'
import { printLink } from './admin-create.ts'
import { CommandRefused, defineCommand, exitCodes } from '../command.ts'

export const adminReset = defineCommand({
  name: 'admin reset',
  summary: 'Print a one-time link by which an administrator, or staff, sets a new password',
  example: 'latchkey admin reset --email ada@example.org',
  declare: (parser) =>
    parser
      .option('--email <address>', 'e-mail address of the administrator')
      .option('--external-id <id>', 'their external ID or username, where no address means them')
      .option('--remove-second-factors', 'they lost those as well: remove them, and end their sessions'),
  given: z.object({
    email: z.string().optional(),
    externalId: z.string().optional(),
    removeSecondFactors: z.boolean().optional(),
  }),
  run: async (deps, io, { email, externalId, removeSecondFactors: hasLostFactor }) => {
    const outcome = await resetAdministrator(deps, { ...meant(email, externalId), hasLostFactor })
    if (outcome.kind !== 'link-made') throw new CommandRefused(sentences[outcome.kind])
    io.say('The old password works until the link is used.')
    io.say(factorSentences[outcome.factors])
    io.say(
      outcome.identifier === undefined
        ? 'Nothing they could type at the sign-in means them alone: their address is shared. Give them a username or an address of their own.'
        : `At the sign-in they type: ${outcome.identifier}`,
    )
    await printLink(io, deps.config.publicUrl, outcome.link)
    return exitCodes.good
  },
})

function meant(email: string | undefined, externalId: string | undefined): LostAdministrator {
  if (email !== undefined && externalId === undefined) return { email }
  if (externalId !== undefined && email === undefined) return { externalId }
  throw new CommandRefused('Say who is meant: --email with their address, or --external-id with their external ID.')
}

const factorSentences = {
  kept: 'A second factor, if they have one, is asked for as before. If it is lost as well, add --remove-second-factors.',
  removed: 'Their second factors are removed, their sessions are ended, and they are told by mail.',
  none: 'They had no second factor to remove.',
} as const

const sentences = {
  'unknown-email': 'There is no member with this address.',
  'unknown-external-id': 'There is no member with this external ID or username.',
  'not-an-administrator': 'This member is neither an administrator nor staff.',
  'ambiguous-email': 'More than one of them has this address. Give --external-id instead.',
  suspended: 'This administrator is suspended.',
} as const
