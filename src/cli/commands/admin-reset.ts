/** `latchkey admin reset`: a one-time link for an administrator who lost the password. */
import { z } from 'zod'
import { resetAdministrator } from '../../features/administrators/reset-administrator.ts'
import { printLink } from './admin-create.ts'
import { CommandRefused, defineCommand, exitCodes } from '../command.ts'

export const adminReset = defineCommand({
  name: 'admin reset',
  summary: 'Print a one-time link by which an administrator sets a new password',
  example: 'latchkey admin reset --email ada@example.org',
  declare: (parser) => parser.requiredOption('--email <address>', 'e-mail address of the administrator'),
  given: z.object({ email: z.string() }),
  run: async (deps, io, { email }) => {
    const outcome = await resetAdministrator(deps, { email })
    if (outcome.kind !== 'link-made') throw new CommandRefused(sentences[outcome.kind])
    io.say('The old password works until the link is used.')
    io.say(
      outcome.identifier === undefined
        ? 'Nothing they could type at the sign-in means them alone: their address is shared. Give them a username or an address of their own.'
        : `At the sign-in they type: ${outcome.identifier}`,
    )
    await printLink(io, deps.config.publicUrl, outcome.link)
    return exitCodes.good
  },
})

const sentences = {
  'unknown-email': 'There is no member with this address.',
  'not-an-administrator': 'The member with this address is no administrator.',
  'ambiguous-email': 'More than one administrator has this address. Give them addresses of their own first.',
  suspended: 'This administrator is suspended.',
} as const
