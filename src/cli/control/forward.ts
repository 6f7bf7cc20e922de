/** Hands a command to the server that has the folder: input up, output down, Ctrl-C included. */
import { request, type IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { connectToControlSocket } from '../../db/control-socket.ts'
import type { Io } from '../command.ts'
import { commandPath, orderHeader, readFrame, writeOrder, type Order } from './frames.ts'

/** Undefined: the folder is taken by a process that does not serve commands (yet). Otherwise the exit code. */
export async function forward(dataDir: string, order: Order, io: Io): Promise<number | undefined> {
  const socket = await connectToControlSocket(dataDir)
  if (!socket) return undefined
  const headers = { [orderHeader]: writeOrder(order), 'transfer-encoding': 'chunked', connection: 'close' }
  const call = request({
    method: 'POST',
    path: commandPath,
    headers,
    createConnection: () => socket,
    signal: io.signal,
  })
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    call.once('response', resolve).once('error', reject),
  )
  call.flushHeaders()

  const answer = await answered.catch((error: unknown) => {
    if (io.signal.aborted) throw error
    // A command of its own held the folder, and ended while we asked.
    return undefined
  })
  if (answer?.statusCode !== 200) {
    call.destroy()
    return undefined
  }
  call.on('error', () => undefined)
  // The server may answer without reading everything, which is well; input that breaks off must not pass for its end.
  let broken: Error | undefined
  const input = reporting(io.input, (error) => {
    broken = error
    answer.destroy(error)
  })
  pipeline(input, call).catch(() => undefined)
  try {
    return await receive(answer, io)
  } catch {
    if (io.signal.aborted) return said(io, 130, 'Stopped. The server undoes what it had not finished.')
    if (broken) throw broken
    return said(
      io,
      4,
      'The server stopped before the command was done. Look whether it took effect before you repeat it.',
    )
  } finally {
    call.destroy()
  }
}

function said(io: Io, exit: number, words: string): number {
  io.say(words)
  return exit
}

async function* reporting(input: AsyncIterable<Buffer>, report: (error: Error) => void): AsyncIterable<Buffer> {
  try {
    yield* input
  } catch (error) {
    report(error instanceof Error ? error : new Error('the input broke off'))
    throw error
  }
}

/** Throws when the answer ends without an exit code. */
async function receive(answer: IncomingMessage, io: Io): Promise<number> {
  for await (const line of linesOf(answer)) {
    const frame = readFrame(line)
    if ('exit' in frame) return frame.exit
    if ('out' in frame) await io.out(frame.out)
    else if ('say' in frame) io.say(frame.say)
    else io.progress(frame.progress)
  }
  throw new Error('the answer broke off')
}

async function* linesOf(answer: IncomingMessage): AsyncIterable<string> {
  let rest = ''
  answer.setEncoding('utf8')
  for await (const part of answer) {
    const lines = (rest + String(part)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
