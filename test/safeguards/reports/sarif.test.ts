/** SARIF: valid by the schema of OASIS (sarif-spec, sarif-2.1/schema), every rule declared, decisions as suppressions. */
import { Ajv, type AnySchemaObject } from 'ajv'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findingCodes, rowOf } from '../../../src/features/safeguards/catalogue.ts'
import { makeApp } from '../../support/make.ts'
import { putMembers } from '../../support/put-members.ts'
import { testApp } from '../../support/test-app.ts'
import { makeFinding } from '../findings/make-finding.ts'
import { audit, reportOf } from './report-world.ts'

const app = testApp()

/** Draft 4 and draft 7 differ, as far as this schema goes, in the name of `id` alone. */
const { id: $id, ...schema } = JSON.parse(
  readFileSync(new URL('sarif-schema-2.1.0.json', import.meta.url), 'utf8'),
) as AnySchemaObject & { id: string }
const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addFormat('uri', { validate: (text: string) => URL.canParse(text) })
ajv.addFormat('uri-reference', { validate: (text: string) => URL.canParse(text, 'https://example.org') })
ajv.addFormat('date-time', { validate: (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) })
const isValid = ajv.compile({ ...schema, $id, $schema: 'http://json-schema.org/draft-07/schema#' })

type Sarif = {
  version: string
  runs: [
    {
      tool: {
        driver: {
          rules: { id: string; help: { text: string }; defaultConfiguration: { level: string; enabled: boolean } }[]
          notifications: { id: string }[]
        }
      }
      invocations: [
        {
          executionSuccessful: boolean
          exitCode?: number
          toolExecutionNotifications: { descriptor: { id: string }; level: string; message: { text: string } }[]
        },
      ]
      results: {
        ruleId: string
        ruleIndex: number
        level: string
        locations: { logicalLocations: [{ name: string; fullyQualifiedName: string; kind: string }] }[]
        partialFingerprints: Record<string, string>
        suppressions: { kind: string; status: string; justification: string; properties: { state: string } }[]
      }[]
    },
  ]
}

async function sarif(exitCode?: number): Promise<Sarif['runs'][0]> {
  const log = JSON.parse(await reportOf(app.deps, { format: 'sarif', exitCode })) as Sarif
  expect(isValid(log) ? [] : isValid.errors).toEqual([])
  expect(log.version).toBe('2.1.0')
  return log.runs[0]
}

test('the schema refuses what is no SARIF', () => {
  expect(isValid({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false)
})

test('a clean run declares every rule with its help, and has no results', async () => {
  await audit(app)
  const run = await sarif(0)
  expect(run.results).toEqual([])
  expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(findingCodes)
  for (const { help } of run.tool.driver.rules) expect(help.text.length).toBeGreaterThan(40)
  expect(run.invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 0, toolExecutionNotifications: [] })
})

test('each member is a logical location; the fingerprint is the finding’s', async () => {
  const [ada] = await putMembers(app.deps, [
    { email: 'a@example.org', externalId: 'ada\u202e' },
    { email: 'A@example.org' },
  ])
  await audit(app)
  const { results } = await sarif()
  const result = results.find(({ ruleId }) => ruleId === 'duplicate-email')!
  expect(findingCodes[result.ruleIndex]).toBe('duplicate-email')
  expect(result).toMatchObject({ level: 'error', suppressions: [] })
  expect(result.locations).toHaveLength(2)
  expect(result.locations.map(({ logicalLocations: [one] }) => one)).toContainEqual(
    expect.objectContaining({ kind: 'member', fullyQualifiedName: `member:${ada}`, name: 'ada\\u{202E}' }),
  )
  const [{ fingerprint }] = (await app.deps.database
    .db('findings')
    .where({ code: 'duplicate-email' })
    .select('fingerprint')) as [{ fingerprint: string }]
  expect(result.partialFingerprints).toEqual({ 'latchkey/v1': fingerprint })
})

describe('what was decided', () => {
  test.each([
    ['acknowledged', 'underReview'],
    ['snoozed', 'accepted'],
    ['accepted', 'accepted'],
    ['dismissed', 'accepted'],
  ] as const)('%s is a suppression that is %s, with its reason', async (state, status) => {
    await audit(app)
    await makeFinding(app.deps, { code: 'alias-email', state })
    const { results } = await sarif()
    expect(results.find(({ ruleId }) => ruleId === 'alias-email')?.suppressions).toMatchObject([
      { kind: 'external', status, justification: 'looked at it before', properties: { state } },
    ])
  })
})

test('every kind of finding is valid, and has the level of its severity', async () => {
  await audit(app)
  for (const code of findingCodes) await makeFinding(app.deps, { code, severity: rowOf(code).severity })
  const { results } = await sarif()
  expect(new Set(results.map(({ ruleId }) => ruleId))).toEqual(new Set(findingCodes))
  expect(results.find(({ ruleId }) => ruleId === 'alias-email')?.level).toBe('warning')
  expect(results.find(({ ruleId }) => ruleId === 'shared-phone')?.level).toBe('note')
})

test('what could not be looked at is a notification, and the execution no success', async () => {
  await makeApp(app.deps)
  await audit(app)
  const run = await sarif(3)
  const [invocation] = run.invocations
  expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 3 })
  expect(invocation.toolExecutionNotifications).toEqual([
    expect.objectContaining({ descriptor: { id: 'zendesk-users-missing' }, level: 'error' }),
  ])
  expect(invocation.toolExecutionNotifications[0]?.message.text).toContain('acme-help: nothing is known')
  expect(run.tool.driver.notifications.map(({ id }) => id)).toContain('zendesk-users-missing')
})

test('before any audit it is valid too, and says that it knows nothing', async () => {
  expect((await sarif()).invocations[0].executionSuccessful).toBe(false)
})
