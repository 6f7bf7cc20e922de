/** The settings of how the organisation shows itself, as an administrator without scripts goes through them. */
import * as cheerio from 'cheerio'
import { beforeEach, expect, test } from 'vitest'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { saveBranding } from './branding.ts'

const app = testApp()
const page = '/admin/settings/branding'
const texts = '/admin/settings/texts'
const complete = {
  organizationName: 'Contoso Society',
  language: 'de',
  accent: '#B00020',
  supportName: 'Member desk',
  supportEmail: 'desk@example.org',
  supportPhone: '+44 20 7946 0000',
  supportUrl: 'https://status.example.org/help',
  supportHours: 'Mon–Fri 9–17',
}
let ada: Visitor
let adaId: string

beforeEach(async () => {
  adaId = (await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'administrator' })).id
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

const saveTexts = (fields: Record<string, string>) => ada.submit(texts, fields, texts)
const signInPage = async () => (await visitor(app.server).get('/sign-in')).text
const events = () =>
  app.deps.database
    .db('events')
    .where({ type: 'settings.changed' })
    .orderBy('id')
    .select<{ detail: Record<string, unknown> }[]>('actor', 'outcome', 'detail', 'personal')

test('the settings page leads to branding, texts and mail', async () => {
  const $ = cheerio.load((await ada.get('/admin/settings').expect(200)).text)
  const links = $('main a')
    .toArray()
    .map((link) => $(link).attr('href'))
  expect(links).toEqual(expect.arrayContaining([page, texts, '/admin/settings/mail']))
  expect(readable($.html())).toContain('No name is set')
})

test('what is saved is what members see, from the next page on', async () => {
  expect(await signInPage()).toContain('Latchkey')
  const saved = await saveBranding(ada, complete)
  expect([saved.status, saved.headers['location']]).toEqual([303, `${page}?done=branding`])
  expect(readable((await ada.get(`${page}?done=branding`)).text)).toContain('Your changes were saved')

  const $ = cheerio.load(await signInPage())
  expect($('header .brand').text()).toBe('Contoso Society')
  expect($('title').text()).toContain('Contoso Society')
  expect($('main').text()).toContain('the account you already have with Contoso Society')
  expect($('link[rel=stylesheet]').last().attr('href')).toBe('/branding.css?v=b00020')
  const links = $('.support-contact a')
    .toArray()
    .map((link) => $(link).attr('href'))
  expect(links).toEqual(['mailto:desk@example.org', 'tel:+442079460000', 'https://status.example.org/help'])
  expect($('.support-contact').text()).toContain('Mon–Fri 9–17')

  const settings = cheerio.load((await ada.get('/admin/settings')).text)
  expect(settings('.console-organization').text()).toBe('Contoso Society')
})

test('a change is recorded once, with names in the part that can be emptied', async () => {
  await saveBranding(ada, complete)
  await saveBranding(ada, {})
  const rows = await events()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    actor: `member:${adaId}`,
    outcome: 'done',
    detail: { settings: 'branding', version: 1, changed: ['organizationName', 'language', 'accent', 'support'] },
    personal: { before: { organizationName: null }, after: { organizationName: 'Contoso Society' } },
  })
  expect(JSON.stringify(rows[0]?.detail)).not.toMatch(/Contoso|desk|7946/)
})

const bad: [field: string, typed: string, says: RegExp][] = [
  ['organizationName', 'x'.repeat(81), /At most 80/],
  ['organizationName', 'Contoso \u202Egro.elpmaxe', /invisible/],
  ['language', 'tlh', /Choose one/],
  ['accent', 'red', /six digits/],
  ['accent', '#12345g', /six digits/],
  ['accent', '#fff}body{display:none', /six digits/],
  ['accent', 'url(//evil.example)', /six digits/],
  ['supportEmail', 'desk@example.org?bcc=eve@example.org,x', /one plain/],
  ['supportEmail', 'desk@example.org\r\nBcc: eve@example.org', /one plain/],
  ['supportPhone', 'javascript:alert(1)', /digits/],
  ['supportPhone', '--', /digits/],
  ['supportUrl', 'javascript:alert(1)', /https/],
  ['supportUrl', 'http://example.org', /https/],
  ['supportUrl', 'https://me:pw@example.org', /https/],
  ['supportUrl', 'https://', /https/],
  ['supportHours', 'x'.repeat(121), /At most 120/],
]

test('every bad field is refused with its reason, and everything typed comes back', async () => {
  for (const [field, typed, says] of bad) {
    const answer = await saveBranding(ada, { ...complete, [field]: typed })
    const $ = cheerio.load(answer.text)
    expect(answer.status, typed).toBe(422)
    expect($(`#error-${field}`).text(), typed).toMatch(says)
    if (field !== 'organizationName') expect($('[name=organizationName]').val(), typed).toBe('Contoso Society')
  }
  const all = await saveBranding(ada, { ...complete, accent: 'red', supportUrl: 'x', supportEmail: 'y' })
  expect(cheerio.load(all.text)('.error-summary li')).toHaveLength(3)
  expect((await app.deps.branding.find()).version).toBe(0)
})

test('a look at a colour saves nothing and says in words how well it can be read', async () => {
  const looked = await saveBranding(ada, { ...complete, accent: 'ffd400', action: 'look' })
  expect(looked.status).toBe(200)
  const text = readable(looked.text)
  expect(text).toContain('Not saved yet')
  expect(text).toMatch(/On light pages, #ffd400 is too weak for text: 1\.\d to 1\. A darker shade is used instead: #/)
  expect(text).toMatch(/On dark pages, #ffd400 is strong enough/)
  const $ = cheerio.load(looked.text)
  expect($('[name=accent]').val()).toBe('ffd400')
  const sheet = await ada.get($('main link[rel=stylesheet]').attr('href') ?? '').expect(200)
  expect(sheet.text).toContain('.brand-preview-light')
  expect((await app.deps.branding.find()).version).toBe(0)
})

test('two people at once: the second one is told what is stored, and loses nothing', async () => {
  const opened = cheerio
    .load((await ada.get(page)).text)('form.form')
    .first()
  const fields = Object.fromEntries(opened.serializeArray().map(({ name, value }) => [name, value]))
  await saveBranding(ada, complete)
  const late = await ada.agent
    .post(page)
    .type('form')
    .send({ ...fields, organizationName: 'Fabrikam', supportName: 'Bob' })
  expect(late.status).toBe(409)
  const $ = cheerio.load(late.text)
  expect(readable(late.text)).toContain('Somebody else changed these settings')
  expect($('.alert-warning').text()).toContain('Contoso Society')
  expect($('[name=organizationName]').val()).toBe('Fabrikam')
  const values = Object.fromEntries(
    $('form.form')
      .first()
      .serializeArray()
      .map(({ name, value }) => [name, value]),
  )
  expect((await ada.agent.post(page).type('form').send(values)).status).toBe(303)
  expect(await app.deps.branding.find()).toMatchObject({ organizationName: 'Fabrikam', version: 2 })
})

test.each(['', 'x', '-1', '1e9999'])('a form with the version %j was not ours', async (version) => {
  expect((await saveBranding(ada, { ...complete, version })).status).toBe(400)
})

test('texts are shown in the reader’s language, else in the organisation’s own, and marked with it', async () => {
  await saveBranding(ada, complete)
  const saved = await saveTexts({
    'note-signIn-de': 'Ihre Nummer steht auf dem Ausweis.',
    'note-signIn-fr': 'Votre numéro est sur la carte.',
    'note-fallback-de': 'Fragen Sie den Empfang.',
  })
  expect([saved.status, saved.headers['location']]).toEqual([303, `${texts}?done=texts`])
  const noteAt = async (path: string) => {
    const note = cheerio.load((await visitor(app.server).get(path)).text)('.own-note')
    return [note.text(), note.attr('lang')]
  }
  expect(await noteAt('/sign-in?language=fr')).toEqual(['Votre numéro est sur la carte.', 'fr'])
  expect(await noteAt('/sign-in?language=ja')).toEqual(['Ihre Nummer steht auf dem Ausweis.', 'de'])
  expect(await noteAt('/fallback?language=en')).toEqual(['Fragen Sie den Empfang.', 'de'])
  const [, last] = await events()
  expect(last?.detail['changed']).toEqual(['notes'])
})

test('a text that is too long is refused beside its field, and the others are kept', async () => {
  const answer = await saveTexts({ 'note-refusal-es': 'x'.repeat(301), 'note-refusal-nl': 'Vraag de balie.' })
  expect(answer.status).toBe(422)
  const $ = cheerio.load(answer.text)
  expect($('#error-note-refusal-es').text()).toContain('At most 300')
  expect($('[name="note-refusal-nl"]').val()).toContain('Vraag de balie.')
})

test('hostile words in every field stay words, in every language', async () => {
  const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`
  await saveBranding(ada, { ...complete, organizationName: attack, supportName: attack, supportHours: attack })
  const notes = ['signIn', 'refusal', 'fallback'].flatMap((kind) =>
    ['en', 'de', 'fr', 'es', 'nl', 'ja'].map((language) => [`note-${kind}-${language}`, attack] as const),
  )
  expect((await saveTexts(Object.fromEntries<string>(notes))).headers['location']).toBe(`${texts}?done=texts`)
  for (const language of ['en', 'de', 'fr', 'es', 'nl', 'ja']) {
    for (const path of ['/sign-in', '/fallback', '/nothing-here']) {
      const $ = cheerio.load((await visitor(app.server).get(`${path}?language=${language}`)).text)
      expect($('script:not([src])')).toHaveLength(0)
      expect($('img')).toHaveLength(0)
      expect($('header').text()).toContain(attack)
    }
  }
  expect((await ada.get(page)).text).not.toContain('<script>alert')
})

test('an auditor looks and changes nothing', async () => {
  await saveBranding(ada, complete)
  await makeMember(app.deps, { username: 'otto', role: 'auditor' })
  const otto = visitor(app.server)
  await otto.signIn('otto', password)
  for (const path of [page, texts]) {
    const $ = cheerio.load((await otto.get(path).expect(200)).text)
    expect($('main form')).toHaveLength(0)
  }
})
