/** What owns its process: it opens the database itself, or serves. */
import type { Command as Parser } from 'commander'
import type { Terminal } from './terminal.ts'

export type Program = {
  /** The words that call it. */
  name: string
  summary: string
  /** A whole line to copy. */
  example: string
  /** Variables it reads, with words for --help. */
  environment?: Readonly<Record<string, string>>
  declare: (parser: Parser) => Parser
  /** Gives the exit code. Throws CommandRefused and DatabaseUnavailable. */
  run: (terminal: Terminal, given: Record<string, unknown>) => Promise<number>
}
