/** Members in the console: the list, and the forms that add, edit and erase. */
import type { VNode } from 'preact'
import { MemberErasePage } from '../../../views/members/member-erase-page.tsx'
import { MemberFormPage } from '../../../views/members/member-form-page.tsx'
import { MemberListPage } from '../../../views/members/member-list-page.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-administrator'

export function memberListPages(words: Words): Record<string, VNode> {
  const { person, organization, email, sentence, typed } = words
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const at = new Date('2026-11-03T08:05:00Z')
  const state = { status: 'active' as const, isStaff: false, role: undefined, hasCredentials: true }
  const entry = { ...state, name: person, externalId: typed, email, isVerified: true, organization, lastSignedInAt: at }
  const blank = { status: '', staff: '', verified: '', credentials: '', factor: '', signedIn: '', role: '', shared: '' }
  const noWords = { q: '', ...blank, organization: '' }
  return {
    members: (
      <MemberListPage
        frame={{ ...frame, flash: { tone: 'success', message: sentence } }}
        values={noWords}
        canAdd
        canImport
        canMerge
        waitingCodes={1}
        results={{
          isNarrowed: false,
          canAdd: true,
          previousHref: '/admin/members?before=one',
          nextHref: '/admin/members?after=three',
          firstHref: '/admin/members',
          members: [
            { ...entry, id: 'one' },
            { ...entry, id: 'two', isStaff: true, role: 'owner', isVerified: false },
            {
              ...entry,
              id: 'three',
              status: 'suspended',
              email: undefined,
              organization: undefined,
              isVerified: false,
            },
            { ...entry, id: 'four', hasCredentials: false, lastSignedInAt: undefined },
          ],
        }}
      />
    ),
    'members-none': (
      <MemberListPage
        frame={frame}
        values={noWords}
        canAdd
        canImport
        canMerge
        waitingCodes={0}
        results={{ isNarrowed: false, canAdd: true, members: [] }}
      />
    ),
    'members-no-hit': (
      <MemberListPage
        frame={frame}
        values={{ ...noWords, q: typed, status: 'suspended', organization }}
        canAdd={false}
        canImport={false}
        waitingCodes={0}
        results={{ isNarrowed: true, canAdd: false, members: [] }}
      />
    ),
    ...formPages(words, frame),
  }
}

function formPages(
  { person, organization, sentence, message, typed }: Words,
  frame: ConsoleFrame,
): Record<string, VNode> {
  const values = {
    externalId: typed,
    name: person,
    email: typed,
    username: message,
    phone: '+442079460958',
    organization,
    locale: 'en-GB',
    attributes: `note: ${message}`,
    isStaff: true,
  }
  const emptyValues = {
    ...values,
    externalId: '',
    name: '',
    email: '',
    username: '',
    phone: '',
    organization: '',
    locale: '',
    attributes: '',
    isStaff: false,
  }
  const everything = { changeAddress: true, changeStaff: true, changeClaims: true, chooseExternalId: true }
  const editing = { id: 'one', name: person, externalId: typed, version: 3, isForOwners: false }
  return {
    'member-add': <MemberFormPage frame={frame} csrfToken={csrfToken} values={emptyValues} may={everything} />,
    'member-add-errors': (
      <MemberFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={values}
        may={everything}
        errors={{ email: sentence, phone: 'The telephone number has too few digits.', attributes: sentence }}
      />
    ),
    'member-edit-as-operator': (
      <MemberFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={values}
        editing={editing}
        may={{ changeAddress: false, changeStaff: false, changeClaims: false, chooseExternalId: false }}
      />
    ),
    'member-edit-conflict': (
      <MemberFormPage
        frame={frame}
        csrfToken={csrfToken}
        values={values}
        editing={editing}
        may={everything}
        conflict={[{ label: 'Full name', stored: person, typed }]}
      />
    ),
    'member-erase': <MemberErasePage frame={frame} csrfToken={csrfToken} member={editing} />,
    'member-erase-wrong-name': (
      <MemberErasePage frame={frame} csrfToken={csrfToken} member={editing} typed={typed} error={sentence} />
    ),
  }
}
