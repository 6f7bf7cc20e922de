/** Words of the findings that come from what happened: sign-ins, hand-offs, answers of Zendesk, and what changed there. */
import type { FindingWords } from './words.ts'

export const historyWords: Readonly<Record<string, FindingWords>> = {
  'zendesk-sign-in-refused': {
    title: 'Zendesk keeps refusing a member',
    meaning: 'Zendesk answered the hand-offs of this member with an error at least three times within a day.',
    effect: 'They do not get into Zendesk by single sign-on, whatever they try.',
    remedy: [
      'Open the member’s history: each answer is explained there.',
      'Put right what it names: an external ID or address that somebody else has, a suspended user, a clock.',
    ],
  },
  'clock-skew': {
    title: 'The clock is off',
    meaning: 'The time of this machine and that of Zendesk’s answers differ by more than a minute.',
    effect: 'Tokens are refused once the difference reaches three minutes. Nobody gets in then.',
    remedy: ['Have the machine keep its time by NTP.', 'Check the clock again on the set-up page of the app.'],
    article: '4408845838874',
  },
  'token-burst': {
    title: 'Hand-offs faster than people click',
    meaning:
      'One member was handed over more than ten times in a minute, or two members of one address within ten minutes.',
    effect: 'Somebody may share the account or use it by a program; two people may be working in one Zendesk profile.',
    remedy: ['Look at the member’s history and sessions.', 'Ask them. End the sessions if they do not know of it.'],
  },
  'password-spray': {
    title: 'Passwords were tried on many members',
    meaning: 'Many sign-ins were refused in a short time: many names with few passwords each, or very many tries.',
    effect: 'Somebody looks for a member with a weak password. Whoever is found opens their Zendesk tickets.',
    remedy: [
      'See under Events which names were tried, and from where.',
      'Require a second factor, or have the breached-password check turned on.',
      'Block the network at your proxy if it is nobody’s you know.',
    ],
  },
  'credential-stuffing': {
    title: 'A sign-in that succeeded during an attack',
    meaning: 'A member signed in from a network from which an attack on the sign-in came at that time.',
    effect: 'The attacker may have found their password. A colleague in the same network is the other explanation.',
    remedy: ['Ask the member whether it was them.', 'If not: end all sessions, and have a new password sent.'],
  },
  'reset-burst': {
    title: 'New passwords were asked for in masses',
    meaning: 'More than twenty new passwords were asked for from one network within an hour.',
    effect: 'Members get mail that they did not ask for, and somebody may be looking for who has an account.',
    remedy: ['Look under Events where it came from.', 'Block the network at your proxy if it goes on.'],
  },
  'enumeration-probe': {
    title: 'Somebody tries names that nobody has',
    meaning: 'More than thirty unknown names were tried from one network within a day.',
    effect: 'Answers do not tell who is a member; somebody tries all the same, and passwords may come next.',
    remedy: ['Look under Events where it came from.', 'Block the network at your proxy if it goes on.'],
  },
}
