/** What an import of Zendesk users did, or why it did nothing: for the page, and as the command line prints it. */
import type { FileKind, Lack } from './zendesk-directory.ts'

/** `line` 0: about the file as a whole. Messages hold no name and no address. */
export type UserProblem = { line: number; code: string; message: string }

/** Problems beyond this many are counted, not listed. */
export const listedAtMost = 100

export type UserImportReport = {
  schema: 'latchkey.zendesk-import/1'
  kind: FileKind
  dry_run: boolean
  /** ISO 8601; null when nothing could be taken over. */
  as_of: string | null
  users: number
  new: number
  changed: number
  unchanged: number
  /** Known before, and not in the file any more. */
  gone: number
  /** What the file does not tell. */
  lacks: Lack[]
  errors: UserProblem[]
  error_count: number
  warnings: UserProblem[]
  warning_count: number
}

/** What speaks against taking a file over when there is one already: it is older, or has far fewer users. */
export function whyNotAfter(
  before: { asOf: Date; users: number },
  now: { asOf: Date; users: number; acceptsFewer: boolean },
): UserProblem | undefined {
  if (now.asOf < before.asOf) {
    const message = `What is known is newer: it is of ${before.asOf.toISOString()}. Export the users again.`
    return { line: 0, code: 'older', message }
  }
  if (now.acceptsFewer || before.users < enoughToCompare || now.users * 2 >= before.users) return undefined
  const message = `The file has ${now.users} users, the one before had ${before.users}. Is it whole? If it is, say so and give it again.`
  return { line: 0, code: 'far-fewer', message }
}

/** What speaks against a file being the export it is said to be: the one is often taken for the other. */
export function whyNotOfKind(
  { kind, acceptsFewer }: { kind: FileKind; acceptsFewer: boolean },
  { endUsers, tellsRoles }: { endUsers: number; tellsRoles: boolean },
): UserProblem | undefined {
  if (kind === 'team-export' && endUsers > 0) return { line: 0, code: 'other-kind', message: hasEndUsers }
  if (kind === 'team-export' || endUsers > 0 || !tellsRoles || acceptsFewer) return undefined
  return { line: 0, code: 'no-end-users', message: hasNone }
}

const hasEndUsers =
  'End users are in this file, so it is no list of team members. Say that it is an export of all users, and give it again.'
const hasNone =
  'No end user is in this file: it looks like the list of team members. If it is, say so. If it is the export of all ' +
  'users, and nobody else is in that Zendesk, say that it is whole.'

/** Fewer users than this say nothing about a file being cut short. */
const enoughToCompare = 20
