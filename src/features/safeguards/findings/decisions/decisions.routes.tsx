/** Deciding about findings: about one from its page, about several from the list, and agreeing as the second person. */
import { Router, type Request, type Response } from 'express'
import { DecidedPage } from '../../../../../views/safeguards/findings/decided-page.tsx'
import { renderPage } from '../../../../../views/layout.tsx'
import type { Deps } from '../../../../deps.ts'
import { readForm, textValues, type Typed } from '../../../../http/form.ts'
import { zoneOf } from '../../../../http/zone.ts'
import { AppError } from '../../../../kernel/errors.ts'
import { byOf } from '../../../administrators/by-of.ts'
import { consoleFrame } from '../../../administrators/console-frame.ts'
import { requireAction } from '../../../administrators/require-action.ts'
import { isFindingCode } from '../../catalogue.ts'
import { decideFindings, type WhyNotDecided } from '../decide-findings.ts'
import { longestDays, longestDaysOf } from '../decision.policy.ts'
import { endOfDecision } from './decision-day.ts'
import { sendDecidePage, type DecisionValues } from './decisions.pages.tsx'
import { isFingerprint, readChoices } from '../finding-choice.ts'
import { filterValues, hrefWith, safeguardsHome } from '../finding-links.ts'
import { decisionInput, findingListInput, seenInput, type DecisionInput } from '../findings.input.ts'
import { sendFindingPage } from '../record/finding.pages.tsx'
import { readFindingFilter } from '../list/read-finding-filter.ts'
import { secondDecision } from '../second-decision.ts'

/** As many as one can answer for with one reason. */
const mostAtOnce = 500

export function decisionsRoutes(deps: Deps): Router {
  const { findingList } = deps
  const decider = requireAction(deps, 'findings.decide')
  const pages = Router()
  pages.param('fingerprint', (_request, _response, next, text: string) =>
    isFingerprint(text) ? next() : next('router'),
  )

  pages.post('/decide/preview', decider, async (request, response) => {
    const { all } = (request.body ?? {}) as { all?: unknown }
    const { data = findingListInput.parse({}) } = findingListInput.safeParse(request.body ?? {})
    const backHref = hrefWith(filterValues(data), {})
    if (typeof all === 'string' && isFindingCode(all)) {
      const { filter } = await readFindingFilter(deps, { ...data, code: all })
      const { findings, hasMore } = await findingList.listPage(filter, { limit: mostAtOnce })
      sendDecidePage(deps, request, response, { findings, gone: 0, isCut: hasMore, backHref })
      return
    }
    const choices = readChoices(textValues(request, 'finding'))
    if (choices.size === 0) {
      response.redirect(303, `${backHref}${backHref.includes('?') ? '&' : '?'}done=none-chosen`)
      return
    }
    const found = await findingList.listByFingerprint([...choices.keys()].slice(0, mostAtOnce))
    const findings = found.filter(({ state }) => state !== 'resolved')
    const gone = Math.min(choices.size, mostAtOnce) - findings.length
    sendDecidePage(deps, request, response, { findings, gone, isCut: choices.size > mostAtOnce, backHref })
  })

  pages.post('/decide', decider, async (request, response) => {
    const seen = readChoices(textValues(request, 'finding').slice(0, mostAtOnce))
    if (seen.size === 0) throw new AppError('input.malformed')
    const found = await findingList.listByFingerprint([...seen.keys()])
    const most = longestDaysOf(found)
    const given = readDecision(deps, request, most)
    if (given.kind === 'invalid') {
      const gone = seen.size - found.length
      const page = { findings: found, gone, isCut: false, backHref: safeguardsHome, seen }
      sendDecidePage(deps, request, response.status(422), page, given)
      return
    }
    const outcome = await decideFindings(deps, {
      ...given.input,
      fingerprints: [...seen.keys()],
      until: given.until,
      seen,
      by: byOf(request, response),
    })
    if (outcome.refused.length === 0) {
      response.redirect(303, `${safeguardsHome}?done=${outcome.waiting.length > 0 ? 'asked' : 'decided'}`)
      return
    }
    const counts = { decided: outcome.decided.length, waiting: outcome.waiting.length, refused: outcome.refused }
    response
      .status(409)
      .send(renderPage(<DecidedPage frame={consoleFrame(deps.config, response, safeguardsHome)} {...counts} />))
  })

  pages.post('/findings/:fingerprint/decide', decider, async (request, response) => {
    const fingerprint = fingerprintOf(request)
    const [finding] = await findingList.listByFingerprint([fingerprint])
    if (!finding) throw new AppError('page.not-found')
    const given = readDecision(deps, request, longestDays(finding))
    if (given.kind === 'invalid') {
      await sendFindingPage(deps, request, response.status(422), fingerprint, { form: given })
      return
    }
    const outcome = await decideFindings(deps, {
      ...given.input,
      fingerprints: [fingerprint],
      until: given.until,
      seen: new Map([[fingerprint, seenIn(request)]]),
      by: byOf(request, response),
    })
    const [refusal] = outcome.refused
    if (refusal) {
      await refuse(deps, request, response, { fingerprint, because: refusal.because, typed: given.values })
      return
    }
    response.redirect(303, `${homeOf(fingerprint)}?done=${outcome.waiting.length > 0 ? 'asked' : 'decided'}`)
  })

  pages.post('/findings/:fingerprint/withdraw', decider, async (request, response) => {
    const fingerprint = fingerprintOf(request)
    const outcome = await decideFindings(deps, {
      ...{ fingerprints: [fingerprint], wish: 'withdraw', reason: '', until: undefined },
      seen: new Map([[fingerprint, seenIn(request)]]),
      by: byOf(request, response),
    })
    const [refusal] = outcome.refused
    if (refusal) await refuse(deps, request, response, { fingerprint, because: refusal.because })
    else response.redirect(303, `${homeOf(fingerprint)}?done=withdrawn`)
  })

  pages.post('/findings/:fingerprint/second', decider, async (request, response) => {
    const fingerprint = fingerprintOf(request)
    const asked = { fingerprint, seen: seenIn(request), by: byOf(request, response) }
    const outcome = await secondDecision(deps, asked)
    if (outcome === 'unknown') throw new AppError('page.not-found')
    if (outcome === 'evidence-changed') {
      await sendFindingPage(deps, request, response.status(409), fingerprint, { isStale: true })
      return
    }
    response.redirect(303, `${homeOf(fingerprint)}?done=${outcome}`)
  })

  return pages
}

const homeOf = (fingerprint: string): string => `${safeguardsHome}/findings/${fingerprint}`

export const fingerprintOf = ({ params }: Request): string =>
  typeof params['fingerprint'] === 'string' ? params['fingerprint'] : ''

function seenIn(request: Request): string {
  const form = readForm(request, seenInput)
  if (form.kind === 'invalid') throw new AppError('input.malformed')
  return form.input.seen
}

/** What the form of one finding says when it cannot be done. */
async function refuse(
  deps: Deps,
  request: Request,
  response: Response,
  { fingerprint, because, typed }: { fingerprint: string; because: WhyNotDecided; typed?: DecisionValues },
): Promise<void> {
  if (because === 'unknown') throw new AppError('page.not-found')
  if (because === 'evidence-changed' || because === 'resolved') {
    const form = typed && { values: typed, errors: {} }
    await sendFindingPage(deps, request, response.status(409), fingerprint, { isStale: true, ...(form && { form }) })
    return
  }
  response.redirect(303, `${homeOf(fingerprint)}?done=${because}`)
}

type ReadDecision =
  | { kind: 'read'; input: Pick<DecisionInput, 'wish' | 'reason'>; until: Date; values: DecisionValues }
  | { kind: 'invalid'; errors: Record<string, string>; values: DecisionValues }

/** `most`: in days. */
function readDecision({ clock }: Deps, request: Request, most: number): ReadDecision {
  const form = readForm(request, decisionInput)
  const values = form.kind === 'read' ? form.input : valuesOf(form.typed)
  const until = endOfDecision(values.until, most, clock.now(), zoneOf(request) ?? 'UTC')
  const errors = {
    ...(until === undefined && { until: `Choose a day from today on, at most ${most} days from now.` }),
    ...(form.kind === 'invalid' && form.errors),
  }
  if (form.kind === 'invalid' || until === undefined) return { kind: 'invalid', errors, values }
  return { kind: 'read', input: form.input, until, values }
}

const valuesOf = (typed: Typed): DecisionValues => ({
  wish: typed['wish'] ?? '',
  reason: typed['reason'] ?? '',
  until: typed['until'] ?? '',
})
