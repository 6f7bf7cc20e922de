/** The checks of a hand-off in words for administrators: what a passed one says, and what helps when one failed. */

/** By the name of the check. */
const passed: Readonly<Record<string, string>> = {
  'app enabled': 'Sign-in through this app is on.',
  'in stage': 'The roll-out has reached this member.',
  'member active': 'The member is active.',
  'has credentials': 'The member has a password here.',
  'allowed by policy': '“Who may sign in” lets them in.',
  'address verified': 'The address was proved to be theirs.',
  'address not shared': 'Nobody else who can sign in has this address.',
}

/** By code. */
const failed: Readonly<Record<string, string>> = {
  'app-disabled': 'Sign-in through this app is off. Enable the app, or lift the pause.',
  'not-in-stage':
    'The roll-out has not come this far. Being one of the test people is enough; or move on under Roll-out.',
  'not-allowed': '“Who may sign in” says no. Change the rules, or let this person in by name there.',
  'member-suspended': 'Suspended here. It takes restoring the member.',
  'no-credentials': 'There is no password here. The member’s page can send a link to set one.',
  'address-missing': 'There is no e-mail address that Zendesk can use. The member needs an address of their own.',
  'address-unverified': 'Nobody proved whose address it is. The member’s page can send a link to confirm it.',
  'address-shared': 'Somebody else who can sign in has the same address. Each of them needs one of their own.',
  'zendesk-error-loop': 'Zendesk answered with errors three times in ten minutes. Wait ten minutes, then try again.',
  'secret-unavailable': 'The app has no shared secret that could be used. It is entered under Overview, Edit.',
}

export type CheckOutcome = { name: string; code: string | undefined }

/** A check that is too new to have words here is told by its name. */
export const checkWords = ({ name, code }: CheckOutcome): string =>
  code === undefined ? (passed[name] ?? `Passed: ${name}.`) : failureWords(code)

export const failureWords = (code: string): string => failed[code] ?? `Failed: ${code}.`
