/** The checks of a hand-off in words for administrators: the one table, whatever page speaks of a check. */

export type CheckName =
  | 'app enabled'
  | 'in stage'
  | 'member active'
  | 'has credentials'
  | 'allowed by policy'
  | 'address verified'
  | 'address not shared'
  | 'no error loop'
  | 'secret opens'

export type CheckCode =
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

const passed: Record<CheckName, string> = {
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
export const checkFailures: Record<CheckCode, { short: string; advice: string }> = {
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

/** Beside the checks: what happens before any of them, to whoever the policy wants a second factor of and who has none. */
export const factorFirst = 'When they sign in, they are asked to set up a second factor first.'

export type CheckOutcome = { name: CheckName; code: CheckCode | undefined }

export const checkWords = ({ name, code }: CheckOutcome): string =>
  code === undefined ? passed[name] : adviceWords(code)

/** What is the matter, as a sentence of its own. */
export function shortWords(code: CheckCode): string {
  const { short } = checkFailures[code]
  return `${short.slice(0, 1).toUpperCase()}${short.slice(1)}.`
}

/** What is the matter, and what helps. */
export const adviceWords = (code: CheckCode): string => `${shortWords(code)} ${checkFailures[code].advice}`
