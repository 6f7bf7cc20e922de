/** The catalogue of findings: whole, worded, checked, and the page of it in the docs. */
import { format, resolveConfig } from 'prettier'
import { describe, expect, test } from 'vitest'
import {
  catalogue,
  findingCodes,
  notAudited,
  rowOf,
  type FindingCode,
  type Source,
} from '../../src/features/safeguards/catalogue.ts'
import { checks } from '../../src/features/safeguards/checks/checks.ts'
import { findingWords } from '../../views/safeguards/finding-words.ts'

test('R62 every code is looked for by exactly one check, or says why none does', () => {
  const looked = checks.flatMap(({ codes }) => codes)
  expect(new Set(looked).size).toBe(looked.length)
  expect([...looked, ...Object.keys(notAudited)].toSorted()).toEqual([...findingCodes].toSorted())
})

test('words for nothing that is not in the catalogue', () => {
  expect(Object.keys(findingWords).toSorted()).toEqual([...findingCodes].toSorted())
})

describe.each(findingCodes)('R62 %s', (code) => {
  test('says what it is, what it does and what helps', () => {
    const words = findingWords[code]!
    for (const text of [words.title, words.meaning, words.effect, ...words.remedy]) expect(text.trim()).not.toBe('')
    expect(words.title).not.toMatch(/\.$/)
    for (const sentence of [words.meaning, words.effect, ...words.remedy]) expect(sentence).toMatch(/[.?”]$/)
    expect(words.remedy.length).toBeGreaterThan(0)
  })

  test('names what it is read from, and holds up a hand-off only where one can be looked at', () => {
    const { gate, needs } = rowOf(code)
    expect(needs.length).toBeGreaterThan(0)
    if (code in notAudited) expect(['none', 'warn']).toContain(gate)
  })
})

const sources: Record<Source, string> = {
  members: 'the member store',
  configuration: 'Latchkey’s own configuration',
  history: 'the history',
  'zendesk-users': 'an export of Zendesk users',
  'zendesk-settings': 'Zendesk’s settings, by its API',
  'zendesk-changes': 'two looks at Zendesk users',
}

const inCell = (text: string): string => text.replaceAll('|', '\\|')

function rowFor(code: FindingCode): string {
  const { severity, confidence, gate, needs } = rowOf(code)
  const words = findingWords[code]!
  const remedy = words.remedy.map((step, at) => (words.remedy.length === 1 ? step : `${at + 1}. ${step}`)).join(' ')
  const cells = [
    `\`${code}\`: ${words.title}`,
    `${severity}, ${confidence}`,
    gate,
    `${words.meaning} ${words.effect}${words.article === undefined ? '' : ` Per Zendesk’s documentation (${words.article}).`}`,
    notAudited[code] ?? remedy,
    needs.map((source) => sources[source]).join(', '),
  ]
  return `| ${cells.map(inCell).join(' | ')} |`
}

async function writePage(): Promise<string> {
  const page = [
    '# The catalogue of findings',
    'Written by a test from the code (`npx vitest run test/safeguards/catalogue.test.ts -u`): do not edit it by hand. How to',
    'work with findings is in [safeguards.md](safeguards.md).',
    '',
    'Severity and confidence are those of an ordinary case; a check may say more where staff is touched. The gate is what a',
    'finding does to the sign-in of whoever it is about, unless an owner changed it for an app.',
    '',
    '| finding | severity, confidence | gate | what it means | what to do | read from |',
    '| --- | --- | --- | --- | --- | --- |',
    ...(Object.keys(catalogue) as FindingCode[]).map(rowFor),
    '',
  ].join('\n')
  return format(page, { ...(await resolveConfig('docs/findings.md')), parser: 'markdown' })
}

test('the page in the docs says what the code says', async () => {
  await expect(await writePage()).toMatchFileSnapshot('../../docs/findings.md')
})
