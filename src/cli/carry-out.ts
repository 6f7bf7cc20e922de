/** Runs one piece of work to an exit code: whatever is thrown becomes words for the person who gave the command. */
import { DatabaseUnavailable } from '../db/database-unavailable.ts'
import { AppError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import { CommandRefused, exitCodes, nobodyReads, type Io } from './command.ts'

/** What shells expect of a program that Ctrl-C ended. */
const interrupted = 130

export async function carryOut(work: () => Promise<number>, io: Io, log: Log): Promise<number> {
  try {
    return await work()
  } catch (error) {
    io.progress('')
    if (io.signal.aborted) {
      if (io.signal.reason !== nobodyReads) io.say('Stopped. What was not finished is undone.')
      return interrupted
    }
    const refusal = refusalOf(error)
    if (refusal) {
      io.say(refusal.message)
      return refusal.exitCode
    }
    log.error({ error }, 'command failed')
    io.say(
      'Something went wrong inside Latchkey; the log says where. Look whether it took effect before you repeat it.',
    )
    return exitCodes.internal
  }
}

function refusalOf(error: unknown): CommandRefused | undefined {
  if (error instanceof CommandRefused) return error
  if (error instanceof DatabaseUnavailable) return new CommandRefused(error.message)
  if (error instanceof AppError) return new CommandRefused(error.detail ?? `${error.title}.`)
  return undefined
}
