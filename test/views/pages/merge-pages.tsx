/** Merging members: naming two, comparing them, what would happen, and a merge there was. */
import type { VNode } from 'preact'
import { ComparePage } from '../../../views/member-merge/compare-page.tsx'
import { FindPairPage } from '../../../views/member-merge/find-pair-page.tsx'
import { MergePage } from '../../../views/member-merge/merge-page.tsx'
import { MergePreviewPage, type MergePreviewPageProps } from '../../../views/member-merge/merge-preview-page.tsx'
import type { MergeSide } from '../../../views/member-merge/sides.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

const at = new Date('2026-11-20T09:05:00Z')
const csrfToken = 'csrf-of-administrator'
const ids = ['0b5d7000-0000-4000-8000-00000000000a', '0b5d7000-0000-4000-8000-00000000000b'] as const

export function mergePages(words: Words): Record<string, VNode> {
  const { person, organization } = words
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  return { ...choosing(words, frame), ...previews(words, frame), ...made(words, frame) }
}

function sidesOf({ person, email, typed, organization, app }: Words): readonly [MergeSide, MergeSide] {
  const first: MergeSide = {
    ...{ id: ids[0], name: person, externalId: typed, email, isVerified: true, username: undefined, phone: undefined },
    ...{ organization, locale: 'en-GB', attributes: { member_since: '2019', society: organization } },
    ...{ isStaff: false, role: undefined, status: 'active', hasCredentials: true, hasPassword: true, hasTotp: true },
    ...{ passkeys: 2, sessions: 1, lastSignedInAt: at, createdAt: at, holds: 0, openFindings: 2 },
    ...{ appLists: [], linkedIn: ['contoso', 'contoso-sandbox'] },
  }
  const second: MergeSide = {
    ...first,
    ...{ id: ids[1], externalId: 'm-2', email: undefined, isVerified: false, username: typed, phone: '+442079460958' },
    ...{ status: 'suspended', isStaff: true, hasTotp: false, passkeys: 0, sessions: 0, lastSignedInAt: undefined },
    ...{ attributes: {}, holds: 2, openFindings: 0, linkedIn: [] },
    appLists: [
      { app, list: 'denied' },
      { app, list: 'allowed' },
    ],
  }
  return [first, second]
}

function choosing(words: Words, frame: ConsoleFrame): Record<string, VNode> {
  const { person, typed } = words
  const sides = sidesOf(words)
  const merge = {
    ...{ survivor: { id: ids[0], name: person, externalId: typed }, loser: { name: person, externalId: 'm-2' } },
    ...{ mergedAt: at, mergedBy: person },
  }
  return {
    'merge: which two, none yet': <FindPairPage frame={frame} typed={{ a: '', b: '' }} errors={{}} merges={[]} />,
    'merge: which two, with faults': (
      <FindPairPage
        frame={frame}
        typed={{ a: typed, b: '' }}
        errors={{ a: 'Nobody has this external ID.', b: 'Type an external ID.' }}
        merges={[
          { ...merge, id: '1', state: 'can-be-undone' },
          { ...merge, id: '2', state: 'undone' },
          { ...merge, id: '3', state: 'final', loser: undefined, mergedBy: undefined },
        ]}
      />
    ),
    'merge: two side by side': (
      <ComparePage
        frame={frame}
        sides={sides}
        obstacles={[undefined, undefined]}
        suggestion={{ keep: 'a', because: ['linked', 'newest-sign-in'] }}
        fields={[
          { field: 'email', from: 'a' },
          { field: 'username', from: 'b' },
          { field: 'phone', from: 'b' },
          { field: 'attributes', from: 'both' },
        ]}
      />
    ),
    'merge: only one can go': (
      <ComparePage
        frame={frame}
        sides={sides}
        obstacles={['has-role', undefined]}
        suggestion={undefined}
        fields={[{ field: 'email', from: 'a' }]}
      />
    ),
    'merge: for owners': (
      <ComparePage
        frame={frame}
        sides={sides}
        obstacles={['for-owners', 'for-owners']}
        suggestion={undefined}
        fields={[]}
      />
    ),
  }
}

function previews(words: Words, frame: ConsoleFrame): Record<string, VNode> {
  const { sentence, typed } = words
  const [survivor, loser] = sidesOf(words)
  const page: MergePreviewPageProps = {
    ...{ frame, csrfToken, survivor, loser, reason: '', errors: {}, obstacle: undefined, isOutdated: false },
    result: { ...survivor, username: typed, phone: loser.phone },
    fields: [
      { field: 'name', from: 'survivor' },
      { field: 'email', from: 'survivor' },
      { field: 'username', from: 'loser' },
      { field: 'attributes', from: 'both' },
    ],
    kept: [
      { name: 'survivor', value: survivor.id },
      { name: 'loser', value: loser.id },
    ],
    backHref: '/admin/members/merge?a=1&b=2',
  }
  return {
    'merge: what it would do': <MergePreviewPage {...page} />,
    'merge: changed meanwhile, without a reason': (
      <MergePreviewPage
        {...page}
        survivor={{ ...loser, hasCredentials: false }}
        loser={survivor}
        result={loser}
        reason={sentence}
        errors={{ reason: 'Say how you know, in at least 10 characters.' }}
        isOutdated
      />
    ),
    'merge: cannot be done': <MergePreviewPage {...page} obstacle="erasure-waiting" />,
  }
}

function made({ person, typed }: Words, frame: ConsoleFrame): Record<string, VNode> {
  const merge = {
    ...{ id: '1', survivor: { id: ids[0], name: person, externalId: typed }, loserId: ids[1], mergedAt: at },
    ...{ loser: { name: person, externalId: typed }, fields: ['email', 'attributes'], mergedBy: person },
    ...{ undoUntil: at, undoneAt: undefined },
  }
  const page = { frame, csrfToken, merge }
  return {
    'a merge that can be undone': (
      <MergePage {...page} undo={{ kind: 'possible', back: ['email'], kept: ['attributes'] }} />
    ),
    'a merge that cannot be undone': (
      <MergePage
        {...page}
        merge={{ ...merge, loser: undefined, fields: [], mergedBy: undefined }}
        undo={{ kind: 'refused', because: 'too-late' }}
      />
    ),
    'a merge that was undone': (
      <MergePage {...page} merge={{ ...merge, undoneAt: at }} undo={{ kind: 'refused', because: 'undone' }} />
    ),
  }
}
