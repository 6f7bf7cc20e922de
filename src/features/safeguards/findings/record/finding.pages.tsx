/** Puts one finding on the screen, as far as the role of who is looking allows. */
import { domainToUnicode } from 'node:url'
import type { Request, Response } from 'express'
import type { DecisionFieldsProps } from '../../../../../views/safeguards/findings/decision-fields.tsx'
import type { EvidenceRow } from '../../../../../views/safeguards/findings/evidence-table.tsx'
import { FindingPage, type FindingPageProps } from '../../../../../views/safeguards/findings/finding-page.tsx'
import type { FindingMember as ShownMember } from '../../../../../views/safeguards/findings/people-table.tsx'
import { renderPage } from '../../../../../views/layout.tsx'
import type { Flash } from '../../../../../views/parts/console-shell.tsx'
import type { Deps } from '../../../../deps.ts'
import { csrfToken } from '../../../../http/csrf.ts'
import { zoneOf } from '../../../../http/zone.ts'
import { asciiDomain } from '../../../../kernel/email-domain.ts'
import { AppError } from '../../../../kernel/errors.ts'
import { isAllowed, mayActOn } from '../../../administrators/administrators.policy.ts'
import { consoleFrame } from '../../../administrators/console-frame.ts'
import type { FoundEvent } from '../../../events/console/found-event.ts'
import type { Member } from '../../../members/member.ts'
import { rowOf } from '../../catalogue.ts'
import { longestDays, needsTwo } from '../decision.policy.ts'
import { proposedDecision } from '../decisions/decision-day.ts'
import { seenOf } from '../finding-choice.ts'
import { safeguardsHome } from '../finding-links.ts'
import type { FindingMember, FindingPerson, FindingRecord, RelatedFinding } from './finding-record.query.ts'
import { suggestSurvivor, type Survivor } from './suggest-survivor.ts'

export type ShownFinding = {
  flash?: Flash | undefined
  /** It changed between looking and deciding. */
  isStale?: boolean
  form?: Pick<DecisionFieldsProps, 'values' | 'errors'>
}

const shownEvents = 50

export async function sendFindingPage(
  deps: Deps,
  request: Request,
  response: Response,
  fingerprint: string,
  { flash, isStale = false, form }: ShownFinding = {},
): Promise<void> {
  const record = await deps.findingRecords.find(fingerprint)
  if (!record) throw new AppError('page.not-found')
  const { administrator } = response.locals
  const may = (action: Parameters<typeof isAllowed>[1]): boolean => isAllowed(administrator.role, action)
  const members = record.people.flatMap(({ member }) => (member ? [member] : []))
  const ids = members.map(({ id }) => id)
  const related = await deps.findingRecords.listRelated(record.id, ids)
  const survivor = members.length === record.subjects ? suggestSurvivor(record.code, members) : undefined
  const visible = record.people.filter(({ subject }) => may('apps.read') || subject.startsWith('member:'))
  const gates = may('apps.read') ? await deps.findingRecords.listGates(record.code) : []
  response.send(
    renderPage(
      <FindingPage
        frame={consoleFrame(deps.config, response, safeguardsHome, flash)}
        finding={{ ...record, app: appOf(record) }}
        isStale={isStale}
        evidence={visible.map((person) => evidenceOf(person, appOf(record)))}
        hidden={record.people.length - visible.length}
        sharedKey={await deps.findingRecords.findSharedKey(record.code, ids)}
        members={members.map((member) => shownMember(member, { related, survivor, members, administrator }))}
        survivor={survivor && { name: nameOf(members, survivor.memberId), because: survivor.because }}
        previewHref={may('apps.read') ? previewOf(record, members) : undefined}
        gate={{ usual: rowOf(record.code).gate, chosen: gates }}
        decision={{
          csrfToken: csrfToken(response),
          home: `${safeguardsHome}/findings/${record.fingerprint}`,
          seen: seenOf(record.evidenceHash),
          decision: record.decision && { ...record.decision, by: record.decision.by?.name },
          form: may('findings.decide') && record.state !== 'resolved' ? formOf(deps, request, record, form) : undefined,
          canSecond: may('findings.decide') && canSecond(record, administrator),
        }}
        related={related.map((other) => ({ ...other, shared: other.memberIds.length }))}
        history={may('events.read') ? (await listHistory(deps, record)).map(historyLine) : undefined}
      />,
    ),
  )
}

const appOf = ({ appKey, appName }: FindingRecord) =>
  appKey === undefined ? undefined : { key: appKey, name: appName ?? appKey }

const nameOf = (members: readonly FindingMember[], id: string): string =>
  members.find((member) => member.id === id)?.name ?? ''

/** The hand-off through the app it is about, where it is about one member. */
function previewOf({ appKey }: FindingRecord, [only, ...others]: readonly FindingMember[]): string | undefined {
  if (appKey === undefined || only === undefined || others.length > 0) return undefined
  return `/admin/apps/${encodeURIComponent(appKey)}/preview?member=${only.id}`
}

const listHistory = ({ eventList }: Deps, { fingerprint }: FindingRecord): Promise<FoundEvent[]> =>
  eventList.listPage({ finding: fingerprint }, { limit: shownEvents })

function historyLine(event: FoundEvent): NonNullable<FindingPageProps['history']>[number] {
  const reason = event.personal?.['reason']
  return { ...event, reason: typeof reason === 'string' ? reason : undefined }
}

/** Whoever asked, or is among those it is about, is no second person. */
const canSecond = ({ decision, people }: FindingRecord, { id }: Member): boolean =>
  decision?.isWaitingForSecond === true &&
  decision.by !== undefined &&
  decision.by.id !== id &&
  !people.some(({ member }) => member?.id === id)

function formOf(
  { clock }: Deps,
  request: Request,
  finding: FindingRecord,
  typed: ShownFinding['form'],
): DecisionFieldsProps {
  const most = longestDays(finding)
  return {
    values: typed?.values ?? proposedDecision(most, clock.now(), zoneOf(request) ?? 'UTC'),
    errors: typed?.errors ?? {},
    needsTwo: needsTwo(finding),
    most,
  }
}

function evidenceOf(
  { subject, evidence, member, zendesk }: FindingPerson,
  app: { key: string; name: string } | undefined,
): EvidenceRow {
  const ownName = app && subject === `app:${app.key}` ? app.name : undefined
  const { name } = evidence
  return {
    subject,
    name: member?.name ?? zendesk?.name ?? ownName ?? (typeof name === 'string' ? name : undefined),
    values: Object.entries(evidence).map(([field, value]) => ({
      field,
      value,
      otherSpelling: typeof value === 'string' ? otherSpelling(value) : undefined,
    })),
  }
}

/** Of an address: its domain in ASCII where it is written in letters of the world, and the other way round. */
function otherSpelling(value: string): string | undefined {
  const at = value.lastIndexOf('@')
  if (at < 0) return undefined
  const domain = value.slice(at + 1)
  const ascii = asciiDomain(domain)
  if (ascii === undefined) return undefined
  const other = ascii === domain.toLowerCase() ? domainToUnicode(ascii) : ascii
  return other === '' || (other === ascii.toLowerCase() && ascii === domain.toLowerCase()) ? undefined : `@${other}`
}

type Around = {
  related: readonly RelatedFinding[]
  survivor: Survivor | undefined
  members: readonly FindingMember[]
  administrator: Member
}

const mostAlsoIn = 5

function shownMember(member: FindingMember, { related, survivor, members, administrator }: Around): ShownMember {
  const may = (action: 'members.change' | 'members.merge'): boolean =>
    isAllowed(administrator.role, action) && mayActOn(administrator, { id: member.id, role: roleOf(member) })
  const kept = survivor && members.find(({ id }) => id === survivor.memberId)
  const query = kept && new URLSearchParams({ a: kept.externalId, b: member.externalId })
  return {
    ...member,
    alsoIn: related.filter(({ memberIds }) => memberIds.includes(member.id)).slice(0, mostAlsoIn),
    editHref: may('members.change') ? `/admin/members/${member.id}/edit` : undefined,
    mergeHref: query && kept.id !== member.id && may('members.merge') ? `/admin/members/merge?${query}` : undefined,
    isSuggested: kept?.id === member.id,
  }
}

const roleOf = ({ role }: FindingMember): Member['role'] => role as Member['role']
