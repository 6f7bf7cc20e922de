/** `latchkey doctor`: is everything as it should be? Changes nothing. */
import { Option } from 'commander'
import { z } from 'zod'
import { DatabaseUnavailable } from '../../db/database-unavailable.ts'
import { defineCommand, exitCodes, type ExitCode, type Io } from '../command.ts'
import { checkSettings, checkStore, type Check } from '../doctor-checks.ts'
import { effectiveSettings, type Setting } from '../effective-settings.ts'
import { hasStore } from '../open-latchkey.ts'
import type { Program } from '../program.ts'
import { readEnvironment } from '../read-environment.ts'
import { runCommand } from '../run-command.ts'
import { tableOf } from '../table.ts'
import { ioOf, openInput } from '../terminal.ts'

const given = z.object({ format: z.enum(['text', 'json']) })
type Format = z.infer<typeof given>['format']

/** The part that needs the store: carried out by the running server where there is one. */
export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'Print the effective configuration and check the store, its keys and its history; changes nothing',
  example: 'latchkey doctor --format json',
  declare: (parser) =>
    parser.addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text')),
  given,
  takesAnySchema: true,
  run: async (deps, io, { format }) => {
    const checks = [...checkSettings(deps.config), ...(await checkStore(deps, io.signal))]
    return report(io, format, effectiveSettings(deps.config), checks)
  },
})

export const doctor: Program = {
  name: doctorCommand.name,
  summary: doctorCommand.summary,
  example: doctorCommand.example,
  declare: doctorCommand.declare,
  run: async (terminal, words) => {
    const { config, commandLog } = readEnvironment(terminal)
    const io = ioOf(terminal, await openInput(terminal, undefined))
    const { format } = given.parse(words)
    const alone = (store: Check): Promise<ExitCode> =>
      report(io, format, effectiveSettings(config), [...checkSettings(config), store])

    if (config.databaseUrl === undefined && !hasStore(config.dataDir)) {
      const says = `there is none in ${config.dataDir} yet; \`latchkey start\` makes one`
      return alone({ name: 'database', state: 'warning', says })
    }
    try {
      return await runCommand(doctorCommand, words, { terminal, config, log: commandLog })
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error
      return alone({ name: 'database', state: 'unknown', says: error.message })
    }
  },
}

const states = ['ok', 'warning', 'problem', 'unknown'] as const

async function report(
  io: Io,
  format: Format,
  settings: readonly Setting[],
  checks: readonly Check[],
): Promise<ExitCode> {
  await io.out(format === 'json' ? jsonOf(settings, checks) : textOf(settings, checks))
  const count = (state: Check['state']): number => checks.filter((check) => check.state === state).length
  io.say(states.map((state) => `${state} ${count(state)}`).join(', '))
  if (count('problem') > 0) return exitCodes.refused
  return count('unknown') > 0 ? exitCodes.incomplete : exitCodes.good
}

function jsonOf(settings: readonly Setting[], checks: readonly Check[]): string {
  const configuration = Object.fromEntries(settings.map(({ name, value }) => [name, value]))
  return `${JSON.stringify({ schema: 'latchkey.doctor/1', configuration, checks }, null, 2)}\n`
}

function textOf(settings: readonly Setting[], checks: readonly Check[]): string {
  const values = settings.map(({ name, value }) => [name, value ?? '(not set)'])
  const results = checks.map(({ name, state, says }) => [state, name, says])
  return `${tableOf(['SETTING', 'VALUE'], values)}\n${tableOf(['STATE', 'CHECK', 'SAYS'], results)}`
}
