/** One rule for names at all three doors: the form, the command line and the member file. */
import { describe, expect, test } from 'vitest'
import { createAdministrator } from '../../src/features/administrators/create-administrator.ts'
import { readMemberName } from '../../src/features/members/member-name.ts'
import { makeSetupLink } from '../../src/features/setup/make-setup-link.ts'
import { exportedFile, importFile } from '../imports/member-files.ts'
import { testApp } from '../support/test-app.ts'
import { visitor } from '../support/visitor.ts'

const app = testApp()
const password = 'seven blue elephants dancing'

/** Whether each door takes the name. */
async function doorsFor(name: string): Promise<boolean[]> {
  const { path } = await makeSetupLink(app.deps)
  const form = { name, email: 'form@example.org', password, passwordAgain: password }
  const answer = await visitor(app.server).submit(path, form)
  const given = { email: 'line@example.org', name, role: 'auditor' } as const
  const created = await createAdministrator(app.deps, given)
  const cell = `"${name.replaceAll('"', '""')}"`
  const report = await importFile(app.deps, `external_id,name,email\nx-1,${cell},file@example.org\n`)
  return [answer.status === 303, created.kind === 'created', report.new === 1]
}

describe('a name', () => {
  test.each([
    ['a plain one', 'Ada Lovelace'],
    ['with joiners', 'میرزا\u200cعلی'],
    ['with marks of its script', 'नि\u200dल'],
    ['with markup', '<b>"Ada" & Co</b>'],
    ['like a formula', '=cmd()'],
    ['with an apostrophe in front', "'Ada"],
    ['of 255 letters', 'x'.repeat(255)],
  ])('%s is taken at every door and comes back from an export', async (_title, name) => {
    expect(await doorsFor(name)).toEqual([true, true, true])
    const again = await importFile(app.deps, await exportedFile(app.deps))
    expect(again).toMatchObject({ rows: 3, unchanged: 3, errors: [] })
  })

  test.each([
    ['that turns the writing around', 'Ada \u202eecalevoL'],
    ['with an isolate', 'Ada\u2066Lovelace'],
    ['with a control character', 'Ada\u0007'],
    ['with a line separator', 'Ada\u2028Lovelace'],
    ['that lost letters', 'J\ufffdrgen'],
    ['of 256 letters', 'x'.repeat(256)],
    ['of 3,000 letters', 'x'.repeat(3_000)],
  ])('%s is refused at every door', async (_title, name) => {
    expect(await doorsFor(name)).toEqual([false, false, false])
    expect(await app.deps.members.count()).toBe(0)
  })

  test('is trimmed, and must not be blank', () => {
    expect(readMemberName(' Ada ')).toEqual({ kind: 'name', name: 'Ada' })
    expect(readMemberName(' \t')).toMatchObject({ kind: 'refused', code: 'missing-name' })
  })
})
