/** Dangerous things ask for the password again: what was entered is carried along, secrets are not. */
import * as cheerio from 'cheerio'
import { beforeEach, expect, test } from 'vitest'
import { minutes } from '../../src/kernel/clock.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const app = testApp()
let ada: Visitor

beforeEach(async () => {
  await makeApp(app.deps)
  await makeMember(app.deps, { username: 'ada', role: 'owner' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

const home = '/admin/apps/acme-help'
const deleteApp = () => ada.submit(home, { confirm: 'Acme Help' }, `${home}/delete`)
const isThere = async () => (await app.deps.apps.find('acme-help')) !== undefined

/** Fills the asking page as it was answered and sends it. */
async function answer(page: string, proof: string) {
  const form = cheerio.load(page)('main form[method=post]')
  const kept = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
  return ada.agent
    .post(form.attr('action') ?? '')
    .type('form')
    .send({ ...kept, proof })
}

test('right after signing in nothing is asked', async () => {
  app.clock.advance(minutes(9))
  expect((await deleteApp()).status).toBe(303)
  expect(await isThere()).toBe(false)
})

test('R49 ten minutes later the password is asked for, and nothing is typed twice', async () => {
  app.clock.advance(minutes(10))
  const asked = await deleteApp()
  expect(asked.status).toBe(403)
  expect(readable(asked.text)).toMatch(/Confirm it is you/)
  expect(await isThere()).toBe(true)

  const wrong = await answer(asked.text, 'not the password')
  expect(wrong.status).toBe(422)
  expect(readable(wrong.text)).toMatch(/This is not your password/)
  expect(await isThere()).toBe(true)

  expect((await answer(wrong.text, password)).status).toBe(303)
  expect(await isThere()).toBe(false)
})

test('one proof is good for ten minutes, for what comes next as well', async () => {
  app.clock.advance(minutes(30))
  const mistyped = await ada.submit(home, { confirm: 'Another name' }, `${home}/delete`)
  expect((await answer(mistyped.text, password)).status).toBe(422)
  app.clock.advance(minutes(9))
  expect((await deleteApp()).status).toBe(303)
})

test('a blank password is no try, and neither page holds a secret that came along', async () => {
  app.clock.advance(minutes(10))
  const secrets = { secret: 'hush-hush', ownPassword: 'hush-hush', proof: '' }
  const asked = await ada.post(`${home}/delete`, { confirm: ['Acme', 'Help'], ...secrets })
  expect(asked.status).toBe(422)
  expect(asked.text).not.toContain('hush-hush')
  const kept = cheerio.load(asked.text)('main form').serializeArray()
  expect(kept.filter(({ name }) => name === 'confirm').map(({ value }) => value)).toEqual(['Acme', 'Help'])
})
