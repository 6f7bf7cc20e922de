/** Puts what was chosen on the screen, counted by kind, before anything is decided about it. */
import type { Request, Response } from 'express'
import { DecidePage, type DecidePageProps } from '../../../../../views/safeguards/findings/decide-page.tsx'
import { renderPage } from '../../../../../views/layout.tsx'
import type { Deps } from '../../../../deps.ts'
import { csrfToken } from '../../../../http/csrf.ts'
import { zoneOf } from '../../../../http/zone.ts'
import { consoleFrame } from '../../../administrators/console-frame.ts'
import { proposedDecision } from './decision-day.ts'
import { longestDaysOf, needsTwo } from '../decision.policy.ts'
import { choiceOf } from '../finding-choice.ts'
import { safeguardsHome } from '../finding-links.ts'
import type { ListedFinding } from '../list/finding-list.query.ts'

export type DecisionValues = Record<'wish' | 'reason' | 'until', string>

export type ShownChoice = Pick<DecidePageProps, 'gone' | 'isCut' | 'backHref'> & {
  findings: readonly ListedFinding[]
  /** What was looked at before, which a page that comes back must not renew. */
  seen?: ReadonlyMap<string, string>
}

export function sendDecidePage(
  { config, clock }: Deps,
  request: Request,
  response: Response,
  { findings, seen, ...shown }: ShownChoice,
  typed?: { values: DecisionValues; errors: Record<string, string> },
): void {
  const most = longestDaysOf(findings)
  response.send(
    renderPage(
      <DecidePage
        {...shown}
        frame={consoleFrame(config, response, safeguardsHome)}
        csrfToken={csrfToken(response)}
        kinds={kindsOf(findings)}
        choices={findings.map((finding) => {
          const before = seen?.get(finding.fingerprint)
          return before === undefined ? choiceOf(finding) : `${finding.fingerprint}.${before}`
        })}
        form={{
          values: typed?.values ?? proposedDecision(most, clock.now(), zoneOf(request) ?? 'UTC'),
          errors: typed?.errors ?? {},
          needsTwo: findings.some(needsTwo),
          most,
        }}
      />,
    ),
  )
}

/** By kind and severity, in the order of the list. */
function kindsOf(findings: readonly ListedFinding[]): DecidePageProps['kinds'] {
  const counts = new Map<string, DecidePageProps['kinds'][number]>()
  for (const { code, severity } of findings) {
    const kind = `${severity} ${code}`
    counts.set(kind, { code, severity, count: (counts.get(kind)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}
