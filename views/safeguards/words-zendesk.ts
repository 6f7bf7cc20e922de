/** Words of the findings that come from what is known of Zendesk. */
import type { FindingWords } from './words.ts'

const anatomy = '4408881965722'
const jwt = '4408845838874'
const existing = '360048430593'

export const zendeskWords: Readonly<Record<string, FindingWords>> = {
  'update-external-ids-on': {
    title: '“Update of external IDs?” is On',
    meaning: 'An active JWT configuration in Zendesk lets a hand-off replace the external ID of an existing user.',
    effect:
      'Anyone who gets an account here with a staff address is signed in as that staff member, and the real link is replaced.',
    remedy: [
      'In Zendesk, open Admin Center > Account > Security > Single sign-on and the JWT configuration.',
      'Set “Update of external IDs?” to Off and save.',
      'Bring in what Zendesk knows again, and look for external IDs that were overwritten.',
    ],
    article: anatomy,
  },
  'update-external-ids-unknown': {
    title: 'Nobody has confirmed “Update of external IDs?”',
    meaning: 'Whether the setting is Off cannot be read without the API, and no confirmation is in force.',
    effect: 'If it is On, whoever has a staff address here is signed in to Zendesk as that staff member.',
    remedy: [
      'In Zendesk, look at “Update of external IDs?” in the JWT configuration. It must be Off.',
      'Confirm it on the Set-up page of this app. The confirmation is good for 90 days.',
    ],
    article: anatomy,
  },
  'staff-email-match': {
    title: 'A member who would sign in as an agent or admin',
    meaning:
      'A Zendesk agent or admin has this member’s address or external ID, and the member is not marked as staff here or has not proved the address.',
    effect: 'With a hand-off they would be signed in as that agent or admin, with everything that person can reach.',
    remedy: [
      'Find out whether the member is that person.',
      'If so, have an owner mark them as staff, and have the address proved.',
      'If not, give the member their own address, or correct the external ID in Zendesk.',
    ],
    article: jwt,
  },
  'staff-without-external-id': {
    title: 'Zendesk staff without an external ID',
    meaning: 'An active agent or admin in Zendesk carries no external ID.',
    effect: 'Whoever comes first with that address is linked to this agent or admin for good.',
    remedy: [
      'Have this person sign in through Latchkey while the app is open to staff only.',
      'Look at their profile in Zendesk: the external ID must be the one they have here.',
      'Bring in what Zendesk knows again.',
    ],
    article: anatomy,
  },
  'staff-external-id-unknown': {
    title: 'Zendesk staff with an external ID that nobody here has',
    meaning: 'An active agent or admin in Zendesk carries an external ID, and no member has it.',
    effect:
      'When a member with that address signs in, Zendesk refuses them or lets them in as this person: its documents do not say.',
    remedy: [
      'Find out which system gave the external ID.',
      'Set the external ID in Zendesk to that of the member, through the API or a user import.',
    ],
    article: anatomy,
  },
  'end-users-enabled-before-staff': {
    title: 'End users may sign in before staff is safe',
    meaning: 'Everyone is let in, while agents or admins in Zendesk carry no external ID.',
    effect: 'A member who gets hold of such an agent’s address is signed in as that agent.',
    remedy: [
      'Take the roll-out back to staff.',
      'Have every agent and admin sign in once, and check their external IDs in Zendesk.',
      'Open it to everyone again.',
    ],
    article: jwt,
  },
  'external-id-mismatch': {
    title: 'An address that belongs to another external ID in Zendesk',
    meaning: 'The Zendesk user with this member’s address carries another external ID than the member.',
    effect:
      'With “Update of external IDs?” On, the account is handed over to this member. With Off, Zendesk’s documents do not say whether it refuses or lets them in.',
    remedy: [
      'Find out to whom the Zendesk user and its tickets belong.',
      'If to this member, set the external ID in Zendesk to theirs.',
      'If to somebody else, give the member their own address.',
    ],
    article: anatomy,
  },
  'split-identity': {
    title: 'One member, two Zendesk users',
    meaning: 'One Zendesk user carries the member’s external ID, another one the address.',
    effect: 'The sign-in fails because the address is taken, or reaches the wrong one of the two.',
    remedy: [
      'Decide which of the two is to stay.',
      'Clear the external ID of the other one: users with external IDs cannot be merged.',
      'Merge the two in Zendesk. This cannot be undone.',
      'Have the member sign in again.',
    ],
    article: '4408887695898',
  },
  'email-rewrite-pending': {
    title: 'A sign-in that would change an address in Zendesk',
    meaning: 'The Zendesk user with this member’s external ID has another address.',
    effect:
      'The next sign-in changes that user’s address to the member’s, and mail about its tickets goes there. Whether the old one stays as a secondary address is not documented.',
    remedy: [
      'Confirm that both addresses are the same person’s.',
      'If they are, approve the sign-in. If not, correct the external ID in Zendesk.',
    ],
    article: anatomy,
  },
  'secondary-email-match': {
    title: 'An address that is a secondary one in Zendesk',
    meaning: 'A Zendesk user has this member’s address as a secondary address only.',
    effect:
      'Zendesk’s article says that a second user is made. Addresses are unique in an account, so an error is likely.',
    remedy: ['In Zendesk, make the address that user’s primary one, or remove it from them.'],
    article: existing,
  },
  'zendesk-duplicate-person': {
    title: 'One person who may be there twice in Zendesk',
    meaning: 'Several Zendesk users have addresses of one mailbox, or one telephone number under one name.',
    effect: 'Tickets of one person are split over several users.',
    remedy: [
      'Look whether they are one person.',
      'If so, clear their external IDs and merge them in Zendesk. This cannot be undone.',
    ],
    article: '4408887695898',
  },
  'orphan-external-id': {
    title: 'A Zendesk user of a member who is gone or suspended',
    meaning:
      'A Zendesk user that can still be used carries the external ID of a member who was deleted or suspended here.',
    effect: 'The account stays open in Zendesk: ending a membership here ends no account there.',
    remedy: ['In Zendesk, suspend the user, or clear the external ID.'],
    article: jwt,
  },
  'external-id-foreign-format': {
    title: 'External IDs of another system in Zendesk',
    meaning: 'Zendesk users carry external IDs that begin as none of ours do.',
    effect: 'Another system feeds this Zendesk. What it writes may overwrite what Latchkey relies on.',
    remedy: [
      'Find out which system writes external IDs into this Zendesk.',
      'Agree on a prefix for each system, so that no two can ever give the same ID.',
    ],
  },
  'external-id-namespace-collision': {
    title: 'External IDs that two systems give',
    meaning: 'Zendesk users carry bare numbers that members here have too, under other names and other addresses.',
    effect: 'Members here are signed in as the people of another system.',
    remedy: [
      'Do not let these members in before it is settled whose the external IDs are.',
      'Give each system a prefix of its own, and set the external IDs in Zendesk anew.',
    ],
    article: anatomy,
  },
  'secret-stale': {
    title: 'The shared secret is not the one in Zendesk',
    meaning: 'The first six characters that Zendesk shows of its secret are not those of the stored one.',
    effect: 'Every sign-in fails: Zendesk cannot verify the signature.',
    remedy: [
      'Find out who reset the secret in Zendesk.',
      'Reset it there once more, and enter the new one on the page of this app.',
    ],
    article: jwt,
  },
  'remote-login-url-foreign': {
    title: 'Zendesk sends sign-ins to another address',
    meaning: 'A JWT configuration with our shared secret has a Remote login URL that is not ours.',
    effect: 'People who sign in are sent elsewhere. It may be a page that collects their passwords.',
    remedy: [
      'Look at the Remote login URL in Zendesk at once, and find out who changed it.',
      'Put back the one shown on the page of this app, and reset the shared secret.',
    ],
    article: jwt,
  },
  'logout-url-leaks-identity': {
    title: 'The Remote logout URL carries addresses',
    meaning: 'The Remote logout URL in Zendesk lacks the two blank parameters.',
    effect: 'Zendesk adds the address and external ID of whoever signs out, and they end up in access logs.',
    remedy: ['In Zendesk, replace the Remote logout URL by the one shown on the page of this app.'],
    article: jwt,
  },
  'second-active-idp': {
    title: 'A second way in by single sign-on',
    meaning: 'Another configuration of single sign-on is active in Zendesk for the same people.',
    effect: 'It matches people by address as well, and none of Latchkey’s safeguards stands before it.',
    remedy: ['Find out who uses the other configuration.', 'If nobody does, deactivate it in Zendesk.'],
    article: '4408882188570',
  },
  'sso-inactive': {
    title: 'The configuration in Zendesk is not active',
    meaning: 'Our JWT configuration in Zendesk is there, and not assigned to anybody.',
    effect: 'Nobody is sent to Latchkey to sign in.',
    remedy: ['When the app is ready, assign the configuration in Zendesk, team members first.'],
    article: '4408882188570',
  },
  'zendesk-data-stale': {
    title: 'What is known of Zendesk is missing, old or incomplete',
    meaning: 'Some checks compare with Zendesk’s users, and these are not known, or not as they are now.',
    effect: 'Whoever would be mistaken for somebody else is not found. What is not seen is unknown, not good.',
    remedy: [
      'Export the users in Zendesk, and the team members.',
      'Bring both in on the Zendesk users page of this app. The page says what is missing.',
    ],
    article: '5407034434842',
  },
  'suspended-or-deleted-match': {
    title: 'A member whose Zendesk user is suspended or deleted',
    meaning: 'The Zendesk user with this member’s external ID or address is suspended there, or was deleted.',
    effect: 'Zendesk lets no suspended user in, and does not tell them why.',
    remedy: [
      'Find out why the user was suspended or deleted in Zendesk.',
      'Lift the suspension there, or suspend the member here.',
    ],
    article: '4408889293978',
  },
  'external-id-overwritten': {
    title: 'An external ID that a sign-in replaced',
    meaning:
      'A Zendesk user had another external ID before a member of ours was handed over, and has the member’s since.',
    effect: 'This shows that “Update of external IDs?” is On, or that an import ran: an account changed hands.',
    remedy: [
      'Set “Update of external IDs?” to Off in Zendesk at once.',
      'Suspend the member until it is clear what happened, and restore the external ID in Zendesk.',
      'Read which tickets were opened, and ask whether an import ran at that time.',
    ],
    article: anatomy,
  },
  'external-id-added': {
    title: 'A Zendesk user who was linked',
    meaning: 'A Zendesk user without an external ID got that of a member who was handed over.',
    effect: 'This is how a first sign-in links the two.',
    remedy: ['For an agent or admin, confirm that it is the same person.'],
    article: anatomy,
  },
  'email-overwritten': {
    title: 'An address that a sign-in replaced',
    meaning: 'The address of a Zendesk user was changed to that of a member who was handed over in between.',
    effect: 'Mail about that user’s tickets goes to the new address.',
    remedy: [
      'Confirm that it is the same person.',
      'If it is not, restore the address in Zendesk, and correct the external ID.',
    ],
    article: anatomy,
  },
  'profile-flapping': {
    title: 'Two members who write one Zendesk profile in turn',
    meaning: 'The name or telephone number of one Zendesk user changed between those of several members.',
    effect: 'They share one Zendesk user: each sees the tickets of the other.',
    remedy: [
      'Give each member an address of their own.',
      'Check the external ID in Zendesk, and separate the tickets.',
    ],
    article: anatomy,
  },
  'staff-role-changed': {
    title: 'A role in Zendesk that changed',
    meaning: 'An agent or admin became something else, or somebody became an agent or admin.',
    effect: 'It was changed by hand, by a role that a token carries, or by another system.',
    remedy: [
      'Ask the Zendesk admins whether it was meant.',
      'If not, restore the role, and look whether the field mapping of this app sends roles.',
    ],
    article: jwt,
  },
  'sign-in-without-issuance': {
    title: 'Staff who signed in to Zendesk another way',
    meaning: 'An agent or admin who is linked to a member signed in after the last token that we issued for them.',
    effect:
      'They used another way in or the API. If neither explains it, somebody may hold the shared secret and sign tokens.',
    remedy: [
      'Ask them how they signed in.',
      'If nobody can explain it, reset the shared secret in Zendesk, and enter the new one here.',
    ],
    article: jwt,
  },
  'sso-setting-changed': {
    title: 'A setting of single sign-on that changed',
    meaning: 'A setting of single sign-on in Zendesk differs from what it was before.',
    effect: 'It may send sign-ins elsewhere, let other people in, or hand accounts over.',
    remedy: [
      'Ask the Zendesk admins who changed it, and why.',
      'On an Enterprise plan, the audit log of Zendesk tells.',
    ],
    article: '4408882188570',
  },
}
