/** `latchkey apps list`. */
import { Option } from 'commander'
import { z } from 'zod'
import { summaryOf } from '../../features/apps/app-summary.ts'
import { defineCommand, exitCodes } from '../command.ts'
import { tableOf } from '../table.ts'

export const appsList = defineCommand({
  name: 'apps list',
  summary: 'List the registered Zendesk accounts',
  example: 'latchkey apps list --format json',
  declare: (parser) =>
    parser.addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text')),
  given: z.object({ format: z.enum(['text', 'json']) }),
  run: async ({ apps, config }, io, { format }) => {
    const list = (await apps.list()).map((app) => summaryOf(app, config.publicUrl))
    if (format === 'json') {
      await io.out(`${JSON.stringify(list, null, 2)}\n`)
      return exitCodes.good
    }
    if (list.length === 0) io.say('No Zendesk account is registered yet: latchkey apps add --help')
    else {
      const rows = list.map((app) => [app.key, app.name, app.subdomain, app.enabled ? 'yes' : 'no', app.stage])
      await io.out(tableOf(['KEY', 'NAME', 'SUBDOMAIN', 'ENABLED', 'STAGE'], rows))
    }
    return exitCodes.good
  },
})
