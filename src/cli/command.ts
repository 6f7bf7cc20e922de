/** What a command is: words for --help, and work that runs the same in this process and inside the server. */
import type { Command as Parser } from 'commander'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'

/** What a script may rely on. */
export const exitCodes = {
  good: 0,
  /** Rows were refused, or findings are at or above the chosen severity. */
  refused: 1,
  /** Wrong usage or configuration: nothing was tried. */
  usage: 2,
  /** Something could not be looked at. */
  incomplete: 3,
  internal: 4,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A command's way to the person or script that gave it, wherever it runs. */
export type Io = {
  /** The FILE or standard input the command names; empty for all others. */
  input: AsyncIterable<Buffer>
  /** Data, to standard output. Resolves when there is room for more. */
  out(text: string): Promise<void>
  /** Words, to standard error; a line break is added. */
  say(text: string): void
  /** Replaces the line of progress on a terminal; silent elsewhere. */
  progress(text: string): void
  /** Ctrl-C, a closed pipe, a server that stops: roll back and return. */
  signal: AbortSignal
}

/** Why `signal` aborts when the other end of the pipe is gone: there is nobody to tell. */
export const nobodyReads = 'nobody reads'

export type CommandSettings<Given> = {
  /** The words that call it: `members import`. */
  name: string
  summary: string
  /** A whole line to copy. */
  example: string
  /** Arguments and options, for commander. */
  declare?: (parser: Parser) => Parser
  /** Arguments by their names, and options; checked again by the server that carries a command out. */
  given: z.ZodType<Given>
  /** Where its input comes from: a path, `-` for standard input, undefined for none. */
  inputOf?: (given: Given) => string | undefined
  /** Looks at an older schema as it is, instead of having it brought up to date or refused. */
  takesAnySchema?: boolean
  run: (deps: Deps, io: Io, given: Given) => Promise<ExitCode>
}

/** A command with its own types forgotten, as the tables of commands hold it. Throws CommandRefused when `given` does not fit. */
export type Command = {
  name: string
  summary: string
  example: string
  declare: (parser: Parser) => Parser
  inputOf: (given: unknown) => string | undefined
  takesAnySchema: boolean
  run: (deps: Deps, io: Io, given: unknown) => Promise<ExitCode>
}

export function defineCommand<Given>(settings: CommandSettings<Given>): Command {
  const { name, summary, example, given: schema, declare, inputOf, takesAnySchema = false, run } = settings
  return {
    name,
    summary,
    example,
    takesAnySchema,
    declare: (parser) => declare?.(parser) ?? parser,
    inputOf: (given) => {
      const fitting = checked(schema, given)
      return inputOf?.(fitting)
    },
    run: (deps, io, given) => run(deps, io, checked(schema, given)),
  }
}

function checked<Given>(schema: z.ZodType<Given>, given: unknown): Given {
  const { success, data, error } = schema.safeParse(given)
  if (success) return data
  throw new CommandRefused(error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'))
}

/** What a command did not do because of what it was given. Printed as it is, exit 2 unless told otherwise. */
export class CommandRefused extends Error {
  readonly exitCode: ExitCode

  constructor(message: string, exitCode: ExitCode = exitCodes.usage) {
    super(message)
    this.name = 'CommandRefused'
    this.exitCode = exitCode
  }
}
