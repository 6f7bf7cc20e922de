/** Puts a merge on the screen: two members side by side, what would become of them, and what became of those before. */
import type { Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { ComparePage } from '../../../views/member-merge/compare-page.tsx'
import { FindPairPage, type FindPairPageProps } from '../../../views/member-merge/find-pair-page.tsx'
import { MergePage } from '../../../views/member-merge/merge-page.tsx'
import { MergePreviewPage } from '../../../views/member-merge/merge-preview-page.tsx'
import type { MergeSide as ShownSide } from '../../../views/member-merge/sides.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import type { Member } from '../members/member.ts'
import { suggestSurvivor } from '../safeguards/findings/record/suggest-survivor.ts'
import type { MemberMerge } from './member-merge.ts'
import { changeOf, differs, mergeFields, type MergeChoice, type MergeField } from './merge-fields.ts'
import { obstacleTo, type MergeObstacle } from './merge.policy.ts'
import type { MergeSide } from './merge-side.query.ts'
import { judgeUndo } from './undo-merge.ts'

const place = '/admin/members'
const mostListed = 20

export async function sendFindPage(
  { config, clock, memberMerges }: Deps,
  response: Response,
  shown: Pick<FindPairPageProps, 'typed' | 'errors'> & { flash?: Flash },
): Promise<void> {
  const { typed, errors, flash } = shown
  const now = clock.now()
  const merges = await memberMerges.listRecent(mostListed)
  const frame = consoleFrame(config, response, place, flash)
  const listed = merges.map((merge) => ({ ...merge, state: stateOf(merge, now) }))
  response.send(renderPage(<FindPairPage frame={frame} typed={typed} errors={errors} merges={listed} />))
}

function stateOf({ undoneAt, undoUntil }: MemberMerge, now: Date): FindPairPageProps['merges'][number]['state'] {
  if (undoneAt) return 'undone'
  return undoUntil > now ? 'can-be-undone' : 'final'
}

export async function sendComparePage(deps: Deps, response: Response, pair: readonly [Member, Member]): Promise<void> {
  const [first, second] = pair
  const { administrator } = response.locals
  const now = deps.clock.now()
  const ofFirst = await deps.mergeSides.find(first.id, now)
  const ofSecond = await deps.mergeSides.find(second.id, now)
  const suggested = suggestSurvivor('duplicate-email', [weighed(first, ofFirst), weighed(second, ofSecond)])
  const suggestion = suggested && { keep: sideOf(suggested.memberId, first), because: suggested.because }
  const keep = suggestion?.keep ?? 'a'
  response.send(
    renderPage(
      <ComparePage
        frame={consoleFrame(deps.config, response, place)}
        sides={[shownSide(first, ofFirst), shownSide(second, ofSecond)]}
        obstacles={[
          obstacleTo(administrator, { survivor: second, loser: first, ...ofFirst }),
          obstacleTo(administrator, { survivor: first, loser: second, ...ofSecond }),
        ]}
        suggestion={suggestion}
        fields={mergeFields
          .filter((field) => differs(first, second, field))
          .map((field) => ({ field, from: ticked(field, { first, second, keep }) }))}
      />,
    ),
  )
}

const sideOf = (id: string, first: Member): 'a' | 'b' => (id === first.id ? 'a' : 'b')

/** The survivor's, unless they have none. Of attributes both lose nothing. */
function ticked(field: MergeField, given: { first: Member; second: Member; keep: 'a' | 'b' }): 'a' | 'b' | 'both' {
  const { first, second, keep } = given
  if (field === 'attributes') return 'both'
  if (first[field] === undefined) return 'b'
  return second[field] === undefined ? 'a' : keep
}

export type PreviewShown = {
  survivor: Member
  loser: Member
  choice: MergeChoice
  reason?: string
  errors?: Readonly<Record<string, string>>
  obstacle?: MergeObstacle | 'address-for-owners'
  isOutdated?: true
}

export async function sendPreviewPage(deps: Deps, response: Response, shown: PreviewShown): Promise<void> {
  const { survivor, loser, choice, reason = '', errors = {} } = shown
  const now = deps.clock.now()
  const ofSurvivor = await deps.mergeSides.find(survivor.id, now)
  const ofLoser = await deps.mergeSides.find(loser.id, now)
  const change = changeOf(survivor, loser, choice)
  const obstacle = shown.obstacle ?? obstacleTo(response.locals.administrator, { survivor, loser, ...ofLoser })
  const back = new URLSearchParams({ a: survivor.externalId, b: loser.externalId })
  response.send(
    renderPage(
      <MergePreviewPage
        frame={consoleFrame(deps.config, response, place)}
        csrfToken={csrfToken(response)}
        survivor={shownSide(survivor, ofSurvivor)}
        loser={shownSide(loser, ofLoser)}
        result={shownSide({ ...survivor, ...change }, ofSurvivor)}
        fields={mergeFields.map((field) => ({ field, from: field in change ? choice[field] : 'survivor' }))}
        kept={keptFieldsOf({ survivor, loser, choice })}
        backHref={`${place}/merge?${back}`}
        reason={reason}
        errors={errors}
        obstacle={obstacle}
        isOutdated={shown.isOutdated ?? false}
      />,
    ),
  )
}

const keptFieldsOf = ({ survivor, loser, choice }: Pick<PreviewShown, 'survivor' | 'loser' | 'choice'>) =>
  Object.entries({
    survivor: survivor.id,
    loser: loser.id,
    survivorVersion: String(survivor.version),
    loserVersion: String(loser.version),
    ...choice,
  }).map(([name, value]) => ({ name, value }))

export async function sendMergePage(
  deps: Deps,
  response: Response,
  { merge, flash }: { merge: MemberMerge; flash?: Flash | undefined },
): Promise<void> {
  const survivor = await deps.members.get(merge.survivor.id)
  const actor = response.locals.administrator
  const undo = await judgeUndo(deps, { merge, survivor, actor, at: deps.clock.now(), lock: 'look' })
  response.send(
    renderPage(
      <MergePage
        frame={consoleFrame(deps.config, response, place, flash)}
        csrfToken={csrfToken(response)}
        merge={merge}
        undo={undo}
      />,
    ),
  )
}

const shownSide = (member: Member, side: MergeSide): ShownSide => ({
  ...member,
  ...side,
  isVerified: member.emailVerifiedAt !== undefined,
})

const weighed = (member: Member, side: MergeSide) => ({
  ...member,
  ...side,
  isVerified: member.emailVerifiedAt !== undefined,
})
