/** `latchkey apps add`: registers a Zendesk account. */
import { z } from 'zod'
import { addApp } from '../../features/apps/add-app.ts'
import { endpointsOf } from '../../features/apps/endpoints.ts'
import { newAppInput } from '../../features/apps/apps.input.ts'
import { CommandRefused, defineCommand, exitCodes } from '../command.ts'
import { readSecretLine } from '../terminal.ts'

export const appsAdd = defineCommand({
  name: 'apps add',
  summary: 'Register a Zendesk account, with its shared secret or before Zendesk shows one',
  example: "latchkey apps add --name 'Contoso Help Center' --subdomain contoso --secret-stdin < secret.txt",
  declare: (parser) =>
    parser
      .requiredOption('--name <name>', 'friendly name')
      .requiredOption('--subdomain <subdomain>', 'native subdomain: contoso, contoso.zendesk.com or its address')
      .option('--secret-stdin', 'read the shared secret from standard input; without it, enter it in the console later')
      .option('--enabled', 'let everyone sign in at once, past the roll-out guard; needs the secret'),
  given: z.object({
    name: z.string(),
    subdomain: z.string(),
    secretStdin: z.boolean().optional(),
    enabled: z.boolean().optional(),
  }),
  inputOf: ({ secretStdin }) => (secretStdin ? '-' : undefined),
  run: async (deps, io, { name, subdomain, secretStdin, enabled }) => {
    const secret = secretStdin ? await readSecretLine(io, 'shared secret') : ''
    const input = newAppInput.safeParse({ name, subdomain, secret })
    if (!input.success) throw refused(input.error.issues.map(({ path, message }) => [path.join('.'), message]))
    const outcome = await addApp(deps, { input: { ...input.data, isEnabled: enabled ?? false }, actor: 'command-line' })
    if (outcome.kind === 'refused') throw refused(Object.entries(outcome.errors))

    const { app, warning } = outcome
    if (warning) io.say(`Note: ${warning}`)
    io.say(`Added ${app.name}, ${app.isEnabled ? 'enabled' : 'not enabled yet'}. Paste these into Zendesk:`)
    if (!app.secretSetAt) io.say(`Then enter its shared secret at ${deps.config.publicUrl}/admin/apps/${app.key}/edit`)
    const { loginUrl, logoutUrl } = endpointsOf(deps.config.publicUrl, app.key)
    await io.out(`key               ${app.key}\nRemote login URL  ${loginUrl}\nRemote logout URL ${logoutUrl}\n`)
    return exitCodes.good
  },
})

const refused = (problems: (readonly [string, string | undefined])[]): CommandRefused =>
  new CommandRefused(`Nothing was added.\n${problems.map(([field, why]) => `  ${field}: ${why ?? ''}`).join('\n')}`)
