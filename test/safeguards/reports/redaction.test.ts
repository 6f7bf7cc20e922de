/** Redacted reports: nothing in them tells who anybody is, whatever the format and wherever it was found. */
import { beforeEach, describe, expect, test } from 'vitest'
import { domainToASCII } from 'node:url'
import { rowOf, findingCodes } from '../../../src/features/safeguards/catalogue.ts'
import { reportFormats } from '../../../src/features/safeguards/reports/report.ts'
import { makeApp } from '../../support/make.ts'
import { putMembers } from '../../support/put-members.ts'
import { testApp } from '../../support/test-app.ts'
import { makeFinding } from '../findings/make-finding.ts'
import { audit, jsonReport, reportOf } from './report-world.ts'

const app = testApp()

const people = [
  { name: 'Xanthippe Quirinus', email: 'xanthippe.quirinus@bücher-kwarz.example', phone: '+442079460999' },
  { name: 'Xanthippe Zweitname', email: 'Xanthippe.Quirinus@bücher-kwarz.example', phone: '+442079460999' },
  { name: 'Ordinary Jemand', email: 'jemand\u200b@wolpertinger.example', username: 'qx-username' },
  { name: 'Ordinary Andre', email: 'quodlibet@wolpertinger.example', organization: 'Vqx Gesellschaft' },
].map((person, index) => ({ ...person, externalId: `qxid-${index}-Kenn` }))

/** In no spelling of it: as it is, in lower case, escaped for JSON, in an address or as ASCII. */
const secrets = [
  ...people.flatMap(({ name, email, externalId }) => [
    ...name.split(' ').filter((word) => word !== 'Ordinary'),
    ...email.split('@'),
    externalId,
  ]),
  ...['442079460999', 'qx-username', 'Vqx', '192.0.2.77', '99887766', 'zendesk-person', 'Blabbermouth'],
  domainToASCII('bücher-kwarz.example'),
  'b\\u{00FC}cher',
  'kwarz',
  'wolpertinger',
  'jemand',
].map((secret) => secret.toLowerCase())

let memberIds: string[]

beforeEach(async () => {
  memberIds = await putMembers(app.deps, people)
  const { id: appId } = await makeApp(app.deps)
  await audit(app)
  // Every kind there is, with all that checks write, about everything that a finding can be about.
  const evidence = {
    ...{ email: people[0]!.email, external_id: people[0]!.externalId, name: people[0]!.name },
    ...{ phone: '+442079460999', username: 'qx-username', organization: 'Vqx Gesellschaft', network: '192.0.2.77' },
    ...{ wanted_email: people[1]!.email, former_email: people[2]!.email, looks_like: people[3]!.email },
    ...{ email_before: people[3]!.email, external_id_before: people[3]!.externalId, domain: 'wolpertinger.example' },
    ...{ begin_with: 'qxid-', for_example: people[2]!.externalId, configuration: 'Blabbermouth', number: 99887766 },
    ...{ something_new: 'Blabbermouth', verified: false, role: 'agent' },
  }
  for (const code of findingCodes) {
    await makeFinding(app.deps, {
      ...{ code, severity: rowOf(code).severity, subjects: 4 },
      ...(rowOf(code).of === 'app' && { appId }),
      state: 'open',
      about: [
        { memberId: memberIds[0]!, evidence },
        { zendeskId: '99887766', evidence: { ...evidence, name: 'Zendesk-Person' } },
        { subject: 'network:192.0.2.77', evidence },
        { subject: 'app:acme-help', evidence },
      ],
    })
  }
  await app.deps.database
    .db('findings')
    .where({ code: 'alias-email' })
    .update({
      ...{ state: 'accepted', decided_at: app.clock.now(), decided_until: app.clock.now() },
      decision_reason: 'Blabbermouth says that Xanthippe is fine',
    })
})

const foundIn = (text: string): string[] => {
  const lower = text.toLowerCase()
  return [...new Set([...secrets, ...memberIds].filter((secret) => lower.includes(secret)))]
}

describe.each(reportFormats)('as %s', (format) => {
  test('nothing of anybody is in it, and without redaction it is', async () => {
    expect(foundIn(await reportOf(app.deps, { format }, { redact: true }))).toEqual([])
    expect(foundIn(await reportOf(app.deps, { format })).length).toBeGreaterThan(8)
  })
})

test('one value has one mask throughout a report, and another one in the next', async () => {
  const masks = async () => {
    const { findings } = await jsonReport(app.deps, { redact: true })
    return new Set(
      findings.flatMap(({ evidence }) => evidence.filter(({ field }) => field === 'phone').map(({ value }) => value)),
    )
  }
  const [first, second] = [await masks(), await masks()]
  expect(first.size).toBe(1)
  expect([...first][0]).toMatch(/^phone-[0-9a-f]{12}$/)
  expect(first).not.toEqual(second)
})

test('what is no secret stays: what was found, how severe it is, and in which app', async () => {
  const { findings, redacted } = await jsonReport(app.deps, { redact: true })
  expect(redacted).toBe(true)
  const staff = findings.find(({ code }) => code === 'staff-email-match')
  expect(staff).toMatchObject({ app: 'acme-help', severity: 'critical' })
  expect(staff?.evidence).toContainEqual(expect.objectContaining({ field: 'role', value: 'agent' }))
  expect(staff?.evidence).toContainEqual(expect.objectContaining({ field: 'verified', value: false }))
  expect(staff?.subjects.map(({ subject }) => subject)).toContain('app:acme-help')
})
