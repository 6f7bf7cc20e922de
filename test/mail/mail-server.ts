/** A real SMTP server for tests: keeps what it accepts, and misbehaves when told to. */
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { MailFrom, SmtpServer } from '../../src/kernel/mailer.ts'

export type Delivery = { from: string; to: string[]; raw: string }

export type MailServer = {
  /** For the mailer. */
  server: SmtpServer
  deliveries: Delivery[]
}

export const from: MailFrom = { name: 'Help “desk”', address: 'help@example.org' }

/** Listens on a free port of this machine until the test is over. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const deliveries: Delivery[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 1,
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        deliveries.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString(),
        })
        callback()
      })
    },
    ...options,
  })
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(() => resolve())))
  const { port } = smtp.server.address() as AddressInfo
  return { server: serverAt(port), deliveries }
}

export const serverAt = (port: number): SmtpServer => ({
  host: '127.0.0.1',
  port,
  encryption: 'none',
  credentials: undefined,
})

export class SmtpRefusal extends Error {
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

/** The text part of a message as it went over the wire. */
export function textOf({ raw }: Delivery): string {
  const part = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n----/.exec(raw)
  const isQuoted = /Content-Type: text\/plain[^]*?Content-Transfer-Encoding: quoted-printable/.test(raw)
  const body = part?.[1] ?? ''
  return isQuoted ? unquoted(body) : body
}

const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString()
