/** What a member reads when a hand-off is refused: one plain sentence, and what to do. Codes stay in the events. */
import type { CheckCode } from './check.ts'

export type RefusalWords = { sentence: string; next: readonly string[] }

const words: Record<CheckCode, RefusalWords> = {
  'app-disabled': {
    sentence: 'Signing in to this help centre through us is switched off at the moment.',
    next: [
      'Try again later.',
      'If it is urgent, use one of the other ways in below, or write to the support address you know.',
    ],
  },
  'member-suspended': {
    sentence: 'Your account here is suspended, so it cannot be used to sign in to Zendesk.',
    next: ['Ask the people who look after your membership to restore it.'],
  },
  'no-credentials': {
    sentence: 'Your account here has no password, so it cannot be used to sign in to Zendesk.',
    next: ['Ask the people who look after your membership to set up sign-in for you.'],
  },
  'address-missing': {
    sentence: 'We have no e-mail address for you that Zendesk can use.',
    next: ['Ask the people who look after your membership to add your own e-mail address.', 'Then try again.'],
  },
  'address-unverified': {
    sentence: 'Nobody has confirmed yet that the e-mail address we have for you is yours.',
    next: [
      'Ask the people who look after your membership to confirm your address.',
      'Then try again. We wait for this because Zendesk would show your tickets to whoever we say you are.',
    ],
  },
  'address-shared': {
    sentence:
      'Another account here uses the same e-mail address as yours, and Zendesk could not tell the two of you apart.',
    next: [
      'Ask the people who look after your membership to give each of you an address of your own.',
      'Then try again.',
    ],
  },
  'zendesk-error-loop': {
    sentence: 'Zendesk sent you back with an error several times in a row, so we stopped trying.',
    next: [
      'Wait ten minutes and try again.',
      'Until then, use one of the other ways in below.',
      'If it happens again, tell your administrator the reference on this page.',
    ],
  },
  'secret-unavailable': {
    sentence: 'We cannot sign you in to Zendesk at the moment. This is on our side, not yours.',
    next: ['Use one of the other ways in below.', 'Tell your administrator the reference on this page.'],
  },
}

/** The words of the first code: checks are listed with what helps most first. */
export function refusalWords([first]: readonly CheckCode[]): RefusalWords {
  return words[first ?? 'app-disabled']
}
