/** Everything a member can be shown, asked for in one language and looked at for words of another. */
import { load } from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { setAppEnabled } from '../../src/features/apps/set-app-enabled.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { wordsOf } from '../../views/languages/catalogue.ts'
import type { Language } from '../../views/languages/language.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'

const house = testApp()
const endpoint = '/sso/zendesk/acme-help'
let person: Visitor

beforeEach(async () => {
  await makeApp(house.deps)
  await makeMember(house.deps, { externalId: 'ada', name: 'Ada' })
})

function speaking(language: Language): Visitor {
  person = visitor(house.server)
  person.agent.set('Accept-Language', `${language}, en;q=0.1`)
  return person
}

async function refuse(): Promise<void> {
  await house.deps.database.db('members').where({ external_id: 'ada' }).update({ email_verified_at: null })
}

/** How to come to see each page. */
const ways: Record<string, () => Promise<{ text: string }>> = {
  'sign-in': () => person.get(`/sign-in?continue=${endpoint}`),
  'sign-in after a wrong password': () => person.signIn('ada', 'wrong'),
  'sign-in after too many': async () => {
    for (let i = 0; i < 12; i += 1) await person.signIn('ada', 'wrong')
    return person.signIn('ada', 'wrong')
  },
  'sign-in that lay open': async () => person.agent.post('/sign-in').type('form').send({ identifier: 'ada' }),
  'signed in already': async () => {
    await person.signIn('ada', password)
    return person.get(`/sign-in?continue=${endpoint}`)
  },
  'signed out': () => person.get('/signed-out'),
  'signed out of Zendesk': async () => person.get(`${endpoint}/logout`),
  account: async () => {
    await person.signIn('ada', password)
    return person.get('/account')
  },
  'account without anywhere to go': async () => {
    await setAppEnabled(house.deps, { key: 'acme-help', isEnabled: false, actor: 'system' })
    await refuse()
    await person.signIn('ada', password)
    return person.get('/account')
  },
  'hand-off': async () => {
    await person.signIn('ada', password)
    return person.get(endpoint)
  },
  refused: async () => {
    await refuse()
    await person.signIn('ada', password)
    return person.get(endpoint)
  },
  'error from Zendesk': () => person.get(`${endpoint}/logout?kind=error&message=suspended`),
  'error loop': async () => {
    await person.signIn('ada', password)
    let page = { text: '' }
    for (let i = 0; i < 3; i += 1) {
      await person.get(endpoint)
      page = await person.get(`${endpoint}/logout?kind=error&message=iat`)
    }
    return page
  },
  'fallback list': () => person.get('/fallback'),
  fallback: () => person.get('/fallback/acme-help'),
  'first owner': async () => person.get((await makeSetupLink(house.deps)).path),
  'first owner, all wrong': async () =>
    person.submit((await makeSetupLink(house.deps)).path, { name: '', email: '', password: 'aaa', passwordAgain: '' }),
  'new password, not the same twice': async () => {
    const member = await makeMember(house.deps, { name: 'Eve' })
    const { path } = await makeSetupLink(house.deps, { memberId: member.id })
    return person.submit(path, { password: 'seven blue elephants', passwordAgain: 'x' })
  },
  'password saved': () => person.get('/password-saved'),
  'link spent': () => person.get('/setup/never-made'),
  'nothing there': () => person.get('/nothing'),
  'form expired': async () => {
    await person.signIn('ada', password)
    return person.agent.post('/sign-out').type('form').send({})
  },
  'form from elsewhere': async () =>
    person.agent.post('/sign-out').set('Origin', 'https://evil.example').type('form').send({}),
  'too large': async () =>
    person.agent
      .post('/sign-in')
      .type('form')
      .send(`identifier=${'x'.repeat(70_000)}`),
  malformed: async () =>
    person.agent.post('/sign-in').set('Content-Type', 'application/x-www-form-urlencoded; charset=x'),
  'not theirs': async () => person.get('/%'),
}

/** Every fixed sentence and word of the English catalogue that Japanese says otherwise. */
function englishTexts(): string[] {
  const texts = (words: unknown): string[] => {
    if (typeof words === 'string') return [words]
    return typeof words === 'object' && words !== null ? Object.values(words).flatMap(texts) : []
  }
  const japanese = new Set(texts(wordsOf('ja')))
  return texts(wordsOf('en')).filter((text) => !japanese.has(text))
}

const commands = /latchkey admin (create --role owner|reset)/g

test.each(Object.keys(ways))('no English is left over on the Japanese page: %s', async (name) => {
  speaking('ja')
  const { text } = await ways[name]!()
  const $ = load(text)
  expect($('html').attr('lang')).toBe('ja')
  const labels = $('[aria-label], [title]')
    .map((_, each) => $(each).attr('aria-label') ?? $(each).attr('title'))
    .get()
  $('script, style, code, blockquote').remove()
  const seen = [$('title').text(), $('body').text(), ...labels].join('\n').replace(commands, '')
  expect(
    englishTexts().filter((sentence) => new RegExp(`(^|[^\\w])${escaped(sentence)}($|[^\\w])`).test(seen)),
  ).toEqual([])
  // Three words of Latin letters in a row are a sentence that never came from the catalogue.
  expect(seen.replace(/Acme Help/g, '')).not.toMatch(/[a-z]{2,} [a-z]{2,} [a-z]{2,}/i)
})

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('a German browser', () => {
  test.each([
    ['sign-in', 'und weiter zu Acme Help'],
    ['sign-in after a wrong password', 'lässt sich hier kein Konto öffnen'],
    ['hand-off', 'Sie werden zu Acme Help weitergeleitet'],
    ['refused', 'Noch hat niemand bestätigt'],
    ['error from Zendesk', 'Ihr Profil in Zendesk ist gesperrt'],
    ['error loop', 'Wir haben hier angehalten'],
    ['fallback', 'Andere Wege zu Acme Help'],
    ['nothing there', 'Hier ist nichts'],
    ['form from elsewhere', 'einer Seite unter http://localhost:3000 gesendet'],
    ['first owner, all wrong', 'Verwenden Sie mindestens 15 Zeichen. Dies sind 3.'],
    ['new password, not the same twice', 'stimmt nicht mit dem Passwort darüber überein'],
  ])('%s', async (name, words) => {
    speaking('de')
    const { text } = await ways[name]!()
    expect(load(text)('html').attr('lang')).toBe('de')
    expect(readable(text)).toContain(words)
  })

  test('a page that answers a form from nowhere offers no other language: it cannot be asked for again', async () => {
    speaking('de')
    const { text } = await ways['form from elsewhere']!()
    expect(load(text)('a[hreflang]').length).toBe(0)
  })
})

test('words for a stage that does not include the member lead to the ordinary sign-in first', async () => {
  await house.deps.database.db('apps').update({ stage: 'staff' })
  speaking('fr')
  await person.signIn('ada', password)
  const page = await person.get(endpoint)
  expect(page.status).toBe(403)
  expect(readable(page.text)).toContain('introduite peu à peu')
  expect(load(page.text)('main a').first().attr('href')).toBe('https://acme.zendesk.com/access/normal')
})
