/** The Admin Center page: settings under Zendesk's labels, switches that really switch, and the record of hand-offs. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { switchCatalogue, switchKeys } from '../../src/features/practice/practice-switches.ts'
import { openPractice, secret, withPeople } from './practice-world.ts'

const save = (practice: ReturnType<typeof openPractice>, form: string | object, from = 'http://127.0.0.1:3001') =>
  practice.agent.post('/admin/switches').set('Host', '127.0.0.1:3001').set('Origin', from).type('form').send(form)

describe('what it shows', () => {
  test('the settings under Zendesk’s labels, the secret masked', async () => {
    const practice = openPractice({ ipRanges: '10.0.0.0/8' })
    const page = load((await practice.agent.get('/admin').expect(200)).text)
    const settings = Object.fromEntries(
      page('#sso dl > div')
        .get()
        .map((row) => [page(row).find('dt').text(), page(row).find('dd').text()]),
    )
    expect(settings).toEqual({
      'Remote login URL': 'http://127.0.0.1:3000/sso/zendesk/contoso',
      'Remote logout URL': 'http://127.0.0.1:3000/sso/zendesk/contoso/logout',
      'Shared secret': `${secret.slice(0, 6)}${'*'.repeat(42)}`,
      'IP ranges': '10.0.0.0/8',
    })
    expect(page('label').text()).toContain('Update of external IDs?')
    expect(page('main').text()).toContain('No sign-in is asked for here')
  })

  test('a secret too short to be masked shows nothing of itself', async () => {
    const page = (await openPractice({ sharedSecret: 'abcdef-short' }).agent.get('/admin')).text
    expect(page).not.toContain('abcdef')
  })

  test('the people it knows', async () => {
    const practice = withPeople([
      { name: 'Ada', email: 'ada@example.org', secondaryEmails: ['b@example.org'], externalId: 'M-1', role: 'agent' },
      { name: 'Bob', email: 'bob@example.org', isSuspended: true },
    ])
    const rows = load((await practice.agent.get('/admin')).text)('#people tbody tr').text()
    for (const word of ['Ada', 'agent', 'M-1', 'b@example.org', 'Bob', 'empty', 'suspended'])
      expect(rows).toContain(word)
  })
})

describe('the record', () => {
  test('shows claims, case, verdict and the message', async () => {
    const practice = openPractice()
    await practice.handOff({ external_id: 'M-1' })
    await practice.handOff({ external_id: 'M-1' })
    await practice.post({ jwt: practice.sign({}, 'another secret') })
    const page = load((await practice.agent.get('/admin')).text)
    const entries = page('.handoff')
      .get()
      .map((entry) => page(entry).text())
    expect(entries[0]).toMatch(/Refused.*signature cannot be verified.*as seen at Zendesk, signature\.wrong/s)
    expect(entries[1]).toMatch(/Signed in Ada.*case B/s)
    expect(entries[2]).toMatch(/Created Ada.*case A/s)
    expect(entries[2]).toContain('"external_id": "M-1"')
  })

  test('says when the words are not Zendesk’s', async () => {
    const practice = openPractice()
    await practice.handOff({ name: '' })
    expect((await practice.agent.get('/admin')).text).toContain('our words')
  })

  test('keeps the last fifty, however large or strange the tokens', async () => {
    const practice = openPractice()
    for (let n = 0; n < 52; n++) await practice.handOff({ name: 'A'.repeat(50_000), jti: `n-${n}` })
    await practice.post({ jwt: 'no.to.ken' })
    expect(practice.state.handoffs.length).toBe(50)
    expect(practice.state.handoffs[1]?.claims?.length).toBeLessThan(4_100)
    expect(practice.state.handoffs[0]?.claims).toBeUndefined()
    await practice.agent.get('/admin').expect(200)
  })
})

describe('switches', () => {
  test('the form as it stands changes nothing, and every value can be chosen', async () => {
    const practice = openPractice()
    const before = { ...practice.state.switches }
    const page = load((await practice.agent.get('/admin')).text)
    const form = Object.fromEntries(
      page('#switches select')
        .get()
        .map((select) => [page(select).attr('name') ?? '', page(select).val()]),
    )
    await save(practice, form).expect(303)
    expect(practice.state.switches).toEqual(before)
    expect(Object.keys(form).sort()).toEqual([...switchKeys].sort())
    for (const key of switchKeys) {
      for (const { value } of switchCatalogue[key].options) {
        await save(practice, { [key]: String(value) }).expect(303)
        expect(practice.state.switches[key]).toBe(value)
      }
    }
  })

  test('a switch takes effect with the next hand-off', async () => {
    const practice = withPeople([{ name: 'Y', email: 'ada@example.org', externalId: 'K-9' }])
    await practice.handOff({ external_id: 'M-1' })
    expect(practice.state.people[0]?.externalId).toBe('K-9')
    await save(practice, { updateExternalIds: 'true' }).expect(303)
    await practice.handOff({ external_id: 'M-1' })
    expect(practice.state.people[0]?.externalId).toBe('M-1')
  })

  test.each([
    'updateExternalIds=maybe',
    'updateExternalIds=true&unknown=1',
    'updateExternalIds=true&updateExternalIds=true',
    '__proto__=x',
    'constructor=x&toString=y',
    'updateExternalIds[a]=true',
  ])('%s is refused as a whole', async (form) => {
    const practice = openPractice()
    const before = { ...practice.state.switches }
    await save(practice, form).expect(422)
    expect(practice.state.switches).toEqual(before)
    expect(practice.bugs).toEqual([])
  })

  test('a megabyte is too large', async () => {
    await save(openPractice(), `updateExternalIds=${'x'.repeat(1_000_000)}`).expect(413)
  })

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:9999', 'http://localhost:3001', ''])(
    'a form from %j is not accepted',
    async (from) => {
      const practice = openPractice()
      await save(practice, { updateExternalIds: 'true' }, from).expect(403)
      expect(practice.state.switches.updateExternalIds).toBe(false)
    },
  )

  test('a form without an origin is not accepted', async () => {
    const practice = openPractice()
    await practice.agent.post('/admin/switches').type('form').send({ updateExternalIds: 'true' }).expect(403)
  })
})
