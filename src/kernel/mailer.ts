/** Hands one message to the mail server and says what came of it. Knows no template, no member and no outbox. */
import { createTransport, type SMTPTransportOptions } from 'nodemailer'
import { minutes, seconds } from './clock.ts'

export type SmtpServer = Readonly<{
  host: string
  port: number
  /**
   * `from-the-start`: smtps. `demanded`: the connection is secured before anything is said, or nothing is. `if-offered`:
   * a server on this machine. `none`: asked for in so many words.
   */
  encryption: 'from-the-start' | 'demanded' | 'if-offered' | 'none'
  /** Never printed. */
  credentials: Readonly<{ user: string; password: string }> | undefined
}>

export type MailFrom = Readonly<{ name: string; address: string }>

export type OutgoingMail = {
  /** Makes the Message-ID, the same at every try, so that a receiver can tell a repetition. */
  id: string
  /** One address, as stored; never a list and never a name with it. */
  to: string
  subject: string
  text: string
  html: string
  /** BCP 47. */
  language: string
  writtenAt: Date
}

/** Why a message did not go, for people and events. Never what the server said: that quotes addresses. */
export const mailFaults = [
  'server-unreachable',
  'timeout',
  'encryption-refused',
  'credentials-refused',
  'sender-refused',
  'recipient-refused',
  'message-refused',
  'try-later',
  'unknown',
] as const
export type MailFault = (typeof mailFaults)[number]

export type MailOutcome =
  /** The server acknowledged it: from here on it is the server's. */
  | { kind: 'accepted' }
  /** Worth another try; the server may have taken it all the same when the connection broke in the last moment. */
  | { kind: 'delayed'; because: MailFault }
  /** The same message will be refused again. */
  | { kind: 'refused'; because: MailFault }

export type Mailer = { send(mail: OutgoingMail): Promise<MailOutcome> }

/** `step`: for each answer of the server. `whole`: for one message; whoever leases it for longer is safe. */
export type MailPatience = { step: number; whole: number }

export const mailPatience: MailPatience = { step: seconds(20), whole: minutes(2) }

export function createMailer(
  { server, from }: { server: SmtpServer; from: MailFrom },
  patience: MailPatience = mailPatience,
): Mailer {
  const transport = createTransport(transportOptions(server, patience))
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  return {
    async send({ id, to, subject, text, html, language, writtenAt }) {
      try {
        await transport.sendMail({
          // As objects, so that nothing in them is read as a second address or a header of its own.
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          date: writtenAt,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
          xMailer: false,
          signal: AbortSignal.timeout(patience.whole),
        })
        return { kind: 'accepted' }
      } catch (error) {
        return outcomeOf(error as SmtpError)
      }
    },
  }
}

function transportOptions({ host, port, encryption, credentials }: SmtpServer, { step }: MailPatience) {
  const options: SMTPTransportOptions = {
    host,
    port,
    secure: encryption === 'from-the-start',
    requireTLS: encryption === 'demanded',
    ignoreTLS: encryption === 'none',
    connectionTimeout: step,
    greetingTimeout: step,
    socketTimeout: step,
    dnsTimeout: step,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return credentials ? { ...options, auth: { user: credentials.user, pass: credentials.password } } : options
}

/** What nodemailer says of a failure besides words. */
type SmtpError = { code?: unknown; originalCode?: unknown; command?: unknown; responseCode?: unknown }

const faultsOfCodes = new Map<unknown, MailFault>([
  ['ECONNECTION', 'server-unreachable'],
  ['ESOCKET', 'server-unreachable'],
  ['EDNS', 'server-unreachable'],
  ['EPROTOCOL', 'server-unreachable'],
  ['ETIMEDOUT', 'timeout'],
  ['EABORT', 'timeout'],
  ['ETLS', 'encryption-refused'],
  ['EAUTH', 'credentials-refused'],
  ['ENOAUTH', 'credentials-refused'],
  ['EMESSAGE', 'message-refused'],
])

/** Node's own names for a certificate that does not hold, or an answer that is no encryption at all. */
const brokenEncryption = /CERT|TLS|SSL|VERIFY|EPROTO/

function outcomeOf({ code, originalCode, command, responseCode }: SmtpError): MailOutcome {
  if (code === 'ESOCKET' && typeof originalCode === 'string' && brokenEncryption.test(originalCode)) {
    return { kind: 'delayed', because: 'encryption-refused' }
  }
  // A sender and credentials that are refused can be put right, so the message waits for that.
  if (code === 'EENVELOPE' && command === 'MAIL FROM') return { kind: 'delayed', because: 'sender-refused' }
  const isAboutRecipient = code === 'EENVELOPE' && (command === 'RCPT TO' || command === 'API')
  const fault = isAboutRecipient ? 'recipient-refused' : (faultsOfCodes.get(code) ?? 'unknown')
  if (fault !== 'recipient-refused' && fault !== 'message-refused') return { kind: 'delayed', because: fault }
  const isForNow = typeof responseCode === 'number' && responseCode < 500
  return isForNow ? { kind: 'delayed', because: 'try-later' } : { kind: 'refused', because: fault }
}
