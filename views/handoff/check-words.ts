/** The checks of a hand-off in words for administrators: the one table, whatever page speaks of a check. */
import { findingWords } from '../safeguards/finding-words.ts'

export type OwnCheckName =
  | 'app enabled'
  | 'in stage'
  | 'member active'
  | 'has credentials'
  | 'allowed by policy'
  | 'address verified'
  | 'address not shared'
  | 'no error loop'
  | 'secret opens'

export type OwnCheckCode =
  | 'app-disabled'
  | 'not-in-stage'
  | 'not-allowed'
  | 'member-suspended'
  | 'no-credentials'
  | 'address-missing'
  | 'address-unverified'
  | 'address-shared'
  | 'zendesk-error-loop'
  | 'secret-unavailable'

/** A check of its own, or a finding by its code: what is said of those is in the words of safeguards. */
export type CheckCode = string
export type CheckName = string

const passedOwn: Record<OwnCheckName, string> = {
  'app enabled': 'Sign-in through this app is on.',
  'in stage': 'The roll-out has reached this member.',
  'member active': 'The member is active.',
  'has credentials': 'The member has a password or a passkey here.',
  'allowed by policy': '“Who may sign in” lets them in.',
  'address verified': 'The address was proved to be theirs.',
  'address not shared': 'Nobody else who can sign in has this address.',
  'no error loop': 'Zendesk has not answered with three errors in the last ten minutes.',
  'secret opens': 'The shared secret is stored, and it opens.',
}

/** `short`: what is the matter, to stand in a sentence or alone. `advice`: what helps. */
const ownFailures: Record<OwnCheckCode, { short: string; advice: string }> = {
  'app-disabled': {
    short: 'sign-in through the app is off',
    advice: 'A paused app is resumed on its overview; a draft is opened under Roll-out.',
  },
  'not-in-stage': {
    short: 'the roll-out has not come this far',
    advice:
      'A draft lets nobody in. From the stage “Test people” on, being one of them is enough; or move on under Roll-out.',
  },
  'not-allowed': {
    short: '“Who may sign in” says no',
    advice: 'Change the rules, or let this person in by name there.',
  },
  'member-suspended': { short: 'suspended here', advice: 'It takes restoring the member.' },
  'no-credentials': {
    short: 'no password and no passkey here',
    advice: 'The member’s page can send a link to set one.',
  },
  'address-missing': {
    short: 'no e-mail address that Zendesk can use',
    advice: 'The member needs an address of their own.',
  },
  'address-unverified': {
    short: 'nobody has proved that the e-mail address is theirs',
    advice: 'The member’s page can send a link to confirm it.',
  },
  'address-shared': {
    short: 'somebody else who can sign in has the same address',
    advice: 'Each of them needs one of their own.',
  },
  'zendesk-error-loop': {
    short: 'three errors from Zendesk within ten minutes',
    advice: 'Wait ten minutes, then try again. The events say what Zendesk answered.',
  },
  'secret-unavailable': {
    short: 'no shared secret to sign with',
    advice: 'It is missing, or no key opens it. The overview of the app can check it; Edit takes a new one.',
  },
}

export const checkFailures: Readonly<Partial<Record<string, { short: string; advice: string }>>> = ownFailures

/** Beside the checks: what happens before any of them, to whoever the policy wants a second factor of and who has none. */
export const factorFirst = 'When they sign in, they are asked to set up a second factor first.'

const passed: Readonly<Partial<Record<string, string>>> = passedOwn

export type CheckOutcome = {
  name: CheckName
  /** What it compares with is not known. */
  isUnknown?: boolean
  /** Of one that failed; left out: it refuses. */
  gate?: 'warn' | 'hold' | 'block' | undefined
  code: CheckCode | undefined
}

/** One of the hand-off's own checks, told one by one; findings are told when there is something to tell. */
export const isOwnCheck = (name: CheckName): boolean => passed[name] !== undefined

export const checkWords = ({ name, code }: Pick<CheckOutcome, 'name' | 'code'>): string =>
  code === undefined ? (passed[name] ?? name) : adviceWords(code)

/** What is the matter, as a sentence of its own. */
export function shortWords(code: CheckCode): string {
  const short = checkFailures[code]?.short ?? findingWords[code]?.title ?? code
  return `${short.slice(0, 1).toUpperCase()}${short.slice(1)}.`
}

/** What is the matter, and what helps. */
export const adviceWords = (code: CheckCode): string => {
  const advice = checkFailures[code]?.advice ?? findingWords[code]?.remedy[0]
  return advice === undefined ? shortWords(code) : `${shortWords(code)} ${advice}`
}
