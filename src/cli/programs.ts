/** Everything `latchkey` can be told to do, in the order in which --help lists it. */
import { adminCreate } from './admin-create.ts'
import { adminReset } from './admin-reset.ts'
import { appsAdd } from './apps-add.ts'
import { appsCheck } from './apps-check.ts'
import { appsList } from './apps-list.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { doctor, doctorCommand } from './doctor.ts'
import { events } from './events.ts'
import { handoffPreview } from './handoff-preview.ts'
import { keysRotate } from './keys-rotate.ts'
import { membersExport } from './members-export.ts'
import { membersImport } from './members-import.ts'
import { migrate } from './migrate.ts'
import type { Program } from './program.ts'
import { readEnvironment } from './read-environment.ts'
import { runCommand } from './run-command.ts'
import { start } from './start.ts'

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
  events,
]

export const programs: readonly Program[] = [
  start(commands),
  demo(commands),
  migrate,
  doctor,
  ...commands.filter((command) => command !== doctorCommand).map(programOf),
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
