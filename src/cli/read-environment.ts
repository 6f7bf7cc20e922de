/** The configuration of this process, or every mistake in it at once. */
import { readConfig, type Config } from '../config/config.ts'
import { createLog, type Log } from '../kernel/log.ts'
import { CommandRefused } from './command.ts'
import type { Terminal } from './terminal.ts'

export type Environment = {
  config: Config
  /** For a server. */
  log: Log
  /** For a single command, whose own words must not drown in lines of log. */
  commandLog: Log
}

export function readEnvironment(terminal: Terminal, over: Record<string, string | undefined> = {}): Environment {
  const environment = { ...terminal.environment, ...over }
  const outcome = readConfig(environment)
  if (outcome.kind === 'mistakes') {
    const list = outcome.mistakes.map((mistake) => `  ${mistake}`).join('\n')
    throw new CommandRefused(`The environment (or .env) needs to be put right:\n${list}`)
  }
  const write = (line: string): void => void terminal.stderr.write(line)
  const { config } = outcome
  return {
    config,
    log: createLog({ level: config.logLevel, write }),
    commandLog: createLog({ level: environment['LOG_LEVEL'] ? config.logLevel : 'warn', write }),
  }
}
