/** The console's screens for members, below /admin/members: finding them, looking at one, adding and editing. */
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { renderFragment, renderPage } from '../../../views/layout.tsx'
import { MemberHistoryPage } from '../../../views/members/member-history-page.tsx'
import { MemberListPage } from '../../../views/members/member-list-page.tsx'
import { MemberResults } from '../../../views/members/member-results.tsx'
import type { Deps } from '../../deps.ts'
import { readForm, singleParameter } from '../../http/form.ts'
import { isUuid } from '../../kernel/ids.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAllowed, isForOwners } from '../administrators/administrators.policy.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import { requireRecentProof } from '../second-factor/proof-again/require-recent-proof.tsx'
import type { Role } from '../members/member.ts'
import { memberChangeInput, newMemberInput } from './actions/member-form.input.ts'
import { memberActionRoutes } from './actions/member-actions.routes.tsx'
import { recoveryActionRoutes } from './actions/recovery-actions.routes.tsx'
import { saveMemberChange, saveNewMember } from './actions/save-member.ts'
import { doneFlash } from './done-words.ts'
import { listValues, resultsOf } from './list/list-links.ts'
import { memberListInput } from './list/member-list.input.ts'
import { rightsOver } from './member-rights.policy.ts'
import { historyLine, sendFormPage, sendMemberPage, typedMember } from './members.pages.tsx'
import { emptyValues, valuesOf } from './record/member-words.ts'

const pageSize = 50
const historySize = 50

export function membersRoutes(deps: Deps): Router {
  const { config, memberHistory, memberList, members } = deps
  const reader = requireAction(deps, 'members.read')
  const changer = requireAction(deps, 'members.change')
  const proved = requireRecentProof(deps)
  /** An open session alone takes over nobody who is staff or holds a role, and makes nobody staff. */
  const provedForStaff: RequestHandler = async (request, response, next) => {
    const subject = await members.find(idOf(request))
    if ((subject && isForOwners(subject)) || marksStaff(request)) await proved(request, response, next)
    else next()
  }
  const pages = Router()
  // Whatever is no member's id may be a page of somebody else's.
  pages.param('id', (_request, _response, next, id: string) => (isUuid(id) ? next() : next('router')))

  pages.use(recoveryActionRoutes(deps))

  pages.get('/', reader, async (request, response) => {
    const input = memberListInput.parse(request.query)
    const { q, after, before, ...filters } = input
    const page = await memberList.list({ typed: q, filters, after, before, limit: pageSize })
    const { role } = response.locals.administrator
    const canAdd = isAllowed(role, 'members.change')
    const results = { ...resultsOf(input, page), canAdd }
    if (isFragment(request)) {
      response.send(renderFragment(<MemberResults {...results} />))
      return
    }
    response.send(
      renderPage(
        <MemberListPage
          frame={consoleFrame(config, response, '/admin/members', flashOf(request))}
          values={listValues(input)}
          results={results}
          canAdd={canAdd}
          canImport={isAllowed(role, 'members.import')}
          canMerge={isAllowed(role, 'members.merge')}
          waitingCodes={await countWaiting(deps, role)}
          waitingErasures={isAllowed(role, 'members.erase') ? await deps.erasures.countWaiting() : 0}
          waitingRegistrations={await deps.waitingRegistrations.count(deps.clock.now())}
        />,
      ),
    )
  })

  pages.get('/new', changer, (_request, response) => sendFormPage(deps, response, { values: emptyValues }))

  pages.post('/', changer, provedForStaff, async (request, response) => {
    const form = readForm(request, newMemberInput)
    const values = typedMember(request)
    if (form.kind === 'invalid') {
      sendFormPage(deps, response, { values, errors: form.errors })
      return
    }
    const outcome = await saveNewMember(deps, { input: form.input, ...byOf(response) })
    if (outcome.kind !== 'added') {
      sendFormPage(deps, response, { values, errors: takenErrors[outcome.kind] })
      return
    }
    response.redirect(303, `/admin/members/${outcome.member.id}?done=added`)
  })

  pages.get('/:id', reader, async (request, response) => {
    await sendMemberPage(deps, response, await members.get(idOf(request)), { flash: flashOf(request) })
  })

  pages.get('/:id/history', reader, async (request, response) => {
    const member = await members.get(idOf(request))
    const before = eventIdOf(singleParameter(request, 'before'))
    const found = await memberHistory.listAbout({ memberId: member.id, before, limit: historySize + 1 })
    const events = found.slice(0, historySize)
    const last = events.at(-1)?.id
    response.send(
      renderPage(
        <MemberHistoryPage
          frame={consoleFrame(config, response, '/admin/members')}
          member={member}
          lines={events.map(historyLine)}
          olderHref={
            found.length > historySize ? `/admin/members/${member.id}/history?before=${last ?? ''}` : undefined
          }
          isFirst={before === undefined}
        />,
      ),
    )
  })

  pages.get('/:id/edit', changer, async (request, response) => {
    const member = await members.get(idOf(request))
    if (!rightsOver(response.locals.administrator, member).change) throw new AppError('access.forbidden')
    sendFormPage(deps, response, { values: valuesOf(member), editing: { member, version: member.version } })
  })

  pages.post('/:id', changer, provedForStaff, async (request, response) => {
    const member = await members.get(idOf(request))
    if (!rightsOver(response.locals.administrator, member).change) throw new AppError('access.forbidden')
    const values = typedMember(request, valuesOf(member))
    const form = readForm(request, memberChangeInput)
    if (form.kind === 'invalid') {
      const { version, ...errors } = form.errors
      if (version !== undefined) throw new AppError('input.malformed')
      sendFormPage(deps, response, { values, errors, editing: { member, version: Number(form.typed['version']) } })
      return
    }
    const sent = new Set(Object.keys((request.body ?? {}) as object))
    const asked = { subjectId: member.id, input: form.input, sent, ip: request.ip, ...byOf(response) }
    const outcome = await saveMemberChange(deps, asked)
    switch (outcome.kind) {
      case 'changed':
        response.redirect(303, `/admin/members/${member.id}?done=${outcome.isStaffNow ? 'staff-given' : 'changed'}`)
        break
      case 'unchanged':
        response.redirect(303, `/admin/members/${member.id}?done=unchanged`)
        break
      case 'outdated': {
        const { member: stored } = outcome
        sendFormPage(deps, response, { values, editing: { member: stored, version: stored.version, isConflict: true } })
        break
      }
      case 'username-taken':
      case 'address-for-owners':
        sendFormPage(deps, response, {
          values,
          errors: takenErrors[outcome.kind],
          editing: { member, version: form.input.version },
        })
        break
      case 'last-owner':
      case 'gone':
        throw new AppError('state.conflict')
    }
  })

  pages.use(memberActionRoutes(deps))
  return pages
}

const takenErrors = {
  'external-id-taken': { externalId: 'Another member has this external ID, or signs in with it.' },
  'external-id-retired': {
    externalId: 'This external ID belonged to a member who was erased. It is never given again: choose another.',
  },
  'username-taken': { username: 'This name signs somebody else in already, as username or external ID.' },
  'address-for-owners': {
    email: 'Somebody who is staff or has a role has this address. Only an owner gives it to anybody else.',
  },
} as const

/** One-time codes that wait for a second owner: of interest to owners. */
const countWaiting = async ({ clock, recoveryGrants }: Deps, role: Role | undefined): Promise<number> =>
  isAllowed(role, 'members.change-staff') ? (await recoveryGrants.listWaiting(clock.now())).length : 0

/** Scripts ask for the list alone; going back asks for the whole page. */
const isFragment = (request: Request): boolean =>
  request.get('HX-Request') === 'true' && request.get('HX-History-Restore-Request') !== 'true'

const marksStaff = ({ body }: Request): boolean => (body as { staff?: unknown } | undefined)?.staff === 'on'

const idOf = ({ params }: Request): string => (typeof params['id'] === 'string' ? params['id'] : '')

const eventIdOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{1,18}$/.test(text) ? text : undefined

const byOf = ({ locals }: Response) => ({ actorId: locals.administrator.id, requestId: locals.requestId })

const flashOf = (request: Request) => doneFlash(singleParameter(request, 'done'))
