/** Webhooks in the console: who may, what is asked, what is shown once. */
import { expect, test } from 'vitest'
import { enqueueWebhook } from '../../src/features/webhooks/enqueue-webhook.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readable, visitor } from '../support/visitor.ts'

const app = testApp()
const home = '/admin/settings/webhooks'
const filled = {
  url: 'https://hooks.example.com/in?token=theirs',
  description: 'Tickets',
  enabled: 'on',
  'event:finding.opened': 'on',
}

async function visit(role: 'owner' | 'auditor') {
  await makeMember(app.deps, { email: `${role}@example.org`, role })
  const person = visitor(app.server)
  await person.signIn(`${role}@example.org`, password)
  return person
}

test('an owner adds one, sees its secret once, and its address nowhere but in the form', async () => {
  const owner = await visit('owner')
  expect(readable((await owner.get(home)).text)).toContain('Nobody is told yet')
  const added = await owner.submit(`${home}/new`, filled, home)
  expect(added.status).toBe(201)
  const secret = /whsec_[A-Za-z0-9+/=]+/.exec(added.text)?.[0]
  expect(Buffer.from(secret!.slice(6), 'base64')).toHaveLength(32)

  const [webhook] = await app.deps.webhooks.list()
  const eventTypes = ['finding.opened', 'finding.reopened', 'run.incomplete', 'decision.needed']
  expect(webhook).toMatchObject({ url: filled.url, eventTypes, isEnabled: true })
  const list = await owner.get(home)
  const page = await owner.get(`${home}/${webhook!.id}`)
  for (const { text } of [list, page]) {
    expect(text).toContain('hooks.example.com')
    expect(text).not.toContain('theirs')
    expect(text).not.toContain(secret)
  }
  expect((await owner.get(`${home}/${webhook!.id}/edit`)).text).toContain('theirs')
  const events = await app.deps.database.db<{ type: string; detail: object }>('events').where({ type: 'webhook.added' })
  expect(events).toMatchObject([{ detail: { webhook: webhook!.id, event_types: eventTypes } }])
  expect(JSON.stringify(events)).not.toContain('theirs')
})

test.each([
  [{ url: '  ' }, 'Enter the address'],
  [{ url: 'http://hooks.example.com/' }, 'It has to begin with https://'],
  [{ url: 'https://ada:s3cret@hooks.example.com/' }, 'Leave the user name and password out'],
  [{ url: 'javascript:alert(1)' }, 'It has to begin with https://'],
  [{ url: 'https://hooks.example.com/#part' }, 'Leave out what begins with #'],
  [{ url: 'not one' }, 'This is not a web address'],
  [{ description: 'a\u202eb' }, 'invisible character'],
  [{ 'event:finding.opened': '' }, 'Choose at least one kind of message'],
])('%o is refused, and what was typed comes back', async (wrong, words) => {
  const owner = await visit('owner')
  const answer = await owner.post(home, { ...filled, ...wrong })
  expect(answer.status).toBe(422)
  expect(readable(answer.text)).toContain(words)
  expect(answer.text).toContain(!('description' in wrong) ? 'Tickets' : 'hooks.example.com')
  expect(await app.deps.webhooks.list()).toEqual([])
})

test('it is changed, told a test, replayed, given a new secret and deleted', async () => {
  const owner = await visit('owner')
  const first = /whsec_[A-Za-z0-9+/=]+/.exec((await owner.post(home, filled)).text)?.[0]
  const { id } = (await app.deps.webhooks.list())[0]!
  const one = `${home}/${id}`

  await owner.submit(`${one}/edit`, { description: 'Chat', 'event:run.finished': 'on' }, one)
  expect(await app.deps.webhooks.find(id)).toMatchObject({
    description: 'Chat',
    eventTypes: ['finding.opened', 'run.finished'],
  })
  await owner.submit(one, {}, `${one}/test`)
  await enqueueWebhook(app.deps, { type: 'finding.opened', data: {} })
  const waiting = await app.deps.webhooks.listDeliveries(id, 5)
  expect(waiting.map(({ eventType }) => eventType).toSorted()).toEqual(['finding.opened', 'webhook.test'])

  const [delivery] = waiting
  expect((await owner.post(`${one}/deliveries/${delivery!.id}`)).headers['location']).toContain('not-replayed')
  await app.deps.webhooks.settle(delivery!.id, { state: 'failed', at: app.clock.now() })
  const replayed = await owner.submit(one, {}, `${one}/deliveries/${delivery!.id}`)
  expect(replayed.headers['location']).toBe(`${one}?done=replayed`)

  const second = /whsec_[A-Za-z0-9+/=]+/.exec((await owner.submit(one, {}, `${one}/secret`)).text)?.[0]
  expect(second).not.toBe(first)
  expect((await owner.submit(one, {}, `${one}/delete`)).headers['location']).toBe(`${home}?done=deleted`)
  expect((await owner.get(one)).status).toBe(404)
})

test('an auditor sees them and changes nothing', async () => {
  const owner = await visit('owner')
  await owner.post(home, filled)
  const [webhook] = await app.deps.webhooks.list()
  const auditor = await visit('auditor')
  const page = await auditor.get(`${home}/${webhook!.id}`)
  expect(page.status).toBe(200)
  expect(page.text).not.toContain('<form method="post" action="/admin')
  expect((await auditor.get(`${home}/new`)).status).toBe(403)
  expect((await auditor.post(`${home}/${webhook!.id}/delete`)).status).toBe(403)
  expect(await app.deps.webhooks.list()).toHaveLength(1)
})
