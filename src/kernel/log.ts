/** One JSON object a line, on standard error. What people type and what they must not lose is never handed to it. */
import { pino, type Logger } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'level' | 'flush'>

/** Control and bidirectional characters, escaped so that a log line is one line and reads in one direction. */
const unsafe = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
const escaped = (line: string): string =>
  line.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

export function createLog(settings: { level: string; write: (line: string) => void }): Log {
  return pino(
    {
      level: settings.level,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`, // eslint-disable-line no-restricted-syntax -- log lines carry the real time, also in tests
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: safeError },
    },
    { write: (line) => settings.write(escaped(line)) },
  )
}

/**
 * An error without its message's values: drivers put the offending row ("Key (email)=(...)") into `detail`,
 * and bound values into messages, so only the name, code, constraint and stack frames are kept.
 */
function safeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return {
    name: error.name,
    code,
    constraint,
    table,
    stack: frames.slice(0, 12).map((frame) => frame.trim()),
    cause: error.cause === undefined ? undefined : safeError(error.cause),
  }
}
