/** Words of the findings that come from Latchkey's own configuration. */
import type { FindingWords } from './words.ts'

export const configurationWords: Readonly<Record<string, FindingWords>> = {
  'weak-shared-secret': {
    title: 'A shared secret that can be guessed',
    meaning: 'The shared secret of this app is not as long and as random as those that Zendesk issues.',
    effect:
      'Whoever guesses it makes tokens of their own and is signed in to Zendesk as anybody, admins included. One captured token is enough to try guesses without anybody noticing.',
    remedy: [
      'Make a new secret in Zendesk: Admin Center, Account, Security, Single sign-on, the JWT configuration.',
      'Enter it here at once: sign-ins fail in between.',
    ],
    article: '4408845838874',
  },
  'shared-secret-reused': {
    title: 'One shared secret for two apps',
    meaning: 'Two apps sign their tokens with the same secret.',
    effect: 'A token for one Zendesk account is good for the other, and who knows one secret knows both.',
    remedy: [
      'Give one of the two a JWT configuration of its own in Zendesk.',
      'Enter its secret here. Brands of one account share a configuration: then one app for all of them is enough.',
    ],
  },
  'secret-old': {
    title: 'A shared secret that was not changed for long',
    meaning: 'The secret has been in force for longer than the safeguard settings allow.',
    effect: 'Every copy that was ever made of it is still good.',
    remedy: [
      'Plan the change: a new secret in Zendesk makes the old one worthless at once.',
      'Make it in Zendesk and enter it here in the same minute.',
    ],
  },
  'secret-exposed': {
    title: 'A shared secret stands where it can be read',
    meaning:
      'The shared secret was found among texts that are kept unsealed: in the environment, in a text of the organisation, in an app or in the address of a webhook.',
    effect: 'Whoever reads that place can sign in to Zendesk as anybody.',
    remedy: [
      'Take the secret out of the place that is named.',
      'Make a new one in Zendesk and enter it here: the old one has been seen.',
    ],
  },
  'return-to-unlisted': {
    title: 'A way back that is no exact host',
    meaning: 'The list of hosts that a sign-in may return to holds something that the form would not take.',
    effect:
      'A sign-in could end at somebody else’s site. Latchkey compares whole names, so that such an entry fits nothing.',
    remedy: ['Open the app, and list each host by its exact name, or none.'],
  },
  'token-in-url': {
    title: 'Tokens in addresses',
    meaning: 'Tokens would be handed over in the address of a page instead of a form.',
    effect: 'Addresses end up in logs and histories, where a token can be found and used.',
    remedy: ['Nothing to do: Latchkey only ever posts tokens.'],
  },
  'role-claim-enabled': {
    title: 'Tokens that give rights in Zendesk',
    meaning: 'The field mapping of this app sends a role, a custom role or tags.',
    effect:
      'Whoever decides what the mapping reads decides who is an agent or an admin in Zendesk. Rights that are sent replace those that were given there.',
    remedy: [
      'Take the claim out of the field mapping, unless it is meant.',
      'If it is meant, map it from what owners alone decide, and accept this finding with the reason.',
    ],
  },
  'public-url-insecure': {
    title: 'Latchkey is reached without encryption',
    meaning: 'PUBLIC_URL begins with http:// and is not this machine.',
    effect: 'Passwords, sessions and tokens can be read and used by anybody on the way.',
    remedy: ['Put a proxy with a certificate in front, and set PUBLIC_URL to https://.'],
  },
  'trust-proxy-open': {
    title: 'Anybody can pretend to be the proxy',
    meaning: 'TRUST_PROXY believes whoever connects, and Latchkey listens beyond this machine.',
    effect: 'A visitor can claim any network address: throttling by address and the history can be deceived.',
    remedy: ['Set TRUST_PROXY to the addresses of your proxies, or listen on this machine only (HOST).'],
  },
  'session-store-memory': {
    title: 'Sessions in memory',
    meaning: 'Sessions would be lost at every start and could not be ended from another process.',
    effect: 'Somebody who was suspended could stay signed in.',
    remedy: ['Nothing to do: Latchkey keeps sessions in the database.'],
  },
  'admin-without-mfa': {
    title: 'An administrator with a password alone',
    meaning: 'This person may use the console and has neither an authenticator app nor a passkey.',
    effect: 'One password that leaks opens the console: whoever has it can change who is let into Zendesk as whom.',
    remedy: [
      'Ask them to add a passkey or an authenticator app under “Your account”, “Security”.',
      'Require it of everybody with a role under Settings, “Sign-in and security”.',
    ],
  },
  'debug-on': {
    title: 'Set up for practice, and open to others',
    meaning:
      'Latchkey is reached under a public address while it logs every detail or hands over to a practice Zendesk.',
    effect: 'Members would be sent to somewhere else than their Zendesk, or more is written to the log than is needed.',
    remedy: ['Set LOG_LEVEL to info and remove ZENDESK_ORIGIN before members use it.'],
  },
  'duplicate-registration': {
    title: 'Two apps for one Zendesk account',
    meaning: 'Two app registrations have the same subdomain.',
    effect: 'What one of them guards against can be got around through the other.',
    remedy: ['Keep one of the two, and delete the other.'],
  },
}
