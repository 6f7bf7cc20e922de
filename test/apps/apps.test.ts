/** Adding, changing and deleting app registrations: what is stored, what is recorded, what may not be. */
import { expect, test } from 'vitest'
import { addApp, type NewApp } from '../../src/features/apps/add-app.ts'
import { changeApp } from '../../src/features/apps/change-app.ts'
import { setAppEnabled } from '../../src/features/apps/set-app-enabled.ts'
import { deleteApp } from '../../src/features/apps/delete-app.ts'
import { openSecret } from '../../src/features/apps/secret/seal-secret.ts'
import { createSecretBox } from '../../src/kernel/secret-box.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { makeApp, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()

const secrets = Array.from({ length: 4 }, (_, at) => sharedSecret.slice(0, -1) + String(at))
const by = { actor: 'command-line' } as const
const ordinary: NewApp = {
  name: 'Contoso Help',
  subdomain: 'contoso',
  returnHosts: ['help.contoso.com'],
  isEnabled: false,
  secret: sharedSecret,
}

const add = (wishes: Partial<NewApp> = {}) => addApp(app.deps, { ...by, input: { ...ordinary, ...wishes } })

type EventRow = { type: string; actor: string; outcome: string; codes: string[]; detail: object; app_id: string }
const events = (): Promise<EventRow[]> => app.deps.database.db<EventRow>('events').select('*').orderBy('id')

test('an app is stored with its secret sealed, and can sign with it', async () => {
  const outcome = await add()
  if (outcome.kind !== 'added') throw new Error('not added')
  expect(outcome).toMatchObject({ warning: undefined, app: { key: 'contoso-help', version: 1, isEnabled: false } })
  expect(await app.deps.apps.get('contoso-help')).toEqual(outcome.app)
  expect(await openSecret(app.deps, outcome.app.id)).toEqual({ kind: 'secret', secret: sharedSecret })

  const rows = JSON.stringify(await app.deps.database.db('apps').select('*'))
  expect(rows).not.toContain(sharedSecret)
  expect(rows).not.toContain(Buffer.from(sharedSecret).toString('base64'))
  expect(await events()).toMatchObject([
    {
      type: 'app.added',
      actor: 'command-line',
      outcome: 'done',
      app_id: outcome.app.id,
      detail: { subdomain: 'contoso' },
    },
  ])
})

test('a secret of an unusual shape is taken with a remark', async () => {
  expect(await add({ secret: '9f86d081884c7d659a2feaa0c55ad015' })).toMatchObject({
    warning: expect.any(String) as string,
  })
})

test('keys come from the name, are unique, and are never given again', async () => {
  const name = 'Contoso Help'
  const keys: string[] = []
  for (const [at, secret] of secrets.slice(0, 3).entries()) {
    const outcome = await add({ name, subdomain: `contoso${at}`, secret })
    if (outcome.kind === 'added') keys.push(outcome.app.key)
  }
  expect(keys).toEqual(['contoso-help', 'contoso-help-2', 'contoso-help-3'])

  await deleteApp(app.deps, { ...by, key: 'contoso-help-2', typedName: name })
  expect(await add({ name, subdomain: 'contoso1', secret: secrets[1]! })).toMatchObject({
    app: { key: 'contoso-help-4' },
  })
})

test.each([
  ['New', 'new-2'],
  ['日本語', 'zendesk'],
  ['Straße & Söhne', 'stra-e-sohne'],
])('the key of %s is %s', async (name, key) => {
  expect(await add({ name })).toMatchObject({ kind: 'added', app: { key } })
})

test('no subdomain and no secret serves two apps', async () => {
  await add()
  expect(await add({ name: 'Other' })).toEqual({
    kind: 'refused',
    errors: {
      subdomain: expect.stringMatching(/contoso\.zendesk\.com is registered already, as “Contoso Help”/) as string,
      secret: expect.stringMatching(/no secret serves two apps/) as string,
    },
  })
  expect(await app.deps.apps.list()).toHaveLength(1)
  expect(await events()).toHaveLength(1)

  // A deleted app stands in nobody's way.
  await deleteApp(app.deps, { ...by, key: 'contoso-help', typedName: 'Contoso Help' })
  expect(await add({ name: 'Other' })).toMatchObject({ kind: 'added' })
})

test('a secret is known again after the keys changed, before it was sealed anew', async () => {
  await add()
  const secretBox = createSecretBox(
    ['another key of thirty-two characters', 'test key: thirty-two characters or more'],
    systemRandom,
  )
  const outcome = await addApp({ ...app.deps, secretBox }, { ...by, input: { ...ordinary, subdomain: 'other' } })
  expect(outcome).toMatchObject({ kind: 'refused', errors: { secret: expect.any(String) as string } })
})

test('R34 a weak secret does not get past the door, whoever calls', async () => {
  expect(await add({ secret: 'short' })).toMatchObject({
    kind: 'refused',
    errors: { secret: expect.any(String) as string },
  })
  await add()
  const change = { key: 'contoso-help', input: { ...ordinary, version: 1, secret: 'a'.repeat(48) } }
  expect(await changeApp(app.deps, { ...by, ...change })).toMatchObject({ kind: 'refused' })
})

test('many adding at once: each key and each secret once', async () => {
  const outcomes = await Promise.all([
    add(),
    add(),
    add({ subdomain: 'b', secret: secrets[1]! }),
    add({ subdomain: 'c', secret: secrets[2]! }),
  ])
  expect(outcomes.filter(({ kind }) => kind === 'added')).toHaveLength(3)
  const keys = (await app.deps.apps.list()).map(({ key }) => key)
  expect(keys.toSorted()).toEqual(['contoso-help', 'contoso-help-2', 'contoso-help-3'])
})

test('a change is stored with the version counted up, and recorded by field', async () => {
  await add()
  const input = { ...ordinary, name: 'Contoso Support', returnHosts: [], secret: secrets[1], version: 1 }
  const outcome = await changeApp(app.deps, { ...by, key: 'contoso-help', input })
  expect(outcome).toMatchObject({ kind: 'changed', app: { key: 'contoso-help', name: 'Contoso Support', version: 2 } })
  if (outcome.kind === 'changed') {
    expect(await openSecret(app.deps, outcome.app.id)).toEqual({ kind: 'secret', secret: secrets[1] })
  }
  const [, changed] = await events()
  expect(changed).toMatchObject({
    type: 'app.changed',
    detail: { key: 'contoso-help', version: 2, changed: ['name', 'return_hosts', 'secret'], return_hosts: [] },
  })
})

test('saving without a change changes and records nothing', async () => {
  await add()
  const input = { ...ordinary, secret: undefined, version: 1 }
  expect(await changeApp(app.deps, { ...by, key: 'contoso-help', input })).toMatchObject({
    kind: 'changed',
    app: { version: 1 },
  })
  expect(await events()).toHaveLength(1)
})

test('of two changes to one version the second is told and changes nothing', async () => {
  await add()
  const change = (name: string) =>
    changeApp(app.deps, { ...by, key: 'contoso-help', input: { ...ordinary, secret: undefined, name, version: 1 } })
  const outcomes = await Promise.all([change('First'), change('Second')])
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'conflict'])
  expect(await events()).toHaveLength(2)
})

test('R38 another subdomain needs its secret: a token for one account is never signed with that of another', async () => {
  await add()
  const change = (secret: string | undefined) =>
    changeApp(app.deps, {
      ...by,
      key: 'contoso-help',
      input: { ...ordinary, subdomain: 'fabrikam', secret, version: 1 },
    })
  expect(await change(undefined)).toMatchObject({ kind: 'refused', errors: { secret: expect.any(String) as string } })
  expect(await change(sharedSecret)).toMatchObject({ kind: 'changed', app: { subdomain: 'fabrikam' } })
})

test('an app may keep its own subdomain and secret, but not take those of another', async () => {
  await add()
  await add({ name: 'Other', subdomain: 'other', secret: secrets[1]! })
  const input = { ...ordinary, subdomain: 'contoso', secret: sharedSecret, version: 1 }
  expect(await changeApp(app.deps, { ...by, key: 'other', input })).toMatchObject({
    kind: 'refused',
    errors: { subdomain: expect.any(String) as string, secret: expect.any(String) as string },
  })
})

test('pausing and resuming are recorded once each, and asking twice changes nothing', async () => {
  await makeApp(app.deps)
  for (const isEnabled of [false, false, true, true]) {
    expect(await setAppEnabled(app.deps, { ...by, key: 'acme-help', isEnabled })).toMatchObject({
      kind: 'set',
      app: { isEnabled },
    })
  }
  expect((await events()).map(({ type, detail }) => [type, (detail as { enabled: boolean }).enabled])).toEqual([
    ['app.added', true],
    ['app.changed', false],
    ['app.changed', true],
  ])
})

test('a deleted app loses its secret for good and is found nowhere', async () => {
  const { id } = await makeApp(app.deps)
  expect(await deleteApp(app.deps, { ...by, key: 'acme-help', typedName: 'acme help' })).toMatchObject({
    kind: 'refused',
  })
  expect(await deleteApp(app.deps, { ...by, key: 'acme-help', typedName: ' Acme Help ' })).toEqual({ kind: 'deleted' })
  expect(await app.deps.apps.find('acme-help')).toBeUndefined()
  expect(await app.deps.apps.list()).toEqual([])
  expect(await openSecret(app.deps, id)).toMatchObject({ kind: 'shut' })
  const row = await app.deps.database.db<Record<string, unknown>>('apps').select('*').first()
  expect(row).toMatchObject({ key: 'acme-help', secret_sealed: null, secret_fingerprint: null, is_enabled: false })
  await expect(deleteApp(app.deps, { ...by, key: 'acme-help', typedName: 'Acme Help' })).rejects.toMatchObject({
    code: 'page.not-found',
  })
})

test('when the event cannot be recorded, nothing happened', async () => {
  await app.deps.database.db.raw(
    `create function refuse_events() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  )
  await app.deps.database.db.raw(
    `create trigger refuse before insert on events for each row execute function refuse_events()`,
  )
  try {
    await expect(add()).rejects.toThrow()
    expect(await app.deps.apps.list()).toEqual([])
  } finally {
    await app.deps.database.db.raw('drop trigger refuse on events; drop function refuse_events')
  }
})

test('a key no app could have is not found, whatever it holds', async () => {
  for (const key of ['', '\0', 'a'.repeat(500), "' or 1=1 --", '../x', 'Acme', '__proto__']) {
    expect(await app.deps.apps.find(key)).toBeUndefined()
  }
})
