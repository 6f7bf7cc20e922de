/** Everything `latchkey` can be told to do, in the order in which --help lists it. */
import { adminCreate } from './commands/admin-create.ts'
import { adminReset } from './commands/admin-reset.ts'
import { appsAdd } from './commands/apps-add.ts'
import { appsCheck } from './commands/apps-check.ts'
import { appsList } from './commands/apps-list.ts'
import { audit } from './commands/audit.ts'
import type { Command } from './command.ts'
import { demo } from './commands/demo.ts'
import { doctor, doctorCommand } from './commands/doctor.ts'
import { events } from './commands/events.ts'
import { fallbackExport, intoFile } from './commands/fallback-export.ts'
import { findingsAcknowledge } from './commands/findings-acknowledge.ts'
import { findingsList } from './commands/findings-list.ts'
import { findingsSnooze } from './commands/findings-snooze.ts'
import { handoffPreview } from './commands/handoff-preview.ts'
import { keysRotate } from './commands/keys-rotate.ts'
import { membersExport } from './commands/members-export.ts'
import { membersImport } from './commands/members-import.ts'
import { migrate } from './commands/migrate.ts'
import type { Program } from './program.ts'
import { readEnvironment } from './read-environment.ts'
import { runCommand } from './run-command.ts'
import { start } from './commands/start.ts'
import { zendeskImport } from './commands/zendesk-import.ts'
import { zendeskStatus } from './commands/zendesk-status.ts'

/** What a running server carries out on behalf of a command line. */
export const commands: readonly Command[] = [
  doctorCommand,
  keysRotate,
  adminCreate,
  adminReset,
  membersImport,
  membersExport,
  appsAdd,
  appsList,
  appsCheck,
  handoffPreview,
  zendeskImport,
  zendeskStatus,
  audit,
  findingsList,
  findingsAcknowledge,
  findingsSnooze,
  fallbackExport,
  events,
]

export const programs: readonly Program[] = [
  start(commands),
  demo(commands),
  migrate,
  doctor,
  ...commands
    .filter((command) => command !== doctorCommand)
    .map((command) => (command === fallbackExport ? intoFile(programOf(command)) : programOf(command))),
]

function programOf(command: Command): Program {
  const { name, summary, example, declare } = command
  return {
    name,
    summary,
    example,
    declare,
    run: (terminal, given) => {
      const { config, commandLog } = readEnvironment(terminal)
      return runCommand(command, given, { terminal, config, log: commandLog })
    },
  }
}
