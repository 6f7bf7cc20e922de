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
    .addHelpText('after', `\n${eachHelps} What is set up by the environment: latchkey start --help.`)
  for (const program of programs) {
    const words = program.name.split(' ')
    const last = words.pop() ?? ''
    const parser = groupOf(top, words, terminal).command(last)
    prepared(program.declare(parser), terminal)
      .description(program.summary)
      .addHelpText('after', environmentOf(program) + `\nExample:\n  ${program.example}`)
      .action(() => run(program, givenOf(parser)))
  }
  return top
}

/** `members` of `members import`. */
function groupOf(top: Parser, words: readonly string[], terminal: Terminal): Parser {
  const [word] = words
  if (word === undefined) return top
  const known = top.commands.find((parser) => parser.name() === word)
  if (known) return known
  return prepared(top.command(word), terminal)
    .description(groups[word] ?? '')
    .addHelpText('after', `\n${eachHelps}`)
}

const eachHelps = 'Each command has its own --help with an example.'

function environmentOf({ environment = {} }: Program): string {
  const rows = Object.entries(environment)
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  const lines = rows.map(([name, says]) => `  ${name.padEnd(width)}${says}\n`)
  return lines.length === 0 ? '' : `\nEnvironment, or .env in the present folder:\n${lines.join('')}`
}

const groups: Record<string, string | undefined> = {
  admin: 'People who may use the console',
  members: 'Import and export members',
  apps: 'Zendesk accounts that members are signed in to',
  handoff: 'What a sign-in sends to Zendesk',
  findings: 'What audits found, and what is decided about it',
  keys: 'The keys that seal secrets',
}

function prepared(parser: Parser, { stdout, stderr }: Terminal): Parser {
  return parser
    .exitOverride()
    .allowExcessArguments(false)
    .configureHelp({ visibleCommands: leavesOf, subcommandTerm: termOf })
    .showHelpAfterError('Add --help to see how it is used.')
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
}

/** Whole commands, not the words that begin several: what is listed can be typed. */
const leavesOf = ({ commands }: Parser): Parser[] =>
  commands.flatMap((parser) => (parser.commands.length > 0 ? leavesOf(parser) : [parser]))

function termOf(parser: Parser): string {
  const group = parser.parent?.parent ? `${parser.parent.name()} ` : ''
  return [group + parser.name(), ...parser.registeredArguments.map((argument) => `<${argument.name()}>`)].join(' ')
}

function givenOf(parser: Parser): Record<string, unknown> {
  const names = parser.registeredArguments.map((argument) => argument.name())
  const values = parser.processedArgs as unknown[]
  return { ...Object.fromEntries(names.map((name, at) => [name, values[at]])), ...parser.opts() }
}
