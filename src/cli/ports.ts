/** TCP ports: taking one, and finding free ones. */
import { createServer, type Server } from 'node:net'
import { CommandRefused } from './command.ts'

type Address = {
  port: number
  host: string
  /** What the port is for, where its number is not the one that was asked for. */
  note?: string
}

/** Throws CommandRefused, in plain words, when the address cannot be had. */
export async function listenOn(server: Server, address: Address): Promise<void> {
  try {
    await listening(server, address)
  } catch (error) {
    throw new CommandRefused(wordsFor(error, address))
  }
}

/** As `listenOn`, and lets go again: for complaining before there is anything to undo. Somebody may still take it then. */
export async function probe(address: Address): Promise<void> {
  const server = createServer()
  await listenOn(server, address)
  await new Promise((resolve) => server.close(resolve))
}

/**
 * The first port from `from` on with `count` free ones in a row; undefined when a hundred tries found none. A port that
 * somebody has on ::1 is not free: browsers ask there first for "localhost".
 */
export async function findFreePorts(from: number, count: number, host: string): Promise<number | undefined> {
  for (let port = from; port < Math.min(from + 100, 65_536 - count); port += 1) {
    const numbers = Array.from({ length: count }, (_, step) => port + step)
    const places = numbers.flatMap((number) => [host, '::1'].map((on) => ({ port: number, host: on })))
    const free = await Promise.all(places.map(isFree))
    if (free.every(Boolean)) return port
  }
  return undefined
}

/** A port that is free at this moment, for PORT=0. */
export async function anyFreePort(host: string): Promise<number> {
  const server = createServer()
  await listenOn(server, { port: 0, host })
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function isFree(address: Address): Promise<boolean> {
  const server = createServer()
  try {
    await listening(server, address)
    await new Promise((resolve) => server.close(resolve))
    return true
  } catch (error) {
    // A machine without IPv6 has nobody there.
    return address.host === '::1' && error instanceof Error && 'code' in error && error.code !== 'EADDRINUSE'
  }
}

function listening(server: Server, { port, host }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function wordsFor(error: unknown, { port, host, note }: Address): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  if (code === 'EADDRINUSE') {
    const which = note === undefined ? `Port ${port}` : `Port ${port} (${note})`
    return `${which} on ${host} is in use by another program. Stop it, or set PORT to another number.`
  }
  if (code === 'EACCES') return `This account may not use port ${port}. Set PORT to a number from 1024 on.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is not an address of this machine.`
  return `Latchkey cannot listen on ${host}, port ${port} (${code}).`
}
