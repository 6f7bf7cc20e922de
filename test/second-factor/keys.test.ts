/** Secrets of authenticator apps move with the keys that seal them. */
import { expect, test } from 'vitest'
import { reseal } from '../../src/features/keys/reseal.ts'
import { rotateKeys } from '../../src/features/keys/rotate-keys.ts'
import { openTotpSecret, sealTotpSecret } from '../../src/features/second-factor/totp/seal-totp.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { createSecretBox, keyIdOf } from '../../src/kernel/secret-box.ts'
import { makeMember, password } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'
import { enrol } from './authenticator.ts'

const app = testApp()
const old = 'test key: thirty-two characters or more'
const anew = 'new key: thirty-two characters or more'

test('a rotation seals them anew, and codes go on being right', async () => {
  const phone = await enrol(app, await makeMember(app.deps, { username: 'ada' }))

  const secretBox = createSecretBox([anew, old], systemRandom)
  const outcome = await rotateKeys({ ...app.deps, secretBox, keyFile: undefined }, 'command-line')
  expect(outcome).toMatchObject({ left: [], needed: [], unneeded: [{ keyId: keyIdOf(old) }] })
  expect(await app.deps.totpFactors.listKeyIds()).toEqual([keyIdOf(anew)])

  app.deps.secretBox.useKeys([anew, old])
  const path = '/sign-in/second-factor'
  const who = visitor(app.server)
  await who.signIn('ada', password)
  expect((await who.submit(path, { 'proof-code': phone.next() }, path)).headers['location']).toBe('/account')
})

test('more of them than one piece holds are all sealed anew, one that no key opens among them', async () => {
  const { db } = app.deps.database
  const at = app.clock.now()
  const before = createSecretBox([old], systemRandom)
  const people = Array.from({ length: 1_002 }, (_, i) => ({
    id: app.deps.random.uuid(),
    external_id: `p-${i}`,
    name: 'P',
  }))
  await db.raw(
    `insert into members (id, external_id, name, created_at, updated_at)
     select p.id, p.external_id, p.name, :at, :at
     from json_to_recordset(cast(:people as json)) as p (id uuid, external_id text, name text)`,
    { people: JSON.stringify(people), at },
  )
  await db.batchInsert(
    'totp_factors',
    people.map(({ id }, i) => ({
      member_id: id,
      secret_sealed: i === 600 ? `v1.${keyIdOf(old)}.AAAA` : sealTotpSecret(before, id, 'a secret'),
      confirmed_at: at,
    })),
    200,
  )
  const secretBox = createSecretBox([anew, old], systemRandom)
  expect(await reseal({ ...app.deps, secretBox })).toMatchObject({ resealed: 1_001 })
  const alone = createSecretBox([anew], systemRandom)
  const sealed = await db<{ member_id: string; secret_sealed: string }>('totp_factors')
  const opened = sealed.map((row) =>
    openTotpSecret(alone, { memberId: row.member_id, secretSealed: row.secret_sealed }),
  )
  expect(opened.filter((secret) => secret === 'a secret')).toHaveLength(1_001)
})

test('one that no key opens is left, and the old key is still needed', async () => {
  await enrol(app, await makeMember(app.deps, { username: 'ada' }))
  const sealed = `v1.${keyIdOf(old)}.${'A'.repeat(80)}`
  await app.deps.database.db('totp_factors').update({ secret_sealed: sealed })
  const secretBox = createSecretBox([anew, old], systemRandom)
  const outcome = await rotateKeys({ ...app.deps, secretBox, keyFile: undefined }, 'command-line')
  expect(outcome.needed).toMatchObject([{ keyId: keyIdOf(old) }])
})
