/** Rotating the keys that seal secrets: nothing is lost, whenever it is cut short. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keyFileOf, loadSecretKeys, type KeyFile } from '../../src/config/secret-keys.ts'
import { openSecret, sealSecret } from '../../src/features/apps/secret/seal-secret.ts'
import { reseal } from '../../src/features/keys/reseal.ts'
import { rotateKeys } from '../../src/features/keys/rotate-keys.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { createSecretBox, keyIdOf, type SecretBox } from '../../src/kernel/secret-box.ts'
import { makeApp, sharedSecret } from '../support/make.ts'
import { testApp } from '../support/test-app.ts'

const app = testApp()

const old = 'test key: thirty-two characters or more'
const [keyA, keyB, lost] = ['key A', 'key B', 'lost key'].map((name) => `${name}: thirty-two characters or more`) as [
  string,
  string,
  string,
]
const secretOf = (at: number): string => sharedSecret.slice(0, -1) + String(at)

let folder: string
let file: KeyFile
let ids: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-keys-'))
  file = keyFileOf({ secretKeys: undefined, dataDir: folder })!
  file.write([old])
  ids = []
  for (const at of [0, 1, 2]) {
    const { id } = await makeApp(app.deps, { name: `App ${at}`, subdomain: `acme${at}`, secret: secretOf(at) })
    ids.push(id)
  }
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What a process that starts now can open: with the keys on disk, as the embedded database's process reads them. */
const restarted = (): SecretBox =>
  createSecretBox(loadSecretKeys({ ...app.config, dataDir: folder }, systemRandom), systemRandom)

async function expectAllOpen(secretBox: SecretBox): Promise<void> {
  for (const [at, id] of ids.entries()) {
    expect(await openSecret({ apps: app.deps.apps, secretBox }, id)).toEqual({ kind: 'secret', secret: secretOf(at) })
  }
}

const rotations = async () => {
  const rows = await app.deps.database.db<{ type: string; actor: string; detail: object }>('events').orderBy('id')
  return rows.filter(({ type }) => type === 'keys.rotated')
}

describe('with generated keys', () => {
  test('a new key seals everything and the old one is gone', async () => {
    const secretBox = restarted()
    const outcome = await rotateKeys({ ...app.deps, secretBox, keyFile: file }, 'command-line')
    expect(outcome).toMatchObject({
      resealed: 3,
      left: [],
      isNewKey: true,
      needed: [],
      unneeded: [{ keyId: keyIdOf(old) }],
    })
    expect(file.read()).toHaveLength(1)
    expect(file.read()).not.toContain(old)
    expect(keyIdOf(file.read()[0]!)).toBe(outcome.keyId)
    expect(statSync(join(folder, 'secret-keys')).mode & 0o777).toBe(0o600)

    // Both the process that did it and the next one go on without a break.
    await expectAllOpen(secretBox)
    await expectAllOpen(restarted())
    await expect(async () => expectAllOpen(createSecretBox([old], systemRandom))).rejects.toThrow()
    expect(await rotations()).toMatchObject([
      { actor: 'command-line', detail: { resealed: 3, left: 0, key_id: outcome.keyId } },
    ])

    // What names a key in the record and in the outcome does not tell it.
    const told = JSON.stringify([outcome, await rotations()])
    expect(told).not.toContain(old)
    expect(told).not.toContain(file.read()[0])
  })

  test('fingerprints move with the keys: a secret used twice is still found', async () => {
    const secretBox = restarted()
    await rotateKeys({ ...app.deps, secretBox, keyFile: file }, 'command-line')
    const twice = makeApp({ ...app.deps, secretBox }, { name: 'Twice', subdomain: 'twice', secret: secretOf(1) })
    await expect(twice).rejects.toThrow('not added')
  })

  const killed = new Error('killed')
  const cuts: {
    when: string
    deps: () => Partial<{ keyFile: KeyFile; inTransaction: typeof app.deps.inTransaction }>
  }[] = [
    { when: 'before the new key is written', deps: () => ({ keyFile: dyingAtWrite(1, 'before') }) },
    { when: 'right after the new key is written', deps: () => ({ keyFile: dyingAtWrite(1, 'after') }) },
    { when: 'before anything is sealed anew', deps: () => ({ inTransaction: () => Promise.reject(killed) }) },
    {
      when: 'in the middle of sealing anew',
      deps: () => ({
        inTransaction: (work) =>
          app.deps.inTransaction(async (stores) => {
            let count = 0
            const replaceSealed: typeof stores.apps.replaceSealed = (id, secret) => {
              count += 1
              return count === 2 ? Promise.reject(killed) : stores.apps.replaceSealed(id, secret)
            }
            return work({ ...stores, apps: { ...stores.apps, replaceSealed } })
          }),
      }),
    },
    {
      when: 'right after everything is sealed anew',
      deps: () => ({
        inTransaction: async (work) => {
          await app.deps.inTransaction(work)
          throw killed
        },
      }),
    },
    { when: 'before the old key is dropped', deps: () => ({ keyFile: dyingAtWrite(2, 'before') }) },
    { when: 'right after the old key is dropped', deps: () => ({ keyFile: dyingAtWrite(2, 'after') }) },
  ]

  function dyingAtWrite(fatal: number, when: 'before' | 'after'): KeyFile {
    let count = 0
    return {
      read: () => file.read(),
      write: (keys) => {
        count += 1
        if (count === fatal && when === 'before') throw killed
        file.write(keys)
        if (count === fatal) throw killed
      },
    }
  }

  test.each(cuts)(
    'cut short $when, the next start opens everything and the next rotation ends it',
    async ({ deps }) => {
      const cut = rotateKeys({ ...app.deps, secretBox: restarted(), keyFile: file, ...deps() }, 'command-line')
      await expect(cut).rejects.toBe(killed)

      await expectAllOpen(restarted())
      const secretBox = restarted()
      expect(await reseal({ ...app.deps, secretBox })).toMatchObject({ left: [] })
      await expectAllOpen(secretBox)
      expect((await reseal({ ...app.deps, secretBox: restarted() })).resealed).toBe(0)

      await rotateKeys({ ...app.deps, secretBox, keyFile: file }, 'command-line')
      expect(file.read()).toHaveLength(1)
      await expectAllOpen(restarted())
    },
  )

  test('a rotation that another one overtakes drops no key that is in use', async () => {
    const secretBox = restarted()
    let transactions = 0
    const inTransaction: typeof app.deps.inTransaction = async (work) => {
      const result = await app.deps.inTransaction(work)
      transactions += 1
      // After the one that seals the secrets of apps; the first is about authenticator apps.
      if (transactions === 2) {
        file.write([keyA, file.read()[0]!, old])
        secretBox.useKeys([keyA, file.read()[1]!, old])
      }
      return result
    }
    await rotateKeys({ ...app.deps, inTransaction, secretBox, keyFile: file }, 'command-line')
    expect(file.read()).toHaveLength(2)
    await expectAllOpen(secretBox)
    await expectAllOpen(restarted())
  })

  test('several rotations at once end well', async () => {
    const deps = { ...app.deps, secretBox: restarted(), keyFile: file }
    await Promise.all([1, 2, 3].map(() => rotateKeys(deps, 'command-line')))
    expect(file.read()).toHaveLength(1)
    await expectAllOpen(restarted())
  })

  test('a half-written file beside the real one is nobody’s keys', () => {
    file.write([keyA])
    expect(readFileSync(join(folder, 'secret-keys'), 'utf8')).toBe(`${keyA}\n`)
    expect(loadSecretKeys({ ...app.config, dataDir: folder }, systemRandom)).toEqual([keyA])
  })
})

describe('with SECRET_KEYS', () => {
  const boxOf = (...keys: [string, ...string[]]): SecretBox => createSecretBox(keys, systemRandom)
  const rotate = (secretBox: SecretBox) => rotateKeys({ ...app.deps, secretBox, keyFile: undefined }, 'command-line')

  test('everything comes under the first key, and the others are said to be no longer needed', async () => {
    const secretBox = boxOf(keyA, keyB, old)
    expect(await rotate(secretBox)).toEqual({
      resealed: 3,
      left: [],
      isNewKey: false,
      keyId: keyIdOf(keyA),
      needed: [],
      unneeded: [
        { keyId: keyIdOf(keyB), position: 2 },
        { keyId: keyIdOf(old), position: 3 },
      ],
    })
    await expectAllOpen(boxOf(keyA))
    expect(file.read()).toEqual([old])
    expect(await rotate(secretBox)).toMatchObject({ resealed: 0 })
    expect(await rotations()).toHaveLength(1)
  })

  test('what no key opens is left as it is and named; the rest goes on', async () => {
    const stranger = sealSecret(boxOf(lost), ids[1]!, secretOf(1))
    await app.deps.apps.replaceSealed(ids[1]!, stranger)
    const outcome = await rotate(boxOf(keyA, old))
    expect(outcome).toMatchObject({ resealed: 2, left: [{ app: 'app-1', keyId: keyIdOf(lost) }] })
    expect(outcome.left[0]?.why).toContain(keyIdOf(lost))
    expect(await app.deps.apps.findSealedSecret(ids[1]!)).toBe(stranger.sealed)
    expect(await openSecret({ apps: app.deps.apps, secretBox: boxOf(lost) }, ids[1]!)).toMatchObject({ kind: 'secret' })
  })

  test('a key that something damaged still names is needed', async () => {
    const damaged = sealSecret(boxOf(old), 'another-row', secretOf(1))
    await app.deps.apps.replaceSealed(ids[1]!, damaged)
    expect(await rotate(boxOf(keyA, old))).toMatchObject({
      needed: [{ keyId: keyIdOf(old), position: 2 }],
      unneeded: [],
    })
  })

  test('one secret in two apps, sealed under two keys, stops nothing', async () => {
    await app.deps.apps.replaceSealed(ids[1]!, sealSecret(boxOf(keyA), ids[1]!, secretOf(0)))
    const outcome = await rotate(boxOf(keyA, old))
    expect(outcome).toMatchObject({ resealed: 1, left: [{ app: 'app-0' }], needed: [{ keyId: keyIdOf(old) }] })
    expect(outcome.left[0]?.why).toContain('no secret serves two apps')
  })

  test('at a start nothing is done when there is nothing to do', async () => {
    expect(await reseal(app.deps)).toEqual({ resealed: 0, left: [] })
    expect(await rotations()).toEqual([])
  })
})

test('keys kept in a file are changed there only', () => {
  expect(keyFileOf({ secretKeys: [keyA], dataDir: folder })).toBeUndefined()
})
