/** Waiting messages and the keys they are sealed under. */
import { expect, test } from 'vitest'
import { mailPlace } from '../../src/features/mail/mail.ts'
import { openMessage } from '../../src/features/mail/open-message.ts'
import { sendDueMail } from '../../src/features/mail/send-mail.ts'
import { rotateKeys } from '../../src/features/keys/rotate-keys.ts'
import { sendVerification } from '../../src/features/verification/send-verification.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { createSecretBox, keyIdOf } from '../../src/kernel/secret-box.ts'
import { makeMember } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'
import { readOutbox } from './outbox.ts'

const app = testApp()
const old = 'test key: thirty-two characters or more'
const next = 'next key: thirty-two characters or more'
const lost = 'lost key: thirty-two characters or more'

async function queue(email: string): Promise<void> {
  const member = await makeMember(app.deps, { email, emailVerifiedAt: undefined })
  await sendVerification(app.deps, { member, actor: 'system' })
}

const sealed = async (): Promise<{ id: string; message_sealed: string }[]> =>
  app.deps.database.db('outbox_messages').select('id', 'message_sealed').orderBy('id')

test('what is stored tells nothing, and opens for its own row only', async () => {
  await queue('zoe@example.org')
  const [row] = await sealed()
  const [read] = await readOutbox(app.deps)
  const stored = JSON.stringify(await app.deps.database.db('outbox_messages'))
  expect(stored).not.toContain('zoe@')
  expect(stored).not.toContain('/verify/')
  expect(JSON.stringify(await app.deps.database.db('verification_links'))).not.toContain(read!.link.split('/').at(-1))
  expect(openMessage(app.deps.secretBox, systemRandom.uuid(), row!.message_sealed)).toBeUndefined()
})

test('a rotation seals waiting messages anew, so that the old key can go', async () => {
  await queue('a@example.org')
  await queue('b@example.org')
  const secretBox = createSecretBox([next, old], systemRandom)
  const outcome = await rotateKeys({ ...app.deps, secretBox, keyFile: undefined }, 'command-line')
  expect(outcome).toMatchObject({ resealed: 2, unneeded: [{ keyId: keyIdOf(old) }], needed: [] })
  const alone = createSecretBox([next], systemRandom)
  for (const { id, message_sealed } of await sealed()) expect(openMessage(alone, id, message_sealed)).toBeDefined()
  expect(await rotateKeys({ ...app.deps, secretBox, keyFile: undefined }, 'command-line')).toMatchObject({
    resealed: 0,
  })
})

test('more messages than one piece holds are all sealed anew', { timeout: 60_000 }, async () => {
  const { id: memberId } = await makeMember(app.deps)
  const rows = Array.from({ length: 1_203 }, () => {
    const id = systemRandom.uuid()
    const now = app.clock.now()
    const message = JSON.stringify({ to: 'a@example.org', text: '', html: '' })
    return {
      ...{ id, member_id: memberId, kind: 'reset', language: 'en', subject: 's', created_at: now, send_after: now },
      message_sealed: app.deps.secretBox.seal(message, mailPlace(id)),
    }
  })
  await app.deps.database.db.batchInsert('outbox_messages', rows, 200)
  const secretBox = createSecretBox([next, old], systemRandom)
  const outcome = await rotateKeys({ ...app.deps, secretBox, keyFile: undefined }, 'command-line')
  expect(outcome).toMatchObject({ resealed: 1_203, needed: [] })
})

test('what no key opens is kept, its key is needed, and nothing of it is sent until the key is back', async () => {
  await queue('a@example.org')
  const [row] = await sealed()
  const stranger = createSecretBox([lost], systemRandom)
  const plain = app.deps.secretBox.open(row!.message_sealed, mailPlace(row!.id))
  await app.deps.outbox.replaceSealed({ id: row!.id, messageSealed: stranger.seal(plain, mailPlace(row!.id)) })

  const outcome = await rotateKeys({ ...app.deps, keyFile: undefined }, 'command-line')
  expect(outcome.resealed).toBe(0)
  const mailer = { send: () => Promise.reject(new Error('must not be sent')) }
  await sendDueMail({ ...app.deps, mailer }, new Map())
  expect(await app.deps.outbox.find(row!.id)).toMatchObject({
    state: 'failed',
    trouble: 'unreadable',
    hasMessage: true,
  })

  const found = createSecretBox([old, lost], systemRandom)
  await rotateKeys({ ...app.deps, secretBox: found, keyFile: undefined }, 'command-line')
  expect(await readOutbox(app.deps)).toMatchObject([{ to: 'a@example.org' }])
})

test('a key that something damaged still names is needed', async () => {
  await queue('a@example.org')
  const [row] = await sealed()
  const elsewhere = app.deps.secretBox.seal('damaged', mailPlace('another row'))
  await app.deps.outbox.replaceSealed({ id: row!.id, messageSealed: elsewhere })
  const secretBox = createSecretBox([next, old], systemRandom)
  expect(await rotateKeys({ ...app.deps, secretBox, keyFile: undefined }, 'command-line')).toMatchObject({
    needed: [{ keyId: keyIdOf(old) }],
    unneeded: [],
  })
})
