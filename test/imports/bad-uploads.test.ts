/** Files that are none, in other encodings, too large, cut off, or full of what cells should not hold. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import * as cheerio from 'cheerio'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createHttpServer } from '../../src/http/server.ts'
import { days, hours } from '../../src/kernel/clock.ts'
import { largestUpload } from '../../src/http/upload.ts'
import { tidyImports } from '../../src/features/imports/wizard/work-on-imports.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'
import { home, shownCounts, shownRows, wizard, work } from './wizard.ts'

const app = testApp()
const header = 'external_id,name,email'
const rowsIn = async (table: string): Promise<number> => (await app.deps.database.db(table).select('*')).length

describe('a file that is no list of members', () => {
  const zip = Buffer.from('504b0304140006000800', 'hex')
  const files: [string, Buffer, RegExp][] = [
    ['nothing chosen', Buffer.alloc(0), /Choose the file|is empty/],
    ['empty', Buffer.from(' \r\n '), /is empty/],
    ['a workbook', zip, /a workbook \(XLSX\)/],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /an old workbook/],
    ['a PDF', Buffer.from('%PDF-1.7 x'), /a PDF/],
    ['a web page', Buffer.from('\ufeff <!DOCTYPE html><p>'), /a web page/],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /a picture/],
    ['bytes', Buffer.from('abc\0\0\0defgh'), /a binary file/],
  ]
  test.each(files)('%s is named and not kept', async (_name, file, words) => {
    const person = await wizard(app)
    const answer = await person.upload(file)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toMatch(words)
    expect([await rowsIn('imports'), await rowsIn('import_chunks')]).toEqual([0, 0])
  })
})

describe('another encoding', () => {
  const text = `${header}\n7,Jörg Müller,joerg@example.org\n8,“Zoë” €,zoe@example.org\n`
  const utf16be = Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le').swap16()
  const windows = Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('€', '\x80'), 'latin1')
  test.each<[string, Buffer, string]>([
    [
      'UTF-16, as Excel saves "Unicode text"',
      Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le'),
      'in UTF-16',
    ],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'in UTF-16'],
    ['UTF-16, the other way round', utf16be, 'UTF-16 (big-endian)'],
    ['Windows-1252', windows, 'probably in Windows-1252 or Latin-1'],
  ])('%s is named, shown, and converted when somebody says so', async (_name, file, words) => {
    const person = await wizard(app)
    const href = await person.uploaded(file)
    const offer = await person.get(href)
    expect(readable(offer.text)).toContain(words)
    expect(
      cheerio
        .load(offer.text)('.word-list li')
        .toArray()
        .map((each) => cheerio.load(each).text()),
    ).toEqual(['Jörg', 'Müller', 'Zoë'])
    expect((await person.submit(href, {}, `${href}/convert`)).status).toBe(303)
    await person.submit(href, {}, `${href}/match`)
    await work(app)
    await person.apply(href)
    await work(app)
    expect(await app.deps.members.findForSignIn('7')).toMatchObject({ member: { name: 'Jörg Müller' } })
    expect(await app.deps.members.findForSignIn('8')).toMatchObject({ member: { name: '“Zoë” €' } })
  })

  test('that makes no list of members when converted is said so', async () => {
    const person = await wizard(app)
    const href = await person.uploaded(Buffer.from(`[${'"ö" '.repeat(3)}`, 'latin1'))
    const answer = await person.submit(href, {}, `${href}/convert`)
    expect(answer.status).toBe(422)
    expect(readable(answer.text)).toMatch(/cannot be read as a list/)
  })

  test('an umlaut far behind the beginning counts', async () => {
    const person = await wizard(app)
    const plain = Array.from({ length: 30_000 }, (_, n) => `${n},Member,m${n}@example.org`).join('\n')
    const href = await person.uploaded(Buffer.from(`${header}\n${plain}\nx,Müller,x@example.org\n`, 'latin1'))
    expect(readable((await person.get(href)).text)).toContain('probably in Windows-1252')
  })
})

const patience = { timeout: 15_000, interval: 10 }

describe('size and connection', () => {
  let port = 0
  beforeAll(async () => {
    port = await listening(app.server)
  })

  async function listening(server: Server): Promise<number> {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }

  /** A form with a file as a browser begins to send it, and its cookies. */
  async function beginning() {
    const member = await makeMember(app.deps, { role: 'owner' })
    const person = visitor(app.server)
    await person.signIn(member.externalId, password)
    // The second request brings the cookies that the first one set.
    await person.get(home)
    const shown = await person.get(home)
    const csrf = cheerio.load(shown.text)(`form[action="${home}"] [name=csrf]`).attr('value') ?? ''
    const { cookies } = shown.request as { cookies: string }
    const start = `--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="m.csv"\r\nContent-Type: text/csv\r\n\r\n`
    return { start, cookie: cookies }
  }

  function open(cookie: string, length: string, at = port) {
    const socket = connect(at, '127.0.0.1')
    let said = ''
    socket.on('data', (part: Buffer) => (said += part.toString()))
    socket.on('error', () => undefined)
    socket.write(
      `POST ${home} HTTP/1.1\r\nHost: localhost:3000\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\n${length}\r\n\r\n`,
    )
    const answer = async (): Promise<string> => {
      await expect.poll(() => said, patience).toContain('</html>')
      return said
    }
    return { socket, answer }
  }

  test('1 GB is refused before it is sent, and whatever is over 100 MB', async () => {
    expect(largestUpload).toBe(100 * 1_024 * 1_024)
    const { start, cookie } = await beginning()
    for (const length of [1_024 ** 3, largestUpload + 65_537]) {
      const { socket, answer } = open(cookie, `Content-Length: ${length}`)
      socket.write(start)
      const said = await answer()
      expect(said).toMatch(/^HTTP\/1\.1 413 /)
      expect(said).toContain('at most 100 MB')
      socket.destroy()
    }
    expect(await rowsIn('imports')).toBe(0)
  })

  test('a file that turns out too large is refused while it arrives, and nothing of it is kept', async () => {
    const limit = 1_048_576
    const small = createApp(app.deps, { uploadLimit: limit })
    const server = createHttpServer(small.app)
    onTestFinished(() => {
      small.close()
      server.close()
    })
    const { start, cookie } = await beginning()
    const { socket, answer } = open(cookie, 'Transfer-Encoding: chunked', await listening(server))
    const chunk = (bytes: Buffer) =>
      Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
    socket.write(chunk(Buffer.from(start)))
    const line = chunk(Buffer.alloc(65_536, 'x'))
    const answered = answer()
    const over = answered.then(() => true)
    for (let sent = 0; sent < 3 * limit; sent += 65_536) {
      const room = new Promise<boolean>((resolve) => {
        if (socket.write(line)) setImmediate(() => resolve(false))
        else socket.once('drain', () => resolve(false))
      })
      if (await Promise.race([over, room])) break
    }
    const said = await answered
    expect(said).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
    expect(said).toContain('at most 1 MB')
    expect([await rowsIn('imports'), await rowsIn('import_chunks')]).toEqual([0, 0])
  })

  test('an upload that is cut off leaves nothing', async () => {
    const { start, cookie } = await beginning()
    const { socket } = open(cookie, 'Content-Length: 500000')
    socket.write(start)
    socket.write(`${header}\n7,Ada,ada@example.org\n`)
    await expect.poll(() => rowsIn('imports'), patience).toBe(1)
    socket.destroy()
    await expect.poll(() => rowsIn('imports'), patience).toBe(0)
    expect(await rowsIn('import_chunks')).toBe(0)
  })

  test('without a sign-in, a right or a form token nobody has a file taken', async () => {
    const file = Buffer.from(`${header}\n7,Ada,ada@example.org\n`)
    const nobody = await visitor(app.server).agent.post(home).attach('file', file, 'm.csv')
    expect(nobody.status).toBe(401)
    const operator = await makeMember(app.deps, { role: 'operator' })
    const person = visitor(app.server)
    await person.signIn(operator.externalId, password)
    expect((await person.agent.post(home).attach('file', file, 'm.csv')).status).toBe(403)
    const owner = await wizard(app)
    expect((await owner.agent.post(home).attach('file', file, 'm.csv')).status).toBe(403)
    expect((await owner.agent.post(home).set('Content-Type', 'multipart/form-data').send('x')).status).toBe(400)
    expect(await rowsIn('imports')).toBe(0)
  })
})

test('formulas, markup and bidirectional marks in every cell and header do no harm', async () => {
  const person = await wizard(app)
  const nasty = ['=HYPERLINK("x")', '<script>alert(1)</script>', '\u202egro.elpmaxe', '"><img src=x onerror=y>']
  const quoted = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  const file = [
    quoted(['external_id', 'name', 'email', ...nasty]),
    ...nasty.map((cell) => quoted(Array<string>(7).fill(cell))),
  ]
  const href = await person.checked(file.join('\n'), '<b>\u202eevil.csv')
  for (const page of [
    '/admin/members/import',
    href,
    `${href}/columns`,
    `${href}/rows?show=refused`,
    `${href}/rows?show=new`,
  ]) {
    const { text } = await person.get(page)
    expect(text).not.toMatch(/<script>alert|<img src=x|<b>/)
    expect(cheerio.load(text)('[onerror]')).toHaveLength(0)
  }
  const names = shownRows((await person.get(`${href}/rows?show=refused`)).text).map((cells) => cells[4])
  expect(new Set(names)).toEqual(
    new Set(['malformed-email', 'email-hidden-characters', 'hidden-characters', 'invalid-external-id']),
  )
})

describe('an import that is given up', () => {
  test('by a person is cancelled, and its file is gone', async () => {
    const person = await wizard(app)
    const href = await person.checked(`${header}\n7,Ada,ada@example.org\n`)
    await person.submit(href, {}, `${href}/cancel`)
    expect(readable((await person.get(href)).text)).toContain('This import was cancelled')
    expect([await rowsIn('import_chunks'), await rowsIn('member_import_rows')]).toEqual([0, 0])
    const late = await person.agent.post(`${href}/apply`).type('form').send({ csrf: '' })
    expect(late.status).toBe(403)
  })

  test('by everybody for seven days is cancelled as well', async () => {
    const person = await wizard(app)
    const href = await person.checked(`${header}\n7,Ada,ada@example.org\n`)
    app.clock.advance(days(7) - hours(1))
    await tidyImports(app.deps)
    expect(await rowsIn('import_chunks')).toBe(1)
    app.clock.advance(hours(2))
    await tidyImports(app.deps)
    expect([await rowsIn('import_chunks'), await rowsIn('members')]).toEqual([0, 1])
    const found = await app.deps.imports.find(href.split('/').at(-1) ?? '')
    expect(found).toMatchObject({ state: 'cancelled', headers: [], problem: { code: 'expired' } })
  })
})

describe('two people at one import', () => {
  test('it is applied once, and the second is told', async () => {
    const first = await wizard(app)
    const second = await wizard(app)
    const href = await first.checked(`${header}\n7,Ada,ada@example.org\n`)
    const answers = await Promise.all([first.apply(href), second.apply(href)])
    expect(answers.map(({ headers }) => headers['location']).sort()).toEqual([href, `${href}?done=overtaken`])
    await work(app)
    const events = await app.deps.database.db('events').where({ type: 'member.imported' })
    expect(events).toHaveLength(1)
    expect(readable((await second.get(`${href}?done=overtaken`)).text)).toContain('Meanwhile something changed')
  })

  test('members who change between the check and the import send it back to be checked', async () => {
    const person = await wizard(app)
    const href = await person.checked(`${header}\n7,Ada,ada@example.org\n`)
    await person.apply(href)
    await makeMember(app.deps, { externalId: '7', name: 'Ada', email: 'ada@example.org' })
    await work(app)
    const page = await person.get(href)
    expect(shownCounts(page.text)).toMatchObject({ 'would be new': 0, unchanged: 1 })
    expect(readable(page.text)).toMatch(/Members changed after the file was checked.*nothing to import/)
  })
})
