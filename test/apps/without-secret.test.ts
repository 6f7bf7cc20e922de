/** An app that is registered before Zendesk has shown its shared secret: addresses first, enabled only with the secret. */
import * as cheerio from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import { addApp } from '../../src/features/apps/add-app.ts'
import { changeApp } from '../../src/features/apps/change-app.ts'
import { setAppEnabled } from '../../src/features/apps/set-app-enabled.ts'
import { deleteApp } from '../../src/features/apps/delete-app.ts'
import { openSecret } from '../../src/features/apps/secret/seal-secret.ts'
import { reseal } from '../../src/features/keys/reseal.ts'
import { makeApp, makeMember, password, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { goodApp } from './bad-apps.ts'

const app = testApp()

const by = { actor: 'command-line' } as const
const stored = { name: 'Acme Help', subdomain: 'acme', returnHosts: [], isEnabled: false }
const otherSecret = `${sharedSecret.slice(1)}7`
const makeWaiting = () => makeApp(app.deps, { secret: undefined, isEnabled: false })

const details = async (): Promise<[string, object][]> => {
  const rows = await app.deps.database.db<{ type: string; detail: object }>('events').orderBy('id')
  return rows.filter(({ type }) => type.startsWith('app.')).map(({ type, detail }) => [type, detail])
}

describe('the rules', () => {
  test('it is stored without a secret, disabled, and recorded as such', async () => {
    const { id } = await makeWaiting()
    expect(await app.deps.apps.get('acme-help')).toMatchObject({ isEnabled: false, secretSetAt: undefined })
    expect(await openSecret(app.deps, id)).toMatchObject({ kind: 'shut' })
    expect(await app.deps.apps.listSealedSecrets()).toEqual([])
    expect(await details()).toMatchObject([['app.added', { enabled: false, has_secret: false }]])
  })

  test('it cannot be added enabled, or resumed', async () => {
    const input = { ...stored, isEnabled: true, secret: undefined }
    const refusal = { kind: 'refused', errors: { enabled: expect.stringMatching(/no shared secret yet/) as string } }
    expect(await addApp(app.deps, { ...by, input })).toEqual(refusal)
    expect(await app.deps.apps.list()).toEqual([])

    await makeWaiting()
    expect(await setAppEnabled(app.deps, { ...by, key: 'acme-help', isEnabled: true })).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/no shared secret yet/) as string,
    })
    expect(await app.deps.apps.get('acme-help')).toMatchObject({ isEnabled: false, version: 1 })
    expect(await details()).toHaveLength(1)
  })

  test('not even past the rules: the database itself refuses', async () => {
    const { id } = await makeWaiting()
    const rows = () => app.deps.database.db('apps').where({ id })
    const enabled = { is_enabled: true, first_enabled_at: new Date() }
    await expect(rows().update(enabled)).rejects.toThrow('apps_enabled_has_secret')
    await expect(rows().update({ secret_sealed: 'half' })).rejects.toThrow('apps_secret_is_whole')
    await makeApp(app.deps, { name: 'On', subdomain: 'on' })
    const none = { secret_sealed: null, secret_fingerprint: null, secret_set_at: null }
    await expect(app.deps.database.db('apps').where({ key: 'on' }).update(none)).rejects.toThrow(
      'apps_enabled_has_secret',
    )
  })

  test('its subdomain may be corrected without a secret; the secret opens nothing by itself', async () => {
    await makeWaiting()
    const change = (input: object) =>
      changeApp(app.deps, { ...by, key: 'acme-help', input: { ...stored, version: 1, ...input } })
    expect(await change({ subdomain: 'acme2' })).toMatchObject({ kind: 'changed', app: { subdomain: 'acme2' } })
    const outcome = await change({ subdomain: 'acme2', version: 2, secret: sharedSecret })
    expect(outcome).toMatchObject({ kind: 'changed', app: { isEnabled: false, stage: 'draft', version: 3 } })
    if (outcome.kind !== 'changed') return
    expect(outcome.app.secretSetAt).toBeInstanceOf(Date)
    expect(await openSecret(app.deps, outcome.app.id)).toEqual({ kind: 'secret', secret: sharedSecret })
  })

  test('several may wait side by side, and be deleted; a secret is still nobody else’s', async () => {
    await makeWaiting()
    await makeApp(app.deps, { name: 'Second', subdomain: 'second', secret: undefined, isEnabled: false })
    await makeApp(app.deps, { name: 'Third', subdomain: 'third' })
    const input = { ...stored, secret: sharedSecret, version: 1 }
    expect(await changeApp(app.deps, { ...by, key: 'acme-help', input })).toMatchObject({
      kind: 'refused',
      errors: { secret: expect.stringMatching(/no secret serves two apps/) as string },
    })
    expect(await deleteApp(app.deps, { ...by, key: 'second', typedName: 'Second' })).toEqual({ kind: 'deleted' })
  })

  test('sealing anew passes it by', async () => {
    await makeWaiting()
    expect(await reseal(app.deps)).toEqual({ resealed: 0, left: [] })
  })
})

describe('in the console', () => {
  let ada: Visitor
  const home = '/admin/apps/contoso-help'

  beforeEach(async () => {
    await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'administrator' })
    ada = visitor(app.server)
    await ada.signIn('ada', password)
  })
  const add = (fields: Record<string, string> = {}) =>
    ada.submit('/admin/apps/new', { ...goodApp, secret: '', ...fields }, '/admin/apps')
  const post = async (path: string, fields: Record<string, string> = {}) => {
    const csrf = cheerio
      .load((await ada.get(home)).text)('input[name=csrf]')
      .first()
      .val() as string
    return ada.agent
      .post(path)
      .type('form')
      .send({ ...fields, csrf })
  }

  test('addresses first, then the secret without one’s own password; then it is a draft like any other', async () => {
    expect((await add()).headers['location']).toBe(`${home}?done=added`)
    const list = cheerio.load((await ada.get('/admin/apps')).text)
    expect(list('tbody td').last().text()).toBe('Needs a secret')

    const page = cheerio.load((await ada.get(home)).text)
    expect(page('#remote-login-url').val()).toBe('http://localhost:3000/sso/zendesk/contoso-help')
    expect(page('#remote-logout-url').val()).toContain('/sso/zendesk/contoso-help/logout')
    expect(page('.card .alert-warning').text()).toContain('Next: paste the shared secret')
    expect(
      page('form[action$="/resume"], form[action$="/pause"], form[action$="/check"], a[href^="/fallback"]').length,
    ).toBe(0)
    expect(cheerio.load((await ada.get(`${home}/edit`)).text)('[name=ownPassword]').length).toBe(0)

    const saved = await ada.submit(`${home}/edit`, { secret: sharedSecret }, home)
    expect(saved.headers['location']).toBe(`${home}?done=changed`)
    const ready = await ada.get(home)
    expect(readable(ready.text)).not.toContain('Next: paste the shared secret')
    expect(ready.text).not.toContain(sharedSecret)
    expect(readable((await ada.submit(home, {}, `${home}/check`)).text)).toContain('The stored secret signs')
    expect(cheerio.load(ready.text)('.title .badge').text()).toBe('Draft')
    const draft = await app.deps.apps.get('contoso-help')
    const opened = { ...draft, stage: 'test', isEnabled: true } as const
    await app.deps.apps.update(draft.id, draft.version, opened, app.clock.now())
    expect((await ada.get(home)).text).toContain('href="/fallback/contoso-help"')

    // From now on it is a replacement.
    const replaced = await ada.submit(`${home}/edit`, { secret: otherSecret }, home)
    expect(cheerio.load(replaced.text)('#error-ownPassword').text()).toContain('your own password')
  })

  test('resuming by the button of a stale page is refused with words: no secret, then still a draft', async () => {
    await add()
    const pressed = await post(`${home}/resume`)
    expect(pressed.status).toBe(422)
    expect(readable(pressed.text)).toContain('Sign-in was not resumed. There is no shared secret yet')
    expect(await app.deps.apps.get('contoso-help')).toMatchObject({ isEnabled: false, version: 1 })
    expect((await post(`${home}/pause`)).status).toBe(303)

    await ada.submit(`${home}/edit`, { secret: sharedSecret }, home)
    const again = await post(`${home}/resume`)
    expect(again.status).toBe(422)
    expect(readable(again.text)).toContain('Sign-in was not resumed. It is still a draft.')
    expect(await app.deps.apps.get('contoso-help')).toMatchObject({ isEnabled: false, stage: 'draft' })
  })

  test('a check by a stale page is amber, on the page and as a piece of it', async () => {
    await add()
    const page = cheerio.load((await post(`${home}/check`)).text)
    expect(page('#check-result .alert-warning').text()).toContain('nothing to check')
    expect(page('.alert-success').length).toBe(0)
  })

  test('a secret entered meanwhile by somebody else is not replaced without one’s own password', async () => {
    await add()
    const open = { ...goodApp, secret: otherSecret }
    const input = { ...stored, name: goodApp.name, subdomain: 'contoso', secret: sharedSecret, version: 1 }
    await changeApp(app.deps, { ...by, key: 'contoso-help', input })
    const { id } = await app.deps.apps.get('contoso-help')

    const statuses: number[] = []
    for (const version of ['1', '2', '3']) statuses.push((await post(home, { ...open, version })).status)
    expect(statuses).toEqual([409, 422, 409])
    expect(await openSecret(app.deps, id)).toEqual({ kind: 'secret', secret: sharedSecret })
  })

  test('a form made for a version still to come does not slip through between reading and writing', async () => {
    await add()
    expect((await post(home, { ...goodApp, secret: otherSecret, version: '2' })).status).toBe(409)
    expect(await app.deps.apps.get('contoso-help')).toMatchObject({ secretSetAt: undefined, version: 1 })
  })
})
