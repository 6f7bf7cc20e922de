/** Carries out, inside the server, the commands that arrive on the control socket of its folder. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { Deps } from '../../deps.ts'
import type { Command, Io } from '../command.ts'
import { commandPath, orderHeader, readOrder, writeFrame, type Frame } from './frames.ts'
import { carryOut } from '../carry-out.ts'

export type CommandServer = {
  server: Server
  /** Lets what runs finish, for so many milliseconds. */ close(patience: number): Promise<void>
}

export function serveCommands(deps: Deps, commands: readonly Command[], version: string): CommandServer {
  const running = new Set<{ stop: AbortController; done: Promise<void> }>()

  // No time limit on a request: an import may be typed by hand, or take an hour.
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    const stop = new AbortController()
    response.once('close', () => stop.abort())
    const one = { stop, done: answer(request, response, stop.signal).finally(() => running.delete(one)) }
    running.add(one)
  })

  const answer = async (request: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<void> => {
    const send = async (frame: Frame): Promise<void> => {
      if (response.destroyed || response.write(writeFrame(frame))) return
      await once(response, 'drain', { signal }).catch(() => undefined)
    }
    response.on('error', () => undefined)
    // At once: the other side sends its input only when it knows that somebody takes the command.
    response.writeHead(200, { 'content-type': 'application/x-ndjson' }).flushHeaders()
    const exit = await obey(request, send, signal)
    if (response.destroyed) return
    response.write(writeFrame({ exit }))
    // The other side hangs up when it has read this. Hanging up first, on input nobody read, could lose it on the way.
    request.resume().once('close', () => response.end())
  }

  const obey = (request: IncomingMessage, send: Send, signal: AbortSignal): Promise<number> => {
    const order = request.url === commandPath ? readOrder(request.headers[orderHeader]) : undefined
    const io = ioOver(request, send, signal)
    const command = commands.find(({ name }) => name === order?.name)
    if (order?.version !== version || !command) {
      io.say(
        `The server that is running is Latchkey ${version}. Use that version's command line, or restart the server.`,
      )
      return Promise.resolve(2)
    }
    deps.log.info({ command: order.name }, 'command')
    return carryOut(() => command.run(deps, io, order.given), io, deps.log)
  }

  return {
    server,
    close: async (patience) => {
      const all = Promise.all([...running].map(({ done }) => done))
      const timer = setTimeout(() => {
        for (const { stop } of running) stop.abort()
      }, patience)
      await all
      clearTimeout(timer)
    },
  }
}

type Send = (frame: Frame) => Promise<void>

function ioOver(request: IncomingMessage, send: Send, signal: AbortSignal): Io {
  return {
    input: request as AsyncIterable<Buffer>,
    signal,
    out: (text) => send({ out: text }),
    say: (text) => void send({ say: text }),
    progress: (text) => void send({ progress: text }),
  }
}
