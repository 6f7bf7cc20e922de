/** The console's screens for apps, as an administrator without scripts goes through them. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { setAppEnabled } from '../../src/features/apps/set-app-enabled.ts'
import { makeApp, makeMember, password, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { badApps, goodApp } from './bad-apps.ts'

const app = testApp({ PUBLIC_URL: 'http://localhost:3000' })

const otherSecret = `${sharedSecret.slice(1)}7`
let ada: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'administrator' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

const values = (html: string): Record<string, string> => {
  const form = cheerio.load(html)('form.form').first()
  return Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
}

test('an app is added, found in the list, and its page shows what Zendesk needs', async () => {
  expect(readable((await ada.get('/admin/apps')).text)).toContain('No Zendesk account yet')
  const added = await ada.submit(
    '/admin/apps/new',
    { ...goodApp, subdomain: 'https://Contoso.zendesk.com/agent' },
    '/admin/apps',
  )
  expect(added.status).toBe(303)
  expect(added.headers['location']).toBe('/admin/apps/contoso-help?done=added')

  const page = await ada.get('/admin/apps/contoso-help?done=added').expect(200)
  const $ = cheerio.load(page.text)
  expect($('#remote-login-url').val()).toBe('http://localhost:3000/sso/zendesk/contoso-help')
  expect($('#remote-logout-url').val()).toBe(
    'http://localhost:3000/sso/zendesk/contoso-help/logout?email=&external_id=',
  )
  const text = readable(page.text)
  expect(text).toContain('The app was added.')
  expect(text).toMatch(/With “Update of external IDs\?” Off/)
  expect($('main a[href="/admin/apps/contoso-help/set-up"]').length).toBeGreaterThan(0)
  expect(text).toContain('contoso.zendesk.com')
  const row = cheerio
    .load((await ada.get('/admin/apps')).text)('tbody tr')
    .first()
    .children()
    .toArray()
  expect(row.map((cell) => $(cell).text())).toEqual(['Contoso Help', 'contoso.zendesk.com', 'contoso-help', 'Draft'])
})

test('a secret of unusual shape is taken with a remark', async () => {
  const added = await ada.submit(
    '/admin/apps/new',
    { ...goodApp, secret: '9f86d081884c7d659a2feaa0c55ad015' },
    '/admin/apps',
  )
  expect(readable((await ada.get(added.headers['location'] ?? '')).text)).toContain(
    'Zendesk issues shared secrets of 48',
  )
})

test('whatever is refused comes back with what was typed, minus the secret', async () => {
  const blank = values((await ada.get('/admin/apps/new')).text)
  for (const { title, typed, field, says } of badApps) {
    const given = { ...blank, ...goodApp, ...typed }
    const answer = await ada.agent.post('/admin/apps').type('form').send(given)
    expect(answer.status, title).toBe(422)
    expect(cheerio.load(answer.text)(`#error-${field}`).text(), title).toMatch(says)
    const again = values(answer.text)
    expect(again['subdomain'], title).toBe(given.subdomain)
    expect(again, title).toMatchObject({ secret: '' })
    if (given.secret.length > 12) expect(answer.text, title).not.toContain(given.secret.trim().slice(2, 12))
  }
  expect(await app.deps.apps.list()).toEqual([])
})

test('an app that clashes with another is refused by field', async () => {
  await makeApp(app.deps)
  const answer = await ada.submit('/admin/apps/new', { ...goodApp, subdomain: 'acme' }, '/admin/apps')
  expect(answer.status).toBe(422)
  const $ = cheerio.load(answer.text)
  expect($('#error-subdomain').text()).toContain('registered already')
  expect($('#error-secret').text()).toContain('no secret serves two apps')
})

test('editing shows everything but the secret and keeps it when left blank', async () => {
  const { id } = await makeApp(app.deps, { returnHosts: ['help.acme.example'] })
  const before = await app.deps.apps.findSealedSecret(id)
  const shown = values((await ada.get('/admin/apps/acme-help/edit').expect(200)).text)
  expect(shown).toMatchObject({
    name: 'Acme Help',
    subdomain: 'acme',
    hosts: 'help.acme.example',
    secret: '',
    version: '1',
  })

  const saved = await ada.submit('/admin/apps/acme-help/edit', { name: 'Acme' }, '/admin/apps/acme-help')
  expect(saved.headers['location']).toBe('/admin/apps/acme-help?done=changed')
  expect(await app.deps.apps.get('acme-help')).toMatchObject({
    name: 'Acme',
    returnHosts: ['help.acme.example'],
    version: 2,
  })
  expect(await app.deps.apps.findSealedSecret(id)).toBe(before)
})

test('a custom domain is refused with the label of the field where it belongs', async () => {
  const answer = await ada.submit('/admin/apps/new', { name: 'Acme', subdomain: 'help.acme.example' }, '/admin/apps')
  expect(answer.status).toBe(422)
  const $ = cheerio.load(answer.text)
  const [, label] = /belongs under “(.+)”/.exec($('#error-subdomain').text()) ?? []
  expect(label).toBeDefined()
  expect($(`label[for="${$('[name=hosts]').attr('id')}"]`).text()).toContain(label)
})

describe('a new secret', () => {
  const edit = (fields: Record<string, string>) =>
    ada.submit('/admin/apps/acme-help/edit', { secret: otherSecret, ...fields }, '/admin/apps/acme-help')

  test('needs the administrator’s own password', async () => {
    const { id } = await makeApp(app.deps)
    const before = await app.deps.apps.findSealedSecret(id)
    for (const ownPassword of ['', 'wrong password entirely']) {
      const answer = await edit({ ownPassword })
      expect(answer.status).toBe(422)
      expect(cheerio.load(answer.text)('#error-ownPassword').text()).toMatch(/password/)
      expect(answer.text).not.toContain(otherSecret)
      if (ownPassword !== '') expect(answer.text).not.toContain(ownPassword)
    }
    expect(await app.deps.apps.findSealedSecret(id)).toBe(before)
    expect((await edit({ ownPassword: password })).status).toBe(303)
    expect(await app.deps.apps.findSealedSecret(id)).not.toBe(before)
  })

  test('is asked for again when something else was wrong, so that nobody believes it was saved', async () => {
    await makeApp(app.deps)
    const answer = await edit({ ownPassword: password, name: '' })
    const $ = cheerio.load(answer.text)
    expect($('#error-name').text()).toContain('Enter a name')
    expect($('#error-secret').text()).toContain('Enter the shared secret again')
  })

  test('can be entered by an administrator whose external ID looks like an address', async () => {
    await makeApp(app.deps)
    const email = 'grace@example.org'
    await makeMember(app.deps, { externalId: 'id@example.net', email, role: 'owner' })
    ada = visitor(app.server)
    await ada.signIn(email, password)
    expect((await edit({ ownPassword: password })).status).toBe(303)
  })

  test('cannot be reached by guessing that password', async () => {
    await makeApp(app.deps)
    for (let count = 0; count < 12; count += 1) await edit({ ownPassword: `guess ${count}` })
    const answer = await edit({ ownPassword: password })
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toContain('Too many wrong passwords')
  })
})

test('the second of two administrators sees the conflict and loses nothing', async () => {
  await makeApp(app.deps)
  const open = values((await ada.get('/admin/apps/acme-help/edit')).text)
  await setAppEnabled(app.deps, { key: 'acme-help', isEnabled: false, actor: 'command-line' })

  const typed = { ...open, name: 'Acme Helpdesk', hosts: 'a.example\r\nb.example' }
  const conflict = await ada.agent.post('/admin/apps/acme-help').type('form').send(typed)
  expect(conflict.status).toBe(409)
  const $ = cheerio.load(conflict.text)
  expect($('.alert-title').text()).toContain('Somebody else changed this app')
  const stored = $('.alert dd').toArray()
  expect(stored.map((one) => $(one).text())).toEqual(['Acme Help', 'none'])
  const again = values(conflict.text)
  expect(again).toMatchObject({ name: 'Acme Helpdesk', version: '2' })
  expect(again['hosts']?.split(/\s+/)).toEqual(['a.example', 'b.example'])
  expect(await app.deps.apps.get('acme-help')).toMatchObject({ name: 'Acme Help', version: 2 })

  // Saving again is a decision, and works.
  await ada.agent.post('/admin/apps/acme-help').type('form').send(again).expect(303)
  // What the form does not speak of stays as the other one left it.
  expect(await app.deps.apps.get('acme-help')).toMatchObject({ name: 'Acme Helpdesk', isEnabled: false, version: 3 })
})

test.each([
  [{ secret: undefined, isEnabled: false }, 'Needs a secret', 'Sign-in is off'],
  [{ isEnabled: false }, 'Draft', 'Sign-in is off'],
  [{ stage: 'test' as const }, 'Test people', 'Sign-in is on for test people'],
  [{ stage: 'staff' as const }, 'Staff', 'Sign-in is on for staff'],
  [{}, 'Everyone', 'Sign-in is on for everyone'],
])('how far an app is stands in the list and on its page: %j', async (wishes, badge, title) => {
  await makeApp(app.deps, wishes)
  const list = cheerio.load((await ada.get('/admin/apps')).text)
  expect(list('tbody td').last().text()).toBe(badge)
  const page = cheerio.load((await ada.get('/admin/apps/acme-help')).text)
  expect(page('.title .badge').text()).toBe(badge)
  expect(page('#sign-in-state').text()).toBe(title)
  expect(page('form[action$="/pause"]').length).toBe('stage' in wishes || badge === 'Everyone' ? 1 : 0)
  expect(page('form[action$="/resume"]').length).toBe(0)
})

test('an app is paused, resumed at the stage it had reached, and deleted by its name', async () => {
  await makeApp(app.deps, { stage: 'staff' })
  const home = '/admin/apps/acme-help'
  expect((await ada.submit(home, {}, `${home}/pause`)).headers['location']).toBe(`${home}?done=paused`)
  expect(await app.deps.apps.get('acme-help')).toMatchObject({ isEnabled: false, stage: 'staff' })
  expect(readable((await ada.get(`${home}?done=paused`)).text)).toContain('Nobody is let in.')
  expect((await ada.submit(home, {}, `${home}/resume`)).headers['location']).toBe(`${home}?done=resumed`)
  expect(await app.deps.apps.get('acme-help')).toMatchObject({ isEnabled: true, stage: 'staff' })

  const wrong = await ada.submit(home, { confirm: 'Acme' }, `${home}/delete`)
  expect(wrong.status).toBe(422)
  expect(readable(wrong.text)).toContain('Nothing was deleted')
  const gone = await ada.submit(home, { confirm: 'Acme Help' }, `${home}/delete`)
  expect(gone.headers['location']).toBe('/admin/apps?done=deleted')
  expect(readable((await ada.get('/admin/apps?done=deleted')).text)).toContain('The app was deleted')
  await ada.get(home).expect(404)
})

test('the secret is checked, on a page of its own and as a piece of one', async () => {
  await makeApp(app.deps)
  const page = await ada.submit('/admin/apps/acme-help', {}, '/admin/apps/acme-help/check')
  expect(page.text).toMatch(/^<!doctype html>/)
  expect(readable(page.text)).toContain('The stored secret signs')

  const csrf = cheerio
    .load((await ada.get('/admin/apps/acme-help')).text)('input[name=csrf]')
    .first()
    .val() as string
  const piece = await ada.agent
    .post('/admin/apps/acme-help/check')
    .set('HX-Request', 'true')
    .type('form')
    .send({ csrf })
  expect(piece.text).toMatch(/^<div class="alert alert-success"/)
})

test('what was done is told in our words only', async () => {
  for (const done of ['<script>', 'constructor', '__proto__', 'toString', '']) {
    const page = await ada.get(`/admin/apps?done=${encodeURIComponent(done)}`).expect(200)
    expect(page.text).not.toContain('<script>alert')
    expect(cheerio.load(page.text)('main > .alert')).toHaveLength(0)
  }
  await ada.get('/admin/apps?done=deleted&done=added').expect(200)
})

test('everybody’s words are shown as text', async () => {
  const name = '<script>alert(1)</script>"\'&amp;'
  const added = await ada.submit('/admin/apps/new', { ...goodApp, name }, '/admin/apps')
  for (const path of ['/admin/apps', added.headers['location'] ?? '', '/fallback']) {
    expect((await ada.get(path)).text).not.toContain('<script>alert')
  }
  expect(readable((await ada.get('/admin/apps')).text)).toContain(name)
})

describe('what no form of ours sends', () => {
  const post = async (path: string, body: string) => {
    const csrf = cheerio
      .load((await ada.get('/admin/apps/new')).text)('input[name=csrf]')
      .first()
      .val() as string
    return ada.agent
      .post(path)
      .type('form')
      .send(`csrf=${encodeURIComponent(csrf)}&${body}`)
  }

  test.each([
    ['a repeated field', 'name=a&name=b&subdomain=contoso'],
    ['nested fields', 'name[x]=1&subdomain[]=contoso'],
    ['prototype keys', '__proto__[x]=1&constructor=1&__proto__=2&prototype=3'],
    ['nothing', ''],
    ['a NUL', 'name=%00&subdomain=%00'],
    ['broken encoding', 'name=%E0%A4%A&subdomain=%zz'],
  ])('%s is refused with words', async (_title, body) => {
    await makeApp(app.deps)
    for (const path of ['/admin/apps', '/admin/apps/acme-help', '/admin/apps/acme-help/delete']) {
      const answer = await post(path, body)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    }
    expect(await app.deps.apps.list()).toHaveLength(1)
  })

  test('a megabyte is too much', async () => {
    expect((await post('/admin/apps', `name=${'x'.repeat(1_000_000)}`)).status).toBe(413)
  })

  test('a form without its token changes nothing', async () => {
    await makeApp(app.deps)
    for (const path of [
      '/admin/apps',
      ...['', '/resume', '/pause', '/check', '/delete'].map((end) => `/admin/apps/acme-help${end}`),
    ]) {
      await ada.agent
        .post(path)
        .type('form')
        .send({ ...goodApp, version: '1', confirm: 'Acme Help' })
        .expect(403)
    }
    expect(await app.deps.apps.list()).toMatchObject([{ name: 'Acme Help', version: 1 }])
  })

  test.each(['/admin/apps/%00', '/admin/apps/%00/edit', '/admin/apps/__proto__', '/admin/apps/none/edit'])(
    '%s is not found',
    async (path) => {
      await ada.get(path).expect(404)
    },
  )
})

test('R39 a secret is in no page, no log line, no event and no error', async () => {
  const seen: string[] = []
  const keep = async (answer: Promise<{ text: string; headers: object }>) => {
    const { text, headers } = await answer
    seen.push(text, JSON.stringify(headers))
  }
  await keep(ada.submit('/admin/apps/new', goodApp, '/admin/apps'))
  await keep(ada.submit('/admin/apps/new', { ...goodApp, name: '' }, '/admin/apps'))
  const home = '/admin/apps/contoso-help'
  await keep(ada.submit(`${home}/edit`, { secret: otherSecret, ownPassword: password }, home))
  await keep(ada.submit(`${home}/edit`, { secret: sharedSecret, ownPassword: password, name: '' }, home))
  for (const path of ['/admin/apps', home, `${home}/edit`, '/fallback', '/fallback/contoso-help'])
    await keep(ada.agent.get(path))
  await keep(ada.submit(home, {}, `${home}/check`))
  await app.deps.database.db.raw('alter table apps rename to apps_gone')
  try {
    await keep(ada.agent.get('/admin/apps'))
  } finally {
    await app.deps.database.db.raw('alter table apps_gone rename to apps')
  }
  seen.push(...app.logged, JSON.stringify(await app.deps.database.db('events').select('*')))
  seen.push(JSON.stringify(await app.deps.database.db('apps').select('*')), JSON.stringify(await app.deps.apps.list()))
  expect(seen.length).toBeGreaterThan(20)
  for (const text of seen) {
    expect(text).not.toContain(sharedSecret)
    expect(text).not.toContain(otherSecret)
    expect(text).not.toContain(encodeURIComponent(password))
  }
})

test('R54 the database away: a page with a reference, no inside words', async () => {
  await app.deps.database.db.raw('alter table apps rename to apps_gone')
  try {
    const page = await ada.get('/admin/apps')
    expect(page.status).toBe(500)
    expect(page.text).not.toMatch(/apps_gone|relation|select|\bat .*\.ts/)
    expect(page.text).toMatch(/Reference/)
  } finally {
    await app.deps.database.db.raw('alter table apps_gone rename to apps')
  }
})
