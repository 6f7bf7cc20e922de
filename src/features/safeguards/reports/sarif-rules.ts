/** The catalogue as rules of SARIF: one for every code, in the order of the catalogue. */
import { kindWords } from '../../../../views/safeguards/reports/report-words.tsx'
import { findingCodes, notAudited, rowOf, type Confidence, type FindingCode, type Severity } from '../catalogue.ts'

export const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
}

/** On the scale of CVSS, as viewers of SARIF sort by it. */
const scores: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0', info: '0.1' }

const precisions: Record<Confidence, string> = { certain: 'very-high', likely: 'high', possible: 'medium' }

function ruleOf(code: FindingCode) {
  const { severity, confidence, gate, needs } = rowOf(code)
  const { title, meaning, effect, remedy } = kindWords(code)
  const steps = remedy.map((step, index) => `${index + 1}. ${step}`)
  const why = notAudited[code]
  return {
    id: code,
    name: code.replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why ?? `${meaning} ${effect}` },
    help: {
      text: [meaning, effect, ...steps].join('\n'),
      markdown: [meaning, '', effect, '', ...steps].join('\n'),
    },
    defaultConfiguration: { level: levels[severity], enabled: why === undefined },
    properties: {
      ...{ severity, confidence, gate, needs, precision: precisions[confidence] },
      'security-severity': scores[severity],
      tags: ['security', 'identity'],
    },
  }
}

export const sarifRules = findingCodes.map(ruleOf)
