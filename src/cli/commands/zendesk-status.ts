/** `latchkey zendesk status`: what is known of Zendesk's users, how old it is, and what is missing. */
import { Option } from 'commander'
import { z } from 'zod'
import { blindnessOf, isStale } from '../../features/zendesk/zendesk-directory.ts'
import { defineCommand, exitCodes } from '../command.ts'
import { tableOf } from '../table.ts'
import { unknownApp } from './apps-check.ts'

export const zendeskStatus = defineCommand({
  name: 'zendesk status',
  summary: 'Say what is known of the users in Zendesk, as of when, and what is missing',
  example: 'latchkey zendesk status --app contoso-help-center',
  declare: (parser) =>
    parser
      .requiredOption('--app <key>', 'the key of the app')
      .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text')),
  given: z.object({ app: z.string(), format: z.enum(['text', 'json']) }),
  run: async (deps, io, { app: key, format }) => {
    const app = await deps.apps.find(key)
    if (!app) throw unknownApp(key)
    const now = deps.clock.now()
    const { staleAfterDays } = await deps.safeguardSettings.find()
    const { sources } = await deps.zendeskDirectory.find({ appId: app.id, subdomain: app.subdomain })
    const missing = blindnessOf(sources, { now, staleAfterDays })
    const shown = sources.map((source) => ({
      kind: source.kind,
      as_of: source.asOf.toISOString(),
      imported_at: source.importedAt.toISOString(),
      users: source.users,
      stale: isStale(source.asOf, now, staleAfterDays),
      lacks: source.lacks,
    }))
    if (format === 'json') {
      await io.out(`${JSON.stringify({ app: key, sources: shown, missing }, null, 2)}\n`)
    } else {
      if (shown.length > 0) {
        const rows = shown.map((row) => [
          row.kind,
          row.as_of,
          String(row.users),
          row.stale ? 'too old' : 'fresh',
          row.lacks.join(', '),
        ])
        await io.out(tableOf(['SOURCE', 'AS OF', 'USERS', 'AGE', 'DOES NOT TELL'], rows))
      }
      io.say(missing.length === 0 ? 'Every comparison can be made.' : `Missing: ${missing.join(', ')}.`)
    }
    return missing.length === 0 ? exitCodes.good : exitCodes.incomplete
  },
})
