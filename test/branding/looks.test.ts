/** The colour and the logo as browsers get them. */
import { readFile } from 'node:fs/promises'
import supertest from 'supertest'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.ts'
import {
  accentStyle,
  contrast,
  leastRatio,
  previewStyle,
  shadesOf,
  surfaces,
} from '../../src/features/branding/accent.ts'
import { knownBranding } from '../../src/features/branding/known-branding.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { makeApp, makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor, type Visitor } from '../support/visitor.ts'
import { jpeg, png, saveBranding, sendLogo, webp } from './branding.ts'

const app = testApp()
let ada: Visitor

beforeEach(async () => {
  await makeMember(app.deps, { name: 'Ada', username: 'ada', role: 'owner' })
  ada = visitor(app.server)
  await ada.signIn('ada', password)
})

const logoHref = async () => /\/branding\/logo\?v=[0-9a-f]+/.exec((await visitor(app.server).get('/sign-in')).text)?.[0]

describe('the colour', () => {
  const colours = ['#000000', '#ffffff', '#ffd400', '#b00020', '#0b5d70', '#808080', '#00ff00', '#0000ff', '#f6f5f1']

  test.each(colours)('%s can be read everywhere once it is on a page', (colour) => {
    for (const theme of ['light', 'dark'] as const) {
      const { accent, accentStrong, accentSoft, onAccent } = shadesOf(colour, theme)
      for (const under of [...Object.values(surfaces[theme]), accentSoft]) {
        expect(contrast(accent, under)).toBeGreaterThanOrEqual(leastRatio)
        expect(contrast(accentStrong, under)).toBeGreaterThanOrEqual(leastRatio)
      }
      expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(leastRatio)
      expect(contrast(onAccent, accentStrong)).toBeGreaterThanOrEqual(leastRatio)
    }
  })

  test('contrast is WCAG’s', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3)
  })

  test('it is measured against what the pages are really drawn on', async () => {
    const css = await readFile('views/assets/latchkey.css', 'utf8')
    const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')
    for (const [name, value] of Object.entries(surfaces.light)) expect(light).toContain(`--${name}: ${value};`)
    for (const [name, value] of Object.entries(surfaces.dark)) expect(dark).toContain(`--${name}: ${value};`)
  })

  test.each(['', '#fff', 'red', '#12345g', '#000000;}body{}', 'url(x)'])(
    'nothing but a colour makes a style: %j',
    (text) => {
      expect(accentStyle(text)).toBe('')
      expect(previewStyle(text)).toBe('')
    },
  )

  test('the style is kept for ever under its own name, and asked for again under any other', async () => {
    await saveBranding(ada, { accent: '#b00020' })
    const named = await supertest(app.server).get('/branding.css?v=b00020').expect(200)
    expect(named.headers['content-type']).toMatch(/^text\/css/)
    expect(named.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(named.text).toContain('--accent: #b00020')
    const other = await supertest(app.server).get('/branding.css?v=000000').expect(200)
    expect(other.headers['cache-control']).toBe('no-cache')
    expect(other.headers['set-cookie']).toBeUndefined()
  })

  test('the preview takes a colour and nothing else', async () => {
    expect((await ada.get('/admin/settings/branding/preview.css?colour=b00020')).text).toContain('#b00020')
    for (const bad of ['red', 'b00020}body{display:none', ['b00020', 'b00020'].join('&colour=')]) {
      expect((await ada.get(`/admin/settings/branding/preview.css?colour=${bad}`)).text).toBe('')
    }
  })
})

describe('the logo', () => {
  test.each([
    ['image/png', png],
    ['image/jpeg', jpeg],
    ['image/webp', webp],
  ])('%s is shown to members and cannot do anything but be looked at', async (mediaType, bytes) => {
    const sent = await sendLogo(ada, bytes, 'whatever.txt')
    expect([sent.status, sent.headers['location']]).toEqual([303, '/admin/settings/branding?done=logo'])
    const href = await logoHref()
    const logo = await supertest(app.server)
      .get(href ?? '')
      .expect(200)
    expect(logo.headers).toMatchObject({
      'content-type': mediaType,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(logo.headers['set-cookie']).toBeUndefined()
    expect(bytes.equals(logo.body as Buffer)).toBe(true)
  })

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  test.each([
    ['an SVG that calls itself PNG', svg, /no PNG/],
    [
      'a page behind the head of a PNG',
      Buffer.concat([png.subarray(0, 33), Buffer.from('<script>alert(1)</script>')]),
      /no PNG/,
    ],
    ['a picture with a page behind it', Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]), /no PNG/],
    ['a JPEG with an archive behind it', Buffer.concat([jpeg, Buffer.from('PK\x03\x04')]), /no PNG/],
    ['a GIF', Buffer.from('GIF89a'), /no PNG/],
    ['nothing', Buffer.alloc(0), /Choose a picture/],
    ['too many bytes', Buffer.concat([png.subarray(0, 33), Buffer.alloc(200 * 1_024)]), /at most 200 KB/],
  ])('%s is refused in words', async (_title, bytes, says) => {
    const answer = await sendLogo(ada, bytes)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toMatch(says)
    expect(await logoHref()).toBeUndefined()
  })

  test('it is taken away again; nobody else’s change is undone by either', async () => {
    await sendLogo(ada, png)
    expect((await sendLogo(ada, jpeg, 'x.jpg', '0')).status).toBe(409)
    const gone = await ada.submit('/admin/settings/branding', {}, '/admin/settings/branding/logo/remove')
    expect(gone.headers['location']).toBe('/admin/settings/branding?done=logo-removed')
    expect(await logoHref()).toBeUndefined()
    await supertest(app.server).get('/branding/logo?v=0123').expect(404)
  })

  test('it takes an administrator, and a form of ours', async () => {
    const stranger = await supertest(app.server).post('/admin/settings/branding/logo').attach('logo', png, 'a.png')
    expect(stranger.status).toBe(401)
    const forged = await ada.agent
      .post('/admin/settings/branding/logo')
      .field('version', '0')
      .attach('logo', png, 'a.png')
    expect(forged.status).toBe(403)
  })
})

describe('while the database is away', () => {
  test('pages show the last known name, colour and logo; a page of trouble does not become another trouble', async () => {
    await makeApp(app.deps)
    await saveBranding(ada, { organizationName: 'Contoso Society', accent: '#b00020' })
    await sendLogo(ada, png)
    const { branding, apps } = app.deps
    const find = vi.fn(() => branding.find())
    const list = vi.fn(() => apps.list())
    const findLogo = vi.fn((hash: string) => branding.findLogo(hash))
    const house = createApp({ ...app.deps, branding: { ...branding, find, findLogo }, apps: { ...apps, list } })
    const server = createHttpServer(house.app)
    const logo = (await logoHref()) ?? ''
    await supertest(server).get('/fallback').expect(200)
    await supertest(server).get(logo).expect(200)
    const away = new Error('gone')
    find.mockRejectedValue(away)
    list.mockRejectedValue(away)
    findLogo.mockRejectedValue(away)
    expect((await supertest(server).get('/fallback/acme-help').expect(200)).text).toContain('Contoso Society')
    expect((await supertest(server).get('/nothing').expect(404)).text).toContain('Contoso Society')
    expect((await supertest(server).get('/branding.css').expect(200)).text).toContain('#b00020')
    await supertest(server).get(logo).expect(200)
    house.close()
  })

  test('a database that does not answer is not waited for', async () => {
    await saveBranding(ada, { organizationName: 'Contoso Society' })
    const { branding } = app.deps
    const find = vi.fn(() => branding.find())
    const known = knownBranding({ ...branding, find }, 0)
    find.mockResolvedValueOnce(await branding.find())
    await known.read()
    find.mockReturnValue(new Promise(() => undefined))
    expect((await known.read()).organizationName).toBe('Contoso Society')
  })

  test('a Latchkey that never saw its database speaks in its own name', async () => {
    const find = () => Promise.reject(new Error('gone'))
    const house = createApp({ ...app.deps, branding: { ...app.deps.branding, find } })
    const page = await supertest(createHttpServer(house.app)).get('/nothing').expect(404)
    expect(page.text).toContain('Latchkey')
    house.close()
  })

  test('it is read once for a page, and not at all at a hand-off', async () => {
    await makeApp(app.deps)
    const find = vi.fn(() => app.deps.branding.find())
    const house = createApp({ ...app.deps, branding: { ...app.deps.branding, find } })
    const server = createHttpServer(house.app)
    await supertest(server).get('/sign-in').expect(200)
    expect(find).toHaveBeenCalledTimes(1)
    const bob = visitor(server)
    await makeMember(app.deps, { username: 'bob' })
    await bob.signIn('bob', password)
    find.mockClear()
    expect((await bob.get('/sso/zendesk/acme-help').expect(200)).text).toContain('name="jwt"')
    expect(find).not.toHaveBeenCalled()
    house.close()
  })
})
