/** Puts a member on the screen: their page, their form, and the page before they are erased. */
import type { Request, Response } from 'express'
import { MemberErasePage } from '../../../views/members/member-erase-page.tsx'
import {
  MemberFormPage,
  type MemberFormPageProps,
  type MemberFormValues,
} from '../../../views/members/member-form-page.tsx'
import { MemberPage } from '../../../views/members/member-page.tsx'
import type { MemberActionsProps } from '../../../views/members/member-actions.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { isAllowed, isForOwners } from '../administrators/administrators.policy.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { lacksSecondFactor } from '../handoff/missing-proof.ts'
import type { Member } from '../members/member.ts'
import { hasSecondFactor } from '../second-factor/factors.ts'
import type { ListedSession } from '../sessions/sessions.store.ts'
import { findLockedUntil } from '../sign-in/unlock-member.ts'
import { rightsOver, rightsToAdd } from './member-rights.policy.ts'
import type { HistoryEntry } from './record/member-history.query.ts'
import type { MemberRecord } from './record/member-record.query.ts'
import { changesOf, differencesOf, emptyValues, valuesOf } from './record/member-words.ts'
import { findObstacles } from './record/sign-in-obstacles.ts'

const place = '/admin/members'
const recentEvents = 10
const recentHandoffs = 10

type OwnPage = Pick<MemberActionsProps, 'errors' | 'typed'> & { flash?: Flash | undefined }

export async function sendMemberPage(deps: Deps, response: Response, member: Member, shown: OwnPage = {}) {
  const { config, clock } = deps
  const { flash, ...forms } = shown
  const actor = response.locals.administrator
  const now = clock.now()
  const record = await deps.memberRecords.find(member.id, now)
  const sessions = await deps.sessions.listOf(member.id, now)
  const lockedUntil = await findLockedUntil(deps, member)
  const obstacles = await findObstacles(deps, member.id)
  const settings = await deps.securitySettings.find()
  const events = await deps.memberHistory.listAbout({ memberId: member.id, limit: recentEvents + 1 })
  const types = ['handoff.issued', 'zendesk.error']
  const handoffs = await deps.memberHistory.listAbout({ memberId: member.id, types, limit: recentHandoffs })
  const hasCredentials = record.credentials.length > 0
  const grant = await deps.recoveryGrants.findOf(member.id, now)
  const may = rightsOver(actor, member)
  const erasure = await deps.erasures.findLatestOf(member.id)
  const isErasureWaiting = erasure !== undefined && !erasure.withdrawnAt && !erasure.declined
  response.send(
    renderPage(
      <MemberPage
        frame={consoleFrame(config, response, place, flash)}
        csrfToken={csrfToken(response)}
        member={{ ...member, isOneself: actor.id === member.id }}
        hasCredentials={hasCredentials}
        sharers={record.sharers}
        erasure={isErasureWaiting ? erasure : undefined}
        signIn={{
          hasPassword: record.credentials.some(({ kind }) => kind === 'password'),
          lastSignedInAt: record.lastSignedInAt,
          lockedUntil,
          isSuspended: member.status === 'suspended',
          apps: obstacles.apps.map(({ key, name, obstacles }) => ({
            key,
            name,
            isLinked: isAllowed(actor.role, 'apps.read'),
            obstacles,
          })),
          hasMoreApps: obstacles.hasMore,
          lacksSecondFactor: lacksSecondFactor(
            settings,
            { ...member, hasRole: member.role !== undefined },
            record.factors,
          ),
          setupLinks: record.setupLinks,
          verificationLinks: record.verificationLinks,
          factors: record.factors,
          browsers: record.browsers,
        }}
        sessions={sessions.map(sessionLine)}
        handoffs={handoffs.map(handoffLine)}
        history={{ lines: events.slice(0, recentEvents).map(historyLine), hasMore: events.length > recentEvents }}
        actions={{
          version: member.version,
          isSuspended: member.status === 'suspended',
          isLocked: lockedUntil !== undefined,
          hasCredentials,
          role: member.role,
          address: addressState(member),
          may,
          noResetBecause: whyNoReset(member, record),
          recovery: {
            hasFactors: hasSecondFactor(record.factors) || record.factors.recoveryCodes > 0,
            needsApproval: isForOwners(member),
            grant: grant && {
              ...grant,
              madeBy: grant.madeBy.name,
              canApprove: grant.isWaiting && may.approveCode && grant.madeBy.id !== actor.id,
            },
          },
          ...forms,
        }}
      />,
    ),
  )
}

/** Zendesk has nothing of it: our session, in the browser it was made in. */
const sessionLine = ({ handle, signedInAt, endsAt, lastSeenAt }: ListedSession) => ({
  handle,
  signedInAt,
  endsAt,
  lastSeenAt,
})

function handoffLine({ id, at, type, app, detail }: HistoryEntry) {
  const claims = Array.isArray(detail['claims']) ? detail['claims'].map(String) : []
  const tokenId = typeof detail['jti'] === 'string' ? detail['jti'] : undefined
  return { id, at, app, sent: type === 'handoff.issued' ? { claims, tokenId } : undefined }
}

export const historyLine = (event: HistoryEntry) => {
  const reason = event.personal?.['reason']
  return {
    ...event,
    isRefused: event.outcome !== 'done',
    reason: typeof reason === 'string' ? reason : undefined,
    changes: changesOf(event),
  }
}

function addressState({ email, emailVerifiedAt }: Member): MemberActionsProps['address'] {
  if (email === undefined) return 'none'
  return emailVerifiedAt === undefined ? 'unverified' : 'verified'
}

function whyNoReset(member: Member, { sharers }: MemberRecord): string | undefined {
  if (member.status === 'suspended') return 'No password link is sent to somebody who is suspended. Restore them first.'
  if (member.email === undefined) return 'No password link can be sent: they have no e-mail address.'
  if (member.emailVerifiedAt === undefined) return 'A password link is sent once the address is proved to be theirs.'
  return sharers.some(({ hasCredentials }) => hasCredentials)
    ? 'No password link is sent to an address that another member with a password has: it could open the wrong account.'
    : undefined
}

type FormPage = {
  values: MemberFormValues
  errors?: Readonly<Partial<Record<string, string>>> | undefined
  /** The member as stored now, and the version that the form is made for. */
  editing?: { member: Member; version: number; isConflict?: true } | undefined
}

export function sendFormPage({ config }: Deps, response: Response, { values, errors = {}, editing }: FormPage): void {
  const actor = response.locals.administrator
  const rights = editing && rightsOver(actor, editing.member)
  const may: MemberFormPageProps['may'] = rights ? { ...rights, chooseExternalId: false } : rightsToAdd(actor)
  const isInvalid = Object.keys(errors).length > 0
  const status = editing?.isConflict ? 409 : 422
  response
    .status(editing?.isConflict || isInvalid ? status : 200)
    .send(
      renderPage(
        <MemberFormPage
          frame={consoleFrame(config, response, place)}
          csrfToken={csrfToken(response)}
          values={values}
          errors={errors}
          may={may}
          editing={editing && { ...editing.member, version: editing.version, isForOwners: isForOwners(editing.member) }}
          conflict={editing?.isConflict && differencesOf(valuesOf(editing.member), values, may)}
        />,
      ),
    )
}

/** What was typed, to be shown again. A field that the form did not have is as it is stored. */
export function typedMember(request: Request, stored: MemberFormValues = emptyValues): MemberFormValues {
  const body = (request.body ?? {}) as Record<string, unknown>
  const text = (name: Exclude<keyof MemberFormValues, 'isStaff'>): string =>
    typeof body[name] === 'string' ? body[name] : stored[name]
  return {
    externalId: text('externalId'),
    name: text('name'),
    email: text('email'),
    username: text('username'),
    phone: text('phone'),
    organization: text('organization'),
    locale: text('locale'),
    attributes: text('attributes').replaceAll('\r\n', '\n'),
    // A box that is not ticked is not sent.
    isStaff: body['staff'] === 'on',
  }
}

export function sendErasePage(
  { config }: Deps,
  response: Response,
  { member, typed, error }: { member: Member; typed?: string; error?: string },
): void {
  response
    .status(error === undefined ? 200 : 422)
    .send(
      renderPage(
        <MemberErasePage
          frame={consoleFrame(config, response, place)}
          csrfToken={csrfToken(response)}
          member={member}
          typed={typed}
          error={error}
        />,
      ),
    )
}
