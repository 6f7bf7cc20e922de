/** `latchkey apps check`: does the stored secret sign what Zendesk documents? */
import { z } from 'zod'
import { checkSecret } from '../../features/apps/secret/check-secret.ts'
import { AppError } from '../../kernel/errors.ts'
import { CommandRefused, defineCommand, exitCodes } from '../command.ts'

export const appsCheck = defineCommand({
  name: 'apps check',
  summary: 'Try the stored secret of an app with a trial token; nothing is sent to Zendesk',
  example: 'latchkey apps check contoso-help-center',
  declare: (parser) => parser.argument('<key>', 'the key of the app, as `apps list` shows it'),
  given: z.object({ key: z.string() }),
  run: async (deps, io, { key }) => {
    const outcome = await checkSecret(deps, { key, actor: 'command-line' }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'page.not-found') throw unknownApp(key)
      throw error
    })
    if (outcome.kind === 'unknown') {
      await io.out(`unknown: ${outcome.sentence}\n`)
      return exitCodes.incomplete
    }
    if (outcome.kind === 'bad') {
      await io.out(`bad: ${outcome.sentence}\n`)
      return exitCodes.refused
    }
    if (outcome.warning) io.say(`Note: ${outcome.warning}`)
    await io.out('good: a token signed with the stored secret is accepted by the rules that Zendesk documents\n')
    return exitCodes.good
  },
})

export const unknownApp = (key: string): CommandRefused =>
  new CommandRefused(`There is no app with the key ${JSON.stringify(key)}. \`latchkey apps list\` shows all keys.`)
