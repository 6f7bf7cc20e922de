/** What was just done to a member, told on the page one is sent to. The address carries a code; the words are ours. */
import type { Flash } from '../../../views/parts/console-shell.tsx'

export const doneFlash = (code: string | undefined): Flash | undefined => flashes.get(code ?? '')

const success = (message: string): Flash => ({ tone: 'success', message })
const info = (message: string): Flash => ({ tone: 'info', message })

const waits =
  'No mail is set up, so it waits in the outbox (Settings, Mail): an owner can open it there and hand it over.'

const flashes = new Map<string, Flash>([
  ['added', success('The member was added. They have no password yet: prove the address, then send a password link.')],
  ['changed', success('Your changes were saved.')],
  ['unchanged', info('Nothing was different, so nothing was saved.')],
  ['suspended', success('The member is suspended, and signed out of Latchkey everywhere.')],
  ['restored', success('The member is restored, and can sign in as before.')],
  ['already', info('It was so already: somebody else may have been faster.')],
  ['unlocked', success('The wrong passwords are forgotten. They can try again now.')],
  ['verification-sent', success('The verification link is on its way to their address.')],
  ['verification-waits', { tone: 'warning', message: `The verification link was written. ${waits}` }],
  ['reset-sent', success('The password link is on its way to their address.')],
  ['reset-waits', { tone: 'warning', message: `The password link was written. ${waits}` }],
  ['vouched', success('The address counts as proved, on your word.')],
  ['sessions-ended', success('All their sessions are ended.')],
  ['session-ended', success('The session is ended.')],
  ['session-gone', info('That session had ended already.')],
  ['password-removed', success('The password is removed, and their sessions are ended.')],
  ['code-approved', success('The one-time code is approved: it opens their account until it is used or expires.')],
  ['code-withdrawn', success('The one-time code is taken back. It opens nothing any more.')],
  [
    'factors-reset',
    success('Their second factors are removed, their sessions are ended, and no browser of theirs is remembered.'),
  ],
  [
    'password-known-sent',
    success(
      'The password opens nothing any more, their sessions are ended, and a link to choose another is on its way.',
    ),
  ],
  [
    'password-known-waits',
    {
      tone: 'warning',
      message: `The password opens nothing any more, and their sessions are ended. A link to choose another was written. ${waits}`,
    },
  ],
  [
    'password-known-unsent',
    {
      tone: 'warning',
      message:
        'The password opens nothing any more, and their sessions are ended. No link could be sent: see below how they get another.',
    },
  ],
  [
    'staff-given',
    success(
      'They are staff now. Their password and second factors, if they had any, are removed and their sessions are ended: send them a password link next.',
    ),
  ],
  ['role-changed', success('The role is changed, and their sessions are ended.')],
  [
    'role-given',
    success(
      'The role is given. Their password and second factors, if they had any, are removed and their sessions are ended: send them a password link next.',
    ),
  ],
  ['erased', success('The member is erased. Their external ID stays taken.')],
])
