/** An authenticator app of the test's own, written from RFC 6238 and RFC 4226: it shares no code with ours. */
import * as cheerio from 'cheerio'
import { createHmac } from 'node:crypto'
import type { Deps } from '../../src/deps.ts'
import { confirmTotp, proposeTotp } from '../../src/features/second-factor/totp/enrol-totp.ts'
import { password } from '../support/make.ts'
import type { HeldClock, TestApp } from '../support/test-app.ts'
import type { Visitor } from '../support/visitor.ts'

/** The code that an app with this key shows at `at`, or so many steps later. */
export function codeAt(secret: string, at: Date, stepsLater = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000) + stepsLater))
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = digest.readUInt8(19) & 0xf
  const number = digest.readUInt32BE(offset) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

function bytesOf(base32: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(base32, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

export const totpPath = '/account/security/second-factor/totp'
export const codesPath = '/account/security/second-factor/recovery-codes'

/** The key on a page that shows one. */
export const keyOn = (html: string): string => cheerio.load(html)('#totp-key').text().replace(/\s/g, '')
export const codesOn = (html: string): string[] =>
  cheerio
    .load(html)('.code-list')
    .text()
    .match(/([0-9A-Z]{4}-){5}[0-9A-Z]{4}/g) ?? []

export type Enrolled = {
  secret: string
  recoveryCodes: string[]
  /** What the app shows now; never the same twice, since the clock moves on by one step first. */
  next: () => string
}

/** Gives a member an authenticator app, past the pages. */
export async function enrol({ deps, clock }: TestApp, { id: memberId }: { id: string }): Promise<Enrolled> {
  const proposal = proposeTotp(deps, memberId)
  const next = nextOf(proposal.secret, clock)
  const by = { actor: 'system' } as const
  const member = await deps.members.get(memberId)
  const outcome = await confirmTotp(deps, { member, proposal, code: next(), by })
  if (outcome.kind !== 'added') throw new Error(`not enrolled: ${outcome.kind}`)
  return { secret: proposal.secret, recoveryCodes: outcome.recoveryCodes, next }
}

/** The same for somebody who is signed in, and signs in anew with it: their sessions from before are over. */
export async function enrolSignedIn(app: TestApp, who: Visitor, member: { id: string }) {
  const phone = await enrol(app, member)
  const { email, username } = await app.deps.members.get(member.id)
  const path = '/sign-in/second-factor'
  await who.signIn(email ?? username ?? '', password)
  await who.submit(path, { 'proof-code': phone.next() }, path)
  return phone
}

/** Sets one up as its member would, who is signed in; what the page answers comes along. */
export async function enrolByPage(who: Visitor, { clock }: TestApp, page = totpPath) {
  const { text } = await who.get(page)
  const secret = keyOn(text)
  const next = nextOf(secret, clock)
  const answer = await who.agent
    .post(totpPath)
    .type('form')
    .send({ ...formOf(text, totpPath), code: next() })
  return { secret, next, answer, recoveryCodes: codesOn(answer.text) }
}

const nextOf = (secret: string, clock: HeldClock) => () => {
  clock.advance(30_000)
  return codeAt(secret, clock.now())
}

/** The form of a page that was opened, filled in. */
export const formOf = (html: string, action: string): Record<string, string> =>
  Object.fromEntries(
    cheerio
      .load(html)(`form[action="${action}"]`)
      .serializeArray()
      .map(({ name, value }) => [name, value]),
  )

/** Events of these types, oldest first. */
export const eventsOf = ({ database }: Deps, ...types: string[]) =>
  database.db<Record<string, unknown>>('events').whereIn('type', types).orderBy('id')

export const noticesTo = async ({ database }: Deps, memberId: string): Promise<string[]> => {
  const rows = await database
    .db<{ kind: string; member_id: string; created_at: Date }>('outbox_messages')
    .where({ member_id: memberId })
    .orderBy('created_at')
  return rows.map(({ kind }) => kind)
}
