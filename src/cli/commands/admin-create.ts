/** `latchkey admin create`: makes an administrator, who gets a one-time link unless a password is given. */
import { Option } from 'commander'
import { z } from 'zod'
import { wordsOf } from '../../../views/languages/catalogue.ts'
import {
  createAdministrator,
  type CreateAdministratorOutcome,
} from '../../features/administrators/create-administrator.ts'
import { roles, type Member } from '../../features/members/member.ts'
import type { MadeSetupLink } from '../../features/setup/make-setup-link.ts'
import { CommandRefused, defineCommand, exitCodes, type Io } from '../command.ts'
import { readSecretLine } from '../terminal.ts'

export const adminCreate = defineCommand({
  name: 'admin create',
  summary: 'Make an administrator: a new member, or one who is there already',
  example: "latchkey admin create --email ada@example.org --name 'Ada Lovelace' --role administrator",
  declare: (parser) =>
    parser
      .requiredOption('--email <address>', 'e-mail address; you vouch that it is theirs')
      .requiredOption('--name <name>', 'full name')
      .addOption(new Option('--role <role>', 'what they may do').choices(roles).default('administrator'))
      .option('--password-stdin', 'read the password from standard input, instead of making a link'),
  given: z.object({
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    passwordStdin: z.boolean().default(false),
  }),
  inputOf: ({ passwordStdin }) => (passwordStdin ? '-' : undefined),
  run: async (deps, io, { email, name, role, passwordStdin }) => {
    const password = passwordStdin ? await readSecretLine(io, 'password') : undefined
    const outcome = await createAdministrator(deps, { email, name, role, password })
    if (!('link' in outcome)) throw refused(outcome)
    io.say(
      outcome.kind === 'created'
        ? `Made a new member with the role ${role}: ${identityOf(outcome.member)}.`
        : `A member with this address was there already, and has the role ${role} now: ${identityOf(outcome.member)}. ` +
            'Their old password is gone and their sessions have ended.',
    )
    if (outcome.link) await printLink(io, deps.config.publicUrl, outcome.link)
    return exitCodes.good
  },
})

/** The link alone goes to standard output: a script may hand it on. */
export async function printLink(io: Io, publicUrl: string, { path, expiresAt }: MadeSetupLink): Promise<void> {
  io.say(`This link lets them choose a password, once, before ${expiresAt.toISOString()}. Hand it to nobody else:`)
  await io.out(`${publicUrl}${path}\n`)
}

const identityOf = ({ name, externalId }: Member): string => `${name}, external ID ${externalId}`

type Refusal = Exclude<CreateAdministratorOutcome, { link: unknown }>

function refused(outcome: Refusal): CommandRefused {
  switch (outcome.kind) {
    case 'invalid': {
      const { password, ...others } = outcome.errors
      const ofPassword = password && wordsOf('en').passwordComplaints(password)[password.code]
      return new CommandRefused(
        Object.entries({ ...others, ...(ofPassword !== undefined && { password: ofPassword }) })
          .map(([field, why]) => `${field}: ${why}`)
          .join('\n'),
      )
    }
    case 'already-administrator':
      return new CommandRefused(`They have the role ${outcome.member.role ?? 'none'} already. Nothing was changed.`)
    case 'ambiguous-email':
      return new CommandRefused('More than one member has this address. Nothing was changed.')
    case 'suspended':
      return new CommandRefused('A member with this address is suspended. Nothing was changed.')
    case 'other-name':
      return new CommandRefused(
        `The member with this address has another name: ${identityOf(outcome.member)}. Nothing was changed.\n` +
          'If they are the one you mean, repeat the command with --name and their name as it stands here.',
      )
  }
}
