/** What about an app's set-up asks for somebody's attention, in one box for pages that are about more than that. */
import { Alert } from '../parts/alert.tsx'
import { Moment } from '../parts/moment.tsx'
import { checkTitles } from './check-words.ts'
import type { AttestableStep, CheckName } from './guide-props.ts'

export type ShownQuestion =
  | {
      code:
        | 'attestation-expired'
        | 'attestation-expires-soon'
        | 'attestation-withdrawn'
        | 'attestation-void'
        | 'attestation-missing'
      step: AttestableStep
      at: Date | undefined
    }
  | {
      code: 'check-bad' | 'check-warning' | 'check-unknown' | 'check-stale' | 'check-missing'
      check: CheckName
      at: Date | undefined
    }

export type OpenQuestionsProps = {
  /** The app's own pages begin with it. */ home: string
  questions: readonly ShownQuestion[]
}

/** Draws nothing when there is nothing to ask, and no more than a few: the guide has them all. */
export function OpenQuestions({ home, questions }: OpenQuestionsProps) {
  if (questions.length === 0) return null
  const weightOf = ({ code }: ShownQuestion): number => Number(!urgent.includes(code))
  const shown = [...questions].sort((a, b) => weightOf(a) - weightOf(b)).slice(0, mostShown)
  const isUrgent = questions.some((question) => weightOf(question) === 0)
  return (
    <Alert tone={isUrgent ? 'danger' : 'warning'} title="The set-up asks for your attention">
      <ul>
        {shown.map((question) => (
          <li key={`${question.code} ${'step' in question ? question.step : question.check}`}>
            {'step' in question ? attestationTitles[question.step] : checkTitles[question.check]}:{' '}
            {words[question.code]}
            {question.at && (
              <>
                {' '}
                (<Moment at={question.at} />)
              </>
            )}
          </li>
        ))}
      </ul>
      <p>
        {questions.length > shown.length && `And ${questions.length - shown.length} more. `}
        <a href={`${home}/set-up`}>Open the set-up guide</a>
      </p>
    </Alert>
  )
}

const mostShown = 4

const urgent: readonly ShownQuestion['code'][] = ['attestation-expired', 'attestation-void', 'check-bad']

const attestationTitles: Record<AttestableStep, string> = {
  'help-center-active': 'Help Center',
  'configuration-pasted': 'Addresses in Zendesk',
  'external-ids-off': '“Update of external IDs?” Off',
  'staff-assigned': 'Assigned to team members',
  'end-users-assigned': 'Assigned to end users',
}

const words: Record<ShownQuestion['code'], string> = {
  'attestation-expired': 'what was confirmed has run out',
  'attestation-expires-soon': 'what was confirmed runs out soon',
  'attestation-withdrawn': 'the confirmation was withdrawn',
  'attestation-void': 'confirmed for an earlier address of Latchkey',
  'attestation-missing': 'nobody has confirmed it',
  'check-bad': 'the check failed',
  'check-warning': 'the check found something to look at',
  'check-unknown': 'it could not be checked',
  'check-stale': 'the last check no longer counts',
  'check-missing': 'never checked',
}
