/** Codes as people type and paste them, with blanks, hyphens and wide digits; and what only looks like one. */
import { beforeEach, expect, test } from 'vitest'
import { enrol, type Enrolled } from '../second-factor/authenticator.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
const step = '/sign-in/second-factor'
const prove = '/sign-in/prove'
let phone: Enrolled
let ada: Visitor

beforeEach(async () => {
  phone = await enrol(app, await makeMember(app.deps, { username: 'ada' }))
  ada = visitor(app.server)
  await ada.signIn('ada', password)
  await ada.post(step, { 'proof-code': phone.next() })
})

const wide = (code: string) => code.replace(/[!-~]/g, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0))
const halves = (code: string, between: string) => `${code.slice(0, 3)}${between}${code.slice(3)}`

const ofApps: [how: string, typed: (code: string) => string][] = [
  ['a blank', (code: string) => halves(code, ' ')],
  ['blanks around and a hard one within', (code: string) => ` ${halves(code, '\u00a0')}\t`],
  ['a hyphen', (code: string) => halves(code, '-')],
  ['wide digits', wide],
  ['wide digits and a wide blank', (code: string) => halves(wide(code), '\u3000')],
  ['a mark that nobody sees', (code: string) => `\u200b${code}\u2066`],
]

test('the code of an app is that code, however it is typed', async () => {
  for (const [how, typed] of ofApps) {
    const answer = await ada.post(prove, { 'proof-code': typed(phone.next()) })
    expect(`${how}: ${answer.status}`).toBe(`${how}: 303`)
  }
})

const onPaper: typeof ofApps = [
  ['small letters', (code: string) => code.toLowerCase()],
  ['blanks for hyphens', (code: string) => ` ${code.replaceAll('-', ' ')} `],
  ['nothing between', (code: string) => code.replaceAll('-', '')],
  ['long dashes', (code: string) => code.replaceAll('-', '–')],
  ['letters for digits', (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'l')],
  ['wide characters', wide],
]

test('a recovery code is that code, however it is typed, once', async () => {
  for (const [index, [how, typed]] of onPaper.entries()) {
    const code = typed(phone.recoveryCodes[index] ?? '')
    const first = await ada.post(prove, { 'proof-recovery-code': code })
    const again = await ada.post(prove, { 'proof-recovery-code': code })
    expect([how, first.status, again.status]).toEqual([how, 303, 422])
  }
})

test('half a code, a longer one and digits that are none of ours prove nothing', async () => {
  const code = phone.next()
  for (const typed of [code.slice(0, 5), `${code}0`, `+${code}`, `${code}.0`, '٠١٢٣٤٥', '1e5', `${code},${code}`]) {
    const answer = await ada.post(prove, { 'proof-code': typed })
    // The fifth try is the last one without waiting.
    expect([422, 429]).toContain(answer.status)
  }
})
