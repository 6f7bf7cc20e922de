/** What the judgement of an import found, as codes for programs and as sentences for people. No sentence quotes a cell. */
import { unreachable } from '../../kernel/errors.ts'

/** What only the store, or the rest of the file, can tell about a row. */
export type JudgementCode =
  | 'duplicate-external-id'
  | 'retired-external-id'
  | 'external-id-is-username'
  | 'external-id-needed'
  | 'duplicate-member'
  | 'missing-name'
  | 'duplicate-username'
  | 'username-taken'
  | 'username-is-external-id'
  | 'verified-without-address'
  | 'administrator-by-file'
  | 'administrator-address'
  | 'last-owner'
  | 'role-holder-needs-owner'
  | 'staff-flag-needs-owner'
  | 'staff-needs-owner'
  | 'staff-address-needs-owner'

export type WarningCode =
  | 'address-shared'
  | 'address-looks-alike'
  | 'address-accents-differ'
  | 'address-same-mailbox'
  | 'address-missing'
  | 'password-kept'
  | 'staff-keys-taken'

/** `otherLine`: the other row that is involved, where there is one. */
export function sentenceOf(code: JudgementCode | WarningCode, line: number, otherLine: number | undefined): string {
  const lines = otherLine === undefined ? '' : `lines ${Math.min(line, otherLine)} and ${Math.max(line, otherLine)}`
  switch (code) {
    case 'duplicate-external-id':
      return `The same external ID is in ${lines}. Capitals make no difference.`
    case 'retired-external-id':
      return 'This external ID belonged to a member who was erased. It is never given again.'
    case 'external-id-is-username':
      return 'This external ID is the username of another member. Both are names to sign in with.'
    case 'external-id-needed':
      return otherLine === undefined
        ? 'Without an external ID a row is known by its e-mail address. This one has none, or it belongs to a member with an external ID of their own, or to several. Give the external ID.'
        : `Without an external ID a row is known by its e-mail address, and ${lines} have the same. Give the external IDs.`
    case 'duplicate-member':
      return `The ${lines} mean the same member.`
    case 'missing-name':
      return 'A new member needs a name.'
    case 'duplicate-username':
      return `The same username is in ${lines}. Capitals make no difference.`
    case 'username-taken':
      return 'Another member has this username. To pass a username on, take it from the one in an import of its own.'
    case 'username-is-external-id':
      return otherLine === undefined
        ? 'This username is the external ID of another member. Both are names to sign in with.'
        : `The username in line ${line} is the external ID in line ${otherLine}. Both are names to sign in with.`
    case 'verified-without-address':
      return 'There is no e-mail address that could be verified.'
    case 'administrator-by-file':
      return "A file changes no administrator's username, address or password and lets no suspended administrator back in. Leave these cells blank. It suspends one only in a row with their external ID."
    case 'administrator-address':
      return 'This is the e-mail address of an administrator, and would keep them from signing in with it. A file gives it to nobody else.'
    case 'last-owner':
      return 'This would suspend the last owner.'
    case 'role-holder-needs-owner':
      return 'This member has a role in the console. Only an owner’s file changes anything about them, also where they are you.'
    case 'staff-flag-needs-owner':
      return 'Only an owner’s file says who is staff. Leave the cell blank, or as it is.'
    case 'staff-needs-owner':
      return 'This member is staff. Only an owner’s file changes their address, says that it is verified, or gives them a password. Leave these cells blank.'
    case 'staff-address-needs-owner':
      return 'This is the e-mail address of somebody who is staff, and would keep them from signing in with it. Only an owner’s file gives it to somebody else.'
    case 'address-shared':
      return otherLine === undefined
        ? 'Another member has the same e-mail address. When both have a password, neither can sign in with it.'
        : `The ${lines} have the same e-mail address. When both members have a password, neither can sign in with it.`
    case 'address-looks-alike':
      return `${whose(otherLine, lines)} is almost certainly the same address: only its width of letters, ß and ss, or invisible characters differ.`
    case 'address-accents-differ':
      return `${whose(otherLine, lines)} is possibly the same address: it differs in accents alone.`
    case 'address-same-mailbox':
      return `${whose(otherLine, lines)} is probably the same mailbox: it differs only in what the provider ignores, such as dots or what stands behind a plus sign.`
    case 'address-missing':
      return 'Without an e-mail address this member cannot be signed in to Zendesk.'
    case 'password-kept':
      return 'This member has a password already and keeps it: a file gives one only to members who have none.'
    case 'staff-keys-taken':
      return 'This member becomes staff. What they sign in with now is taken away, and their sessions end: somebody else may have known or added it. Send them a password link, unless this file gives them a password.'
    default:
      return unreachable(code)
  }
}

const whose = (otherLine: number | undefined, lines: string): string =>
  otherLine === undefined
    ? "Another member's e-mail address"
    : `One of the e-mail addresses in ${lines}, beside the other,`
