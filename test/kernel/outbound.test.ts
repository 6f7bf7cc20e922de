/** The one door to other servers, tried on real ones that misbehave. */
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createOutbound, type Outbound } from '../../src/kernel/outbound.ts'
import { selfSignedCertificate } from './self-signed-certificate.ts'

const open: { close(): unknown; closeAllConnections?(): void }[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections?.()
    server.close()
  }
})

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  open.push(server)
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const serving = async (answer: RequestListener): Promise<string> => `http://${await listening(createServer(answer))}`

/** With any address as configured. */
const door: Outbound = createOutbound(() => true)

test('an answer comes with status, headers and text, and nothing of ours goes along', async () => {
  let asked: { method: string | undefined; headers: NodeJS.Dict<string | string[]> } | undefined
  const origin = await serving(({ method, headers }, response) => {
    asked = { method, headers }
    response.writeHead(200, { 'x-told': 'yes', 'set-cookie': 'a=1' }).end('grüezi')
  })
  await door.look(origin)
  const answer = await door.look(`${origin}/hc`)
  expect(answer).toMatchObject({ kind: 'answered', status: 200, body: 'grüezi' })
  if (answer.kind === 'answered') {
    expect(answer.header('X-Told')).toBe('yes')
    expect(answer.header('x-missing')).toBeUndefined()
    expect(Number.isNaN(Date.parse(answer.header('date') ?? ''))).toBe(false)
  }
  expect(asked).toMatchObject({ method: 'GET', headers: { 'user-agent': 'Latchkey' } })
  for (const header of ['cookie', 'authorization', 'referer']) expect(asked?.headers).not.toHaveProperty(header)
})

test.each([301, 302, 303, 307, 308])('a redirect (%i) is told, not followed', async (status) => {
  const visits: string[] = []
  const elsewhere = await serving(({ url }, response) => {
    visits.push(url ?? '')
    response.end()
  })
  const origin = await serving((_request, response) =>
    response.writeHead(status, { location: `${elsewhere}/secret` }).end(),
  )
  const answer = await door.look(`${origin}/hc`)
  expect(answer).toMatchObject({ kind: 'answered', status })
  if (answer.kind === 'answered') expect(answer.header('location')).toBe(`${elsewhere}/secret`)
  expect(visits).toEqual([])
})

test.each([404, 500, 204])('a status of %i is an answer as well', async (status) => {
  const origin = await serving((_request, response) => response.writeHead(status).end())
  expect(await door.look(origin)).toMatchObject({ kind: 'answered', status, body: '' })
})

test('of an answer without an end no more is read than the limit', async () => {
  let sent = 0
  let isGone = false
  const origin = await serving((_request, response) => {
    const piece = Buffer.alloc(64 * 1_024, 'x')
    const more = (): void => {
      sent += piece.length
      if (!isGone) response.write(piece, () => setImmediate(more))
    }
    response.on('close', () => (isGone = true))
    more()
  })
  expect(await door.look(origin)).toEqual({ kind: 'none', because: 'too-large' })
  await expect.poll(() => isGone).toBe(true)
  expect(sent).toBeLessThan(64 * 1_024 * 1_024)
})

test('the limit is on the unpacked text: half a megabyte passes, a byte more does not', async () => {
  const origin = await serving(({ url }, response) => response.end(Buffer.alloc(Number(url?.slice(1)), 'x')))
  expect(await door.look(`${origin}/524288`)).toMatchObject({ kind: 'answered' })
  expect(await door.look(`${origin}/524289`)).toEqual({ kind: 'none', because: 'too-large' })
})

test('a server that says nothing is left after the time that was given', async () => {
  const silent = await serving(() => undefined)
  const hasty = createOutbound(() => true, 50)
  expect(await hasty.look(silent)).toEqual({ kind: 'none', because: 'timeout' })
})

test('so is one that begins to speak and never ends', async () => {
  const slow = await serving((_request, response) => void response.write('one moment'))
  const hasty = createOutbound(() => true, 100)
  expect(await hasty.look(slow)).toEqual({ kind: 'none', because: 'timeout' })
})

test('nobody there, no such name, no web server, and a certificate that is not to be trusted', async () => {
  const gone = createServer()
  const address = await listening(gone)
  await new Promise((done) => gone.close(done))
  expect(await door.look(`http://${address}`)).toEqual({ kind: 'none', because: 'refused' })
  expect(await door.look('http://nobody-has-this-name.invalid')).toEqual({ kind: 'none', because: 'unknown-host' })

  const rude = createTcpServer((socket) => socket.end('good day\n'))
  expect(await door.look(`http://${await listening(rude)}`)).toEqual({ kind: 'none', because: 'unreachable' })

  const tls = createTlsServer(selfSignedCertificate, (_request, response) => response.end('ok'))
  expect(await door.look(`https://${await listening(tls)}`)).toEqual({ kind: 'none', because: 'certificate' })
})

test('R57 an address that was not configured is never asked, nor is one that cannot be read', async () => {
  const visits: string[] = []
  const origin = await serving(({ url }, response) => {
    visits.push(url ?? '')
    response.end('ok')
  })
  const narrow = createOutbound((url) => url.origin === 'https://acme.zendesk.com')
  for (const url of [origin, `${origin}/healthz`, '', '/hc', 'not a url', 'http://']) {
    expect(await narrow.look(url), url).toEqual({ kind: 'none', because: 'not-configured' })
  }
  expect(visits).toEqual([])
})

test('a look may say more of what it wants, and have less patience; whether its address is known may take a question', async () => {
  const told: unknown[] = []
  const origin = await serving(({ headers, url }, response) => {
    told.push(headers['add-padding'])
    if (url !== '/slow') response.end('here')
  })
  const asking = createOutbound((url) => Promise.resolve(url.pathname !== '/unknown'))
  expect(await asking.look(origin, { headers: { 'add-padding': 'true' } })).toMatchObject({ body: 'here' })
  expect(await asking.look(`${origin}/slow`, { patience: 20 })).toEqual({ kind: 'none', because: 'timeout' })
  expect(await asking.look(`${origin}/unknown`)).toEqual({ kind: 'none', because: 'not-configured' })
  expect(told).toEqual(['true', undefined])
  const failing = createOutbound(() => Promise.reject(new Error('no database')))
  expect(await failing.look(origin)).toMatchObject({ kind: 'none' })
})
