/** Messages on their way to webhooks: signed, at least once, and never lost by a receiver that misbehaves. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reseal } from '../../src/features/keys/reseal.ts'
import { addWebhook } from '../../src/features/webhooks/change-webhooks.ts'
import { deliverDueWebhooks, retryDelays, type DeliverDeps } from '../../src/features/webhooks/deliver-webhooks.ts'
import { enqueueWebhook } from '../../src/features/webhooks/enqueue-webhook.ts'
import type { WebhookEventType } from '../../src/features/webhooks/webhook.ts'
import { createOutbound } from '../../src/kernel/outbound.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { createSecretBox } from '../../src/kernel/secret-box.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp({ ZENDESK_ORIGIN: 'http://localhost:4999' })

type Received = { headers: Record<string, string>; body: string }
let server: Server
let received: Received[]
/** What the receiver answers, in order; the last one for ever. */
let answers: number[]
let url: string
let deps: DeliverDeps

beforeEach(async () => {
  received = []
  answers = [200]
  server = createServer((request, response) => {
    void readBody(request).then((body) => {
      received.push({ headers: request.headers as Record<string, string>, body })
      response.writeHead(answers.length > 1 ? answers.shift()! : answers[0]!).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=theirs`
  deps = { ...app.deps, outbound: createOutbound(() => false) }
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

async function makeWebhook(eventTypes: readonly WebhookEventType[] = ['finding.opened'], isEnabled = true) {
  const { id: createdBy } = await makeMember(app.deps, { role: 'owner' })
  const wish = { url, description: '', eventTypes, isEnabled }
  return addWebhook(app.deps, wish, { createdBy, actor: 'system' })
}

const tell = (type: WebhookEventType = 'finding.opened') => enqueueWebhook(app.deps, { type, data: { code: 'x' } })
const deliveries = (id: string) => app.deps.webhooks.listDeliveries(id, 10)
/** Receivers refuse what is too old or from the future: this one lives in the time of the test. */
function verify({ headers, body }: Received, secret: string): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now: app.clock.now() })
  try {
    return new Verifier(secret).verify(body, headers)
  } finally {
    vi.useRealTimers()
  }
}

test('a message arrives once, signed so that an independent library believes it', async () => {
  const { id, secret } = await makeWebhook()
  expect(await tell()).toBe(1)
  await deliverDueWebhooks(deps)
  await deliverDueWebhooks(deps)

  expect(received).toHaveLength(1)
  expect(verify(received[0]!, secret)).toEqual({
    type: 'finding.opened',
    timestamp: app.clock.now().toISOString(),
    data: { code: 'x' },
  })
  expect(() => verify({ ...received[0]!, body: received[0]!.body.replace('"x"', '"y"') }, secret)).toThrow()
  expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 1, lastStatus: 200 }])
})

test('who did not ask, or is off, is told nothing', async () => {
  await makeWebhook(['run.finished'])
  await makeWebhook(['finding.opened'], false)
  expect(await tell()).toBe(0)
  await deliverDueWebhooks(deps)
  expect(received).toEqual([])
})

test('a message that is not accepted is sent again, later each time, under the same id, until it is given up', async () => {
  const { id, secret } = await makeWebhook()
  answers = [500]
  await tell()
  for (const delay of retryDelays) {
    await deliverDueWebhooks(deps)
    const [waiting] = await deliveries(id)
    expect(waiting).toMatchObject({ state: 'waiting', lastStatus: 500 })
    const wait = waiting!.nextAt.getTime() - app.clock.now().getTime()
    expect(wait).toBeGreaterThanOrEqual(delay * 0.9)
    expect(wait).toBeLessThanOrEqual(delay * 1.1)
    const before = received.length
    await deliverDueWebhooks(deps)
    expect(received).toHaveLength(before)
    app.clock.advance(delay * 1.1)
  }
  await deliverDueWebhooks(deps)
  expect(await deliveries(id)).toMatchObject([{ state: 'failed', attempts: retryDelays.length + 1 }])
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)

  answers = [204]
  const [failed] = await deliveries(id)
  expect(await app.deps.webhooks.replay(id, failed!.id, app.clock.now())).toBe(true)
  await deliverDueWebhooks(deps)
  expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }])
  expect(received.at(-1)!.headers['webhook-id']).toBe(received[0]!.headers['webhook-id'])
  expect(secret).toMatch(/^whsec_/)
})

test('one that was sent and not marked, as after a crash, is sent once more when its lease is over', async () => {
  const { id } = await makeWebhook()
  await tell()
  const dying = { ...deps, webhooks: { ...app.deps.webhooks, settle: () => Promise.reject(new Error('killed')) } }
  await expect(deliverDueWebhooks(dying)).rejects.toThrow('killed')
  await deliverDueWebhooks(deps)
  expect(received).toHaveLength(1)
  app.clock.advance(61_000)
  await deliverDueWebhooks(deps)
  expect(received).toHaveLength(2)
  expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 2 }])
})

test('a receiver that says it is gone is told nothing more, and a silent one waits its turn', async () => {
  const { id } = await makeWebhook()
  answers = [410]
  await tell()
  await deliverDueWebhooks(deps)
  expect(await deliveries(id)).toMatchObject([{ state: 'failed', lastTrouble: 'gone' }])
  expect(await app.deps.webhooks.find(id)).toMatchObject({ isEnabled: false, disabledBecause: 'gone' })
  expect(await tell()).toBe(0)
})

test('secrets follow when the keys change, and a message can still be signed', async () => {
  const { id, secret } = await makeWebhook()
  const secretBox = createSecretBox(
    ['another key: thirty-two characters or more', 'test key: thirty-two characters or more'],
    systemRandom,
  )
  await reseal({ ...app.deps, secretBox })
  const [stored] = await app.deps.webhooks.listSealed()
  expect(secretBox.isCurrent(stored!.secretSealed)).toBe(true)
  await tell()
  await deliverDueWebhooks({ ...deps, secretBox })
  expect(verify(received[0]!, secret)).toBeTruthy()

  // The newest is listed first: not of the same moment.
  app.clock.advance(1_000)
  await tell()
  await deliverDueWebhooks(deps)
  expect(await deliveries(id)).toMatchObject([{ state: 'waiting', lastTrouble: 'no key opens the secret' }, {}])
})

test('a secret stands neither in the database as it is nor in the log', async () => {
  const { secret } = await makeWebhook()
  answers = [500]
  await tell()
  await deliverDueWebhooks(deps)
  const { rows } = await app.deps.database.db.raw<{ rows: unknown[] }>('select w.*, e.* from webhooks w, events e')
  expect(JSON.stringify(rows)).not.toContain(secret.slice(6))
  expect(app.logged.join()).not.toContain(secret.slice(6))
})
