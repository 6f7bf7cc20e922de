/** Messages to addresses that somebody typed: what they reach, and what they never do. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { post } from '../../src/kernel/post.ts'
import { isPublicAddress } from '../../src/kernel/public-address.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function serving(answer: RequestListener): Promise<{ port: number; hits: () => number }> {
  let hits = 0
  const server = createServer((request, response) => {
    hits += 1
    answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  open.push(server)
  return { port: (server.address() as AddressInfo).port, hits: () => hits }
}

const message = { headers: { 'content-type': 'application/json' }, body: '{"a":1}' }

test.each([
  ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
  ...['255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1'],
  ...['64:ff9b::7f00:1', '2002:7f00:1::', '::7f00:1', '::ffff:0:127.0.0.1', 'localhost', ''],
])('R57 %s is no address of the wider Internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is one', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test('a name that nobody has is an answer, not the end of the process', async () => {
  const answer = await post('https://no-such-host.invalid/', { ...message, reach: 'internet' })
  expect(answer.kind === 'none' && answer.because).toMatch(/^(unknown-host|unreachable)$/)
})

describe('to a receiver on this machine', () => {
  test.each([
    ['by its number', (port: number) => `https://127.0.0.1:${port}/`],
    ['by a number written otherwise', (port: number) => `https://2130706433:${port}/`],
    ['by a name', (port: number) => `https://localhost:${port}/`],
    ['by its number as IPv6', (port: number) => `https://[::ffff:127.0.0.1]:${port}/`],
  ])('nothing goes where only the Internet may be reached, %s', async (_how, urlOf) => {
    const { port, hits } = await serving((_request, response) => response.end('ok'))
    expect(await post(urlOf(port), { ...message, reach: 'internet' })).toEqual({
      kind: 'none',
      because: 'private-address',
    })
    expect(hits()).toBe(0)
  })

  test('nothing goes over http, unless this machine may be reached', async () => {
    const { port, hits } = await serving((_request, response) => response.end('ok'))
    const url = `http://localhost:${port}/`
    expect(await post(url, { ...message, reach: 'internet' })).toEqual({ kind: 'none', because: 'not-configured' })
    expect(hits()).toBe(0)
    expect(await post(url, { ...message, reach: 'loopback-too' })).toMatchObject({ kind: 'answered', status: 200 })
  })

  test('a private network stays out of reach all the same', async () => {
    expect(await post('http://192.168.0.1/', { ...message, reach: 'loopback-too' })).toEqual({
      kind: 'none',
      because: 'private-address',
    })
  })
})

test('headers and body arrive, a redirect is an answer, and a long answer is cut', async () => {
  let got: { body: string; type: string | undefined } | undefined
  const { port, hits } = await serving((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      got = { body, type: request.headers['content-type'] }
      response.writeHead(302, { location: '/elsewhere' }).end('x'.repeat(100_000))
    })
  })
  const answer = await post(`http://127.0.0.1:${port}/`, { ...message, reach: 'loopback-too' })
  expect(answer).toMatchObject({ kind: 'answered', status: 302 })
  expect(answer.kind === 'answered' && answer.body.length).toBe(16 * 1_024)
  expect(got).toEqual({ body: '{"a":1}', type: 'application/json' })
  expect(hits()).toBe(1)
})

test('whoever is silent, refuses or hangs up is told apart', async () => {
  const reach = 'loopback-too'
  const silent = await serving(() => undefined)
  expect(await post(`http://127.0.0.1:${silent.port}/`, { ...message, reach, patience: 100 })).toEqual({
    kind: 'none',
    because: 'timeout',
  })
  const rude = await serving((request) => request.socket.destroy())
  expect(await post(`http://127.0.0.1:${rude.port}/`, { ...message, reach })).toEqual({
    kind: 'none',
    because: 'unreachable',
  })
  expect(await post('http://127.0.0.1:1/', { ...message, reach })).toEqual({ kind: 'none', because: 'refused' })
  expect(await post('no address', { ...message, reach })).toEqual({ kind: 'none', because: 'not-configured' })
})
