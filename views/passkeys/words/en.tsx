/** Passkeys in English. */
import { Bidi } from '../../parts/bidi.tsx'
import type { PasskeyWords } from './words.ts'

export const en: PasskeyWords = {
  use: 'Use a passkey',
  signIn: 'Sign in with a passkey',
  needsScripts: 'Passkeys need scripts (JavaScript), which are off in this browser.',
  cannot: 'This browser cannot use passkeys at this address.',
  notUsed: 'No passkey was used. You can try again.',
  tooLate: 'It took too long, so the passkey was not used. Please try again.',
  refused: 'This passkey was not accepted. Try again, or choose another way.',

  title: 'Passkeys',
  lead: 'A passkey signs you in with your fingerprint, your face or the lock of your screen. It takes the place of the password and is a second factor at the same time.',
  none: 'You have no passkey yet.',
  add: 'Add a passkey',
  enough: 'You have as many passkeys as you can have. Remove one before you add another.',
  back: 'Back to your security settings',
  backToList: 'Back to your passkeys',
  goOn: 'Go on',
  open: (name) => (
    <>
      Rename or remove <Bidi>{name}</Bidi>
    </>
  ),
  synced: 'Synced',
  notSyncedYet: 'Not synced yet',
  onOneDevice: 'On one device only',
  added: (day) => <>Added on {day}</>,
  lastUsed: (day) => <>last used on {day}</>,
  neverUsed: 'not used to sign in yet',
  done: {
    added: 'The passkey was added, and you were signed out everywhere else. From now on you can sign in with it.',
    renamed: 'The name was changed.',
    removed: 'The passkey was removed, and you were signed out everywhere else.',
  },
  codes: {
    title: 'Have recovery codes ready as well',
    sentence: 'If you lose your passkeys, a recovery code takes the place of your second factor.',
    make: 'Make recovery codes',
  },

  addTitle: 'Add a passkey',
  addLead: 'Your browser will ask where to keep it.',
  addSteps: [
    'In your password manager it is synced to your other devices.',
    'On this device or on a security key it stays where it is.',
    'You can have several: one on each device you use is a good idea.',
  ],
  make: 'Make a passkey',
  notMade: 'No passkey was made. You can try again.',
  alreadyThere: 'There is a passkey for this account on that device or in that password manager already.',
  notAccepted: 'This passkey was not accepted, so none was added. Please try again.',

  name: 'Name',
  nameHint: 'So that you can tell your passkeys apart.',
  nameComplaint: 'Enter a name of at most 60 characters.',
  save: 'Save the name',
  kept: {
    synced: 'Your password manager has copied this passkey to your other devices.',
    notSyncedYet: 'Your password manager can copy this passkey to your other devices, but has not done so yet.',
    onOneDevice: 'This passkey is on one device only. If you lose that device, the passkey is lost as well.',
  },
  removeTitle: 'Remove this passkey',
  removeSentence:
    'It will not sign you in any more, and you will be signed out everywhere else. Delete it from your device or password manager as well.',
  remove: 'Remove the passkey',
  isLast:
    'This is your only second factor, and your organisation asks for one. Add another passkey or an authenticator app first; then you can remove this one.',
}
