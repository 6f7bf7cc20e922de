/** `latchkey members export`: every member, as the import takes them; no password, no role. */
import { Option } from 'commander'
import { z } from 'zod'
import { exportMembers } from '../../features/member-files/export-members.ts'
import { defineCommand, exitCodes } from '../command.ts'

export const membersExport = defineCommand({
  name: 'members export',
  summary: 'Print every member, without passwords',
  example: 'latchkey members export --format csv > members.csv',
  declare: (parser) =>
    parser.addOption(new Option('--format <format>', 'how to print').choices(['csv', 'json']).default('csv')),
  given: z.object({ format: z.enum(['csv', 'json']) }),
  run: async (deps, io, { format }) => {
    for await (const text of exportMembers(deps, { format, actor: 'command-line' })) {
      io.signal.throwIfAborted()
      await io.out(text)
    }
    return exitCodes.good
  },
})
