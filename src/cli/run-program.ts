/** The `latchkey` command line: a table of programs turned into commander's parsers, and every mistake into exit 2. */
import { Command as Parser, CommanderError } from 'commander'
import { createLog } from '../kernel/log.ts'
import { carryOut } from './carry-out.ts'
import { exitCodes } from './command.ts'
import type { Program } from './program.ts'
import { ioOf, openInput, type Terminal } from './terminal.ts'

/** Runs the words of `terminal` and gives the exit code. Never throws. */
export async function runProgram(terminal: Terminal, programs: readonly Program[]): Promise<number> {
  const io = ioOf(terminal, await openInput(terminal, undefined))
  const log = createLog({ level: 'warn', write: (line) => terminal.stderr.write(line) })
  let exit: Promise<number> = Promise.resolve(exitCodes.good)
  const run = (program: Program, given: Record<string, unknown>): void => {
    exit = carryOut(() => program.run(terminal, given), io, log)
  }
  try {
    parserOf(terminal, programs, run).parse([...terminal.words], { from: 'user' })
    return await exit
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.good : exitCodes.usage
  }
}

type Run = (program: Program, given: Record<string, unknown>) => void

function parserOf(terminal: Terminal, programs: readonly Program[], run: Run): Parser {
  const top = prepared(new Parser('latchkey'), terminal)
    .description('Signs members in to Zendesk with the account they already have.')
    .version(terminal.version)
    .addHelpText('after', '\nEvery command has its own --help with an example.')
  for (const program of programs) {
    const words = program.name.split(' ')
    const last = words.pop() ?? ''
    const parser = groupOf(top, words, terminal).command(last)
    prepared(program.declare(parser), terminal)
      .description(program.summary)
      .addHelpText('after', `\nExample:\n  ${program.example}`)
      .action(() => run(program, givenOf(parser)))
  }
  return top
}

/** `members` of `members import`. */
function groupOf(top: Parser, words: readonly string[], terminal: Terminal): Parser {
  const [word] = words
  if (word === undefined) return top
  const known = top.commands.find((parser) => parser.name() === word)
  return known ?? prepared(top.command(word), terminal).description(groups[word] ?? '')
}

const groups: Record<string, string | undefined> = {
  admin: 'People who may use the console',
  members: 'Bring members in, take them out',
  apps: 'Zendesk accounts that members are signed in to',
  handoff: 'What a sign-in sends to Zendesk',
  keys: 'The keys that seal secrets',
}

function prepared(parser: Parser, { stdout, stderr }: Terminal): Parser {
  return parser
    .exitOverride()
    .allowExcessArguments(false)
    .showHelpAfterError('Add --help to see how it is used.')
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
}

function givenOf(parser: Parser): Record<string, unknown> {
  const names = parser.registeredArguments.map((argument) => argument.name())
  const values = parser.processedArgs as unknown[]
  return { ...Object.fromEntries(names.map((name, at) => [name, values[at]])), ...parser.opts() }
}
