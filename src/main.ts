/** The `latchkey` command: the only file that knows argv, process.env and signals. */
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { exitCodes, nobodyReads } from './cli/command.ts'
import { programs } from './cli/programs.ts'
import { runProgram } from './cli/run-program.ts'
import { createLog } from './kernel/log.ts'

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The second one does not ask nicely: whatever is not committed is rolled back by its absence.
  process.on(signal, () => (stopping.signal.aborted ? process.exit(130) : stopping.abort()))
}
// `latchkey events | head`: nobody reads on. A server goes on without readers.
const unread = new AbortController()
process.stdout.on('error', () => unread.abort(nobodyReads))
process.stderr.on('error', () => undefined)

// As Node would, but a log line without what the error carries: drivers put rows into theirs.
const lastWords = createLog({ level: 'fatal', write: (line) => process.stderr.write(line) })
process.on('uncaughtException', (error) => {
  lastWords.fatal({ error }, 'bug: Latchkey stops here')
  process.exit(exitCodes.internal)
})

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))

const exit = await runProgram(
  {
    words: process.argv.slice(2),
    environment: { ...dotenv(), ...process.env },
    version,
    signal: stopping.signal,
    unread: unread.signal,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  },
  programs,
)
process.exitCode = exit
// Standard input that nobody read to its end must not keep a finished command waiting.
process.stdin.destroy()
// Whoever asked to stop does not wait for a store that was still opening. What it began is undone by our absence.
if (stopping.signal.aborted) process.exit(exit)

/** `.env` of the folder Latchkey is started in; the real environment wins. */
function dotenv(): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync('.env', 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    // It may name the store: without it another one would be opened, or made.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    process.stderr.write(`.env cannot be read (${code}); nothing was started.\n`)
    process.exit(exitCodes.usage)
  }
}
