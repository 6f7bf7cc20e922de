/** The console's screen for the roll-out of an app, below /admin/apps/KEY/roll-out, and all that can be done there. */
import { Router, urlencoded, type Request, type Response } from 'express'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { keyParameter, readForm, singleParameter, textValues } from '../../http/form.ts'
import { AppError } from '../../kernel/errors.ts'
import { byOf } from '../administrators/by-of.ts'
import { requireAction } from '../administrators/require-action.ts'
import { requireRecentProof } from '../second-factor/proof-again/require-recent-proof.tsx'
import type { App, Stage } from '../apps/app.ts'
import { attestStaff, withdrawAttestation } from './staff/attest-staff.ts'
import { addTestPerson, mostTestPeople, removeTestPerson, type AddTestPersonOutcome } from './change-test-people.ts'
import { compareTeamExport } from './staff/compare-team-export.ts'
import { moveBack, moveForward, type MoveForwardOutcome } from './move-stage.ts'
import { readTeamExport } from './staff/read-team-export.ts'
import {
  moveBackInput,
  moveForwardInput,
  oneMemberInput,
  overrideInput,
  teamExportInput,
  testPersonInput,
} from './rollout.input.ts'
import { placeOf, sendRolloutPage, type RolloutState } from './rollout.pages.tsx'

const teamExportPath = '/:key/roll-out/team-members'

/** Takes the one large form, from those who may send it. Stands before the reader of ordinary forms, which then finds it read. */
export const teamExportBody = (deps: Deps): Router =>
  Router().post(
    teamExportPath,
    requireAction(deps, 'apps.change'),
    // In a form a byte may take three letters.
    urlencoded({ extended: false, limit: '3100kb', parameterLimit: 10 }),
  )

export function rolloutRoutes(deps: Deps): Router {
  const changer = requireAction(deps, 'apps.change')
  const prove = requireRecentProof(deps)
  const pages = Router()

  const send = async (request: Request, response: Response, app: App, state: RolloutState): Promise<void> => {
    const place = placeOf(request.method === 'GET' ? request.query : bodyOf(request))
    await sendRolloutPage(deps, response, app, { ...state, place })
  }
  const sendMoved = async (request: Request, response: Response, outcome: MoveForwardOutcome): Promise<void> => {
    if (outcome.kind === 'moved') response.redirect(303, movedHome(outcome.app))
    else if (outcome.kind === 'elsewhere') await send(request, response.status(409), outcome.app, { flash: faster })
    else await send(request, response.status(422), outcome.app, { flash: stillMissing })
  }

  pages.get('/:key/roll-out', requireAction(deps, 'apps.read'), async (request, response) => {
    const flash = done.get(singleParameter(request, 'done') ?? '')
    await send(request, response, await deps.apps.get(keyParameter(request)), { flash })
  })

  pages.post('/:key/roll-out/back', changer, async (request, response) => {
    const { to } = readOrRefuse(readForm(request, moveBackInput))
    const { app } = await moveBack(deps, { key: keyParameter(request), to, ...byOf(request, response) })
    response.redirect(303, movedHome(app))
  })

  pages.post('/:key/roll-out/forward', changer, prove, async (request, response) => {
    const { from } = readOrRefuse(readForm(request, moveForwardInput))
    const outcome = await moveForward(deps, { key: keyParameter(request), from, ...byOf(request, response) })
    await sendMoved(request, response, outcome)
  })

  pages.post('/:key/roll-out/override', requireAction(deps, 'apps.override'), prove, async (request, response) => {
    const form = readForm(request, overrideInput)
    if (form.kind === 'read') {
      const outcome = await moveForward(deps, { key: keyParameter(request), ...form.input, ...byOf(request, response) })
      await sendMoved(request, response, outcome)
      return
    }
    const { reason: problem } = form.errors
    if (problem === undefined) throw new AppError('input.malformed')
    const override = { reason: form.typed['reason'] ?? '', problem }
    const flash: Flash = { tone: 'danger', message: `Nothing was moved. ${problem}` }
    await send(request, response.status(422), await deps.apps.get(keyParameter(request)), { override, flash })
  })

  pages.post('/:key/roll-out/test-people', changer, async (request, response) => {
    const app = await deps.apps.get(keyParameter(request))
    const form = readForm(request, testPersonInput)
    const typed = textOf(request, 'who')
    if (form.kind === 'invalid') {
      const search = { typed, problem: form.errors['who'] ?? '', several: [] }
      await send(request, response.status(422), app, { search })
      return
    }
    const outcome = await addTestPerson(deps, { key: app.key, wanted: form.input, ...byOf(request, response) })
    if (outcome.kind === 'added' || outcome.kind === 'already-there') {
      response.redirect(303, `${homeOf(app)}?done=${outcome.kind}#test-people`)
      return
    }
    const several = outcome.kind === 'several' ? outcome.people : []
    await send(request, response.status(422), app, { search: { typed, problem: notAdded[outcome.kind], several } })
  })

  pages.post('/:key/roll-out/test-people/remove', changer, async (request, response) => {
    const { member: memberId } = readOrRefuse(readForm(request, oneMemberInput))
    await removeTestPerson(deps, { key: keyParameter(request), memberId, ...byOf(request, response) })
    response.redirect(303, `${homeOf({ key: keyParameter(request) })}?done=removed#test-people`)
  })

  pages.post('/:key/roll-out/attest', changer, prove, async (request, response) => {
    const app = await deps.apps.get(keyParameter(request))
    const given = { memberIds: textValues(request, 'member'), attestedBy: response.locals.administrator.id }
    const count = await attestStaff(deps, { key: app.key, ...given, ...byOf(request, response) })
    if (count === 0) await send(request, response.status(422), app, { flash: nobodyTicked })
    else response.redirect(303, backToPlace(request, app, 'attested'))
  })

  pages.post('/:key/roll-out/attest/withdraw', changer, async (request, response) => {
    const { member: memberId } = readOrRefuse(readForm(request, oneMemberInput))
    const app = await deps.apps.get(keyParameter(request))
    await withdrawAttestation(deps, { key: app.key, memberId, ...byOf(request, response) })
    response.redirect(303, backToPlace(request, app, 'withdrawn'))
  })

  pages.post(teamExportPath, changer, async (request, response) => {
    const app = await deps.apps.get(keyParameter(request))
    const file = readTeamExport(readOrRefuse(readForm(request, teamExportInput)).file)
    if (file.kind === 'refused') {
      const flash: Flash = { tone: 'danger', message: `Nothing was compared. ${file.why}` }
      await send(request, response.status(422), app, { team: { problem: file.why }, flash })
      return
    }
    const readBy = response.locals.administrator.id
    const report = await compareTeamExport(deps, { key: app.key, file, readBy, ...byOf(request, response) })
    await send(request, response, app, { team: { report } })
  })

  return pages
}

/** For forms that hold nothing a person types: whatever is wrong with them was not done by one. */
function readOrRefuse<T>(form: ReturnType<typeof readForm<T>>): T {
  if (form.kind === 'invalid') throw new AppError('input.malformed')
  return form.input
}

const notAdded: Record<Exclude<AddTestPersonOutcome['kind'], 'added' | 'already-there'>, string> = {
  nobody: 'No member has this external ID, username or address.',
  several: 'Several members have this address. Choose below who is meant.',
  full: `There are ${mostTestPeople} test people already. Remove one first.`,
}

const bodyOf = ({ body }: Request): Record<string, unknown> => (body ?? {}) as Record<string, unknown>

const textOf = (request: Request, name: string): string => textValues(request, name)[0] ?? ''

const homeOf = ({ key }: Pick<App, 'key'>): string => `/admin/apps/${encodeURIComponent(key)}/roll-out`

/** Says whom it lets in now, which is nobody while it is paused. */
const movedHome = (app: App): string =>
  `${homeOf(app)}?done=${app.isEnabled || app.stage === 'draft' ? `moved-to-${app.stage}` : 'moved-paused'}`

function backToPlace(request: Request, app: App, code: string): string {
  const { show, after } = placeOf(bodyOf(request))
  const query = { done: code, ...(show !== 'all' && { show }), ...(after !== undefined && { after }) }
  return `${homeOf(app)}?${new URLSearchParams(query)}`
}

const faster: Flash = {
  tone: 'warning',
  message: 'Nothing was moved: somebody else moved this app in the meantime. This is where it is now.',
}
const stillMissing: Flash = { tone: 'danger', message: 'Nothing was moved. See below what is still missing.' }
const nobodyTicked: Flash = {
  tone: 'danger',
  message: 'Nothing was confirmed. Tick the people whose profiles you looked at first.',
}

const movedTo: Record<Stage, string> = {
  draft: 'It is a draft again: nobody is let in.',
  test: 'The test people are let in now, and nobody else.',
  staff: 'Staff and test people are let in now, and nobody else.',
  everyone: 'Everyone is let in now whom “Who may sign in” lets in.',
}

/** What was just done. The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ...Object.entries(movedTo).map(([stage, message]): [string, Flash] => [
    `moved-to-${stage}`,
    { tone: 'success', message },
  ]),
  ['moved-paused', { tone: 'success', message: 'Moved. Sign-in stays paused, so nobody is let in yet.' }],
  ['added', { tone: 'success', message: 'Added to the test people.' }],
  ['already-there', { tone: 'info', message: 'This member is one of the test people already.' }],
  ['removed', { tone: 'success', message: 'Removed from the test people.' }],
  ['attested', { tone: 'success', message: 'Confirmed with your name, for 90 days.' }],
  ['withdrawn', { tone: 'success', message: 'The confirmation was taken back.' }],
])
