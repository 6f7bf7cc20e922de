/** Words of the findings that come from the member store alone: addresses, names and external IDs. */
import type { FindingWords } from './words.ts'

const addresses: Readonly<Record<string, FindingWords>> = {
  'duplicate-email': {
    title: 'Several members on one address',
    meaning: 'Active members of this group have the same e-mail address, in whatever case it was written.',
    effect:
      'Zendesk recognises people by their address: they would open one Zendesk user and see each other’s tickets, and whoever signs in last overwrites the name.',
    remedy: [
      'Find out whose address it is. It is more likely theirs who proved it, and theirs who signed in lately.',
      'If the records are one person, merge them.',
      'If they are several people, ask all but one for an address of their own, and enter it.',
      'Until then, remove the password of those who do not need Zendesk.',
    ],
    article: '4408845838874',
  },
  'equivalent-email': {
    title: 'Addresses that some systems take for one',
    meaning:
      'The addresses differ only in letter forms, such as ß and ss, full-width letters, or a character that nobody sees.',
    effect:
      'Whether Zendesk takes them for one address is not documented. If it does, these members open one Zendesk user. Somebody may have chosen the form to be taken for another member.',
    remedy: [
      'Ask each member which address is theirs.',
      'Type it again in plain letters.',
      'If they are one person, merge the records. If somebody imitates another member, suspend them.',
    ],
  },
  'accent-variant-email': {
    title: 'Addresses that differ in accents',
    meaning: 'The addresses are the same but for accents, such as josé and jose.',
    effect:
      'Some databases overlook accents; whether Zendesk’s does is not documented. Mostly these are different people, or one of the two was mistyped.',
    remedy: ['Check that each member gets mail at their address.', 'Correct the one that was mistyped, if one was.'],
  },
  'alias-email': {
    title: 'Several members with one mailbox',
    meaning:
      'By the rules of the mail provider these addresses reach one mailbox: dots, or what follows a + or a hyphen, make no difference there. Where the rule is only a guess, the finding says “possible”.',
    effect:
      'Whoever reads the mailbox can set a new password for each of these members. To Zendesk they are different users, with tickets of their own.',
    remedy: [
      'Ask whether they are one person. If so, merge the records.',
      'If they are several people, ask for an address of their own for each.',
      'If it is a company that uses such addresses for different people, accept the finding and say so.',
    ],
  },
  'lookalike-email': {
    title: 'A domain that looks like one of yours',
    meaning:
      'The domain of these addresses reads like a domain of your staff or of this service, and is another one: a digit for a letter, two letters for one, a letter of another alphabet.',
    effect: 'Agents may take the sender for a colleague.',
    remedy: [
      'Look at the domain with its characters made visible, and ask the member about it.',
      'Have the address corrected if it was mistyped. Suspend the member if it was chosen to deceive.',
    ],
  },
  'lookalike-staff-email': {
    title: 'An address that looks like one of staff',
    meaning:
      'The address of a member who is no staff can hardly be told from the address of somebody who is, and is another mailbox.',
    effect: 'In Zendesk, agents may take the member for the colleague, and do what they are asked to.',
    remedy: [
      'Look at both addresses with their characters made visible.',
      'Ask the member by another way, such as the telephone, who they are.',
      'Have them use another address. Suspend the member if the address was chosen to deceive.',
    ],
  },
  'role-address-email': {
    title: 'An address of an office rather than a person',
    meaning: 'The address belongs to a role, such as info@ or office@: several people are likely to read it.',
    effect: 'Everybody who reads the mailbox can sign in as this member and see the tickets.',
    remedy: ['Ask the member for a personal address.', 'If one person alone reads it, accept the finding and say who.'],
  },
  'organisation-email-shared': {
    title: 'An organisation and a person on one address',
    meaning:
      'A member who stands for an organisation has the same address as somebody who belongs to it, or several people of one organisation sign in with an address of its office. Latchkey sees this only where both are members; an address that the organisation has elsewhere is not known here.',
    effect: 'Organisation and person would share one Zendesk user: the tickets of one are open to the other.',
    remedy: [
      'Give the person an address of their own.',
      'If nobody signs in for the organisation, remove the password of its record.',
    ],
    article: '4408845838874',
  },
  'unverified-email': {
    title: 'An address that nobody proved',
    meaning: 'The member has not shown that mail to this address reaches them, or not since it changed.',
    effect:
      'Zendesk believes the address that we send. Whoever enters the address of another person would open that person’s tickets, so nobody is handed over with an unproved address.',
    remedy: [
      'Send the member a mail to confirm the address.',
      'If it is the address of staff, ask the colleague first whether the record is theirs.',
    ],
    article: '4408845838874',
  },
  'staff-domain-self-registered': {
    title: 'A member at a domain of staff whom nobody made staff',
    meaning:
      'The member registered by themselves, has an address at a domain of your staff, and is not on the staff list. No mail to the address has been answered since.',
    effect:
      'If the address is that of an agent or admin in Zendesk, the member would be signed in as that agent or admin.',
    remedy: [
      'If they are staff, mark them as staff.',
      'If they are not, find out how they come by the address, and send a mail to confirm it.',
      'If members and staff share the domain, name it under Settings, Safeguards.',
    ],
    article: '4408881965722',
  },
  'email-hidden-characters': {
    title: 'Invisible characters in an address',
    meaning: 'The address holds a character that nobody sees: zero-width, a mark of direction, a special blank.',
    effect:
      'It looks like an address that it is not. Systems that drop such characters take it for somebody else’s; mail to it is likely to get lost.',
    remedy: ['Look at the address with its characters made visible.', 'Type it again.'],
  },
  'malformed-email': {
    title: 'An address that is none',
    meaning: 'What is stored as the address cannot be one.',
    effect: 'No mail reaches the member, and Zendesk refuses the sign-in.',
    remedy: ['Ask the member for their address and enter it.'],
  },
  'email-recycled': {
    title: 'An address that somebody else had before',
    meaning: 'Another member had proved this address as theirs, and gave it up or is gone.',
    effect: 'The Zendesk user of the former holder may still carry it: the new holder would see the old tickets.',
    remedy: [
      'Search for the address in Zendesk.',
      'If a user has it who is another person, take the address from that user.',
      'If it is the same person with a new record, merge the records or approve the hand-off.',
    ],
    article: '4408845838874',
  },
  'email-domain-dead': {
    title: 'A mail domain that takes no mail',
    meaning:
      'The domain of the address does not exist or has no mail server. This is not looked for: Latchkey asks no name servers.',
    effect: 'Whoever registers the domain next gets the mail, and with it a new password for this member.',
    remedy: ['Ask the member for another address.'],
  },
  'disposable-email': {
    title: 'A throw-away address',
    meaning: 'The domain belongs to a provider of mailboxes that are used once. The list is short and advisory.',
    effect: 'Others may be able to read the mailbox, and the member is soon out of reach.',
    remedy: ['Ask the member for an address that lasts.'],
  },
  'email-domain-typo': {
    title: 'A domain that was probably mistyped',
    meaning: 'The domain is a known slip for that of a large provider, such as gmial.com.',
    effect: 'Mail goes to whoever owns the mistyped domain.',
    remedy: ['Ask the member whether the address is right.', 'Correct it, and have them confirm it.'],
  },
  'pending-email-change': {
    title: 'A change of address that waits too long',
    meaning: 'The member asked for another address more than a day ago, and the link in the mail still works.',
    effect: 'Whoever reads the new mailbox can take the account over at any time. Our own links end before that.',
    remedy: [
      'Ask the member whether they still want the change.',
      'If not, end their sessions: that ends the change as well.',
    ],
  },
  'email-changed-recently': {
    title: 'An address that changed since the last hand-off',
    meaning: 'The member was last handed over to this Zendesk with another address.',
    effect:
      'The next hand-off changes the address of their Zendesk user, or meets another user who has the new one. Which of the two is not the same in all of Zendesk’s articles.',
    remedy: [
      'Look at the forecast of the member for this app.',
      'Check in Zendesk that no other user has the new address.',
    ],
    article: '4408881965722',
  },
}

const names: Readonly<Record<string, FindingWords>> = {
  'username-equals-foreign-email': {
    title: 'A username that is the address of another member',
    meaning: 'A member signs in with a name that reads as the e-mail address of somebody else.',
    effect:
      'Here a name with an @ only ever means an address, so that neither can sign in as the other. Elsewhere, and to the eye of whoever helps them, they can be taken for one another.',
    remedy: ['Give the member with the username another one.'],
  },
  'shared-phone': {
    title: 'Several members with one telephone number',
    meaning: 'Active members have the same number: a household, an office, or one person twice.',
    effect: 'In Zendesk a number can identify one user only; the others keep it as a note.',
    remedy: [
      'If they are one person, merge the records.',
      'If they share a telephone, nothing has to be done: accept the finding.',
    ],
  },
  'external-id-duplicate': {
    title: 'Several members with one external ID',
    meaning:
      'Two members have the same external ID, which the database does not allow: its rules were switched off at some time. Every app sends the ID of the member and nothing else, so that no mapping can cause this.',
    effect: 'They would be one Zendesk user.',
    remedy: [
      'Stop sign-ins for the members concerned: suspend them.',
      'Find out how the rule was passed, such as by a dump that was restored in part.',
      'Restore a whole backup, or remove the record that is wrong and import it anew with an ID of its own.',
    ],
    article: '4408881965722',
  },
  'external-id-case-variant': {
    title: 'External IDs that differ in case only',
    meaning:
      'Two members have external IDs such as A1 and a1, which the database does not allow: its rules were switched off at some time.',
    effect: 'Zendesk’s Users API ignores case: the two would be one Zendesk user.',
    remedy: [
      'Suspend the members concerned.',
      'Remove the record that is wrong, and import it anew with an ID of its own.',
    ],
  },
  'external-id-reused': {
    title: 'An external ID that somebody had before',
    meaning:
      'The ID belonged to a member who is gone. The database does not allow that: its rules were switched off at some time.',
    effect: 'The member inherits the Zendesk user of the one who is gone, tickets included.',
    remedy: ['Suspend the member.', 'Remove the record, and import it anew with an ID that nobody had.'],
    article: '4408881965722',
  },
  'external-id-unstable': {
    title: 'An external ID made of something that changes',
    meaning:
      'The external ID is an e-mail address, the name, the telephone number or the username of the member, has blanks around it, or is longer than 255 characters.',
    effect:
      'When the thing changes, whoever keeps your member list may send a new ID, and Zendesk makes a second user. Zendesk documents a limit of 255 characters for messaging.',
    remedy: [
      'Have your member list use a number or code that means nothing and never changes.',
      'An ID here does not change any more. Import the members anew under their lasting IDs, before they are handed over for the first time.',
    ],
  },
  'import-would-collide': {
    title: 'A file that would collide with the store',
    meaning: 'Rows of a member file have an ID or address that belongs to somebody else.',
    effect:
      'Two people would become one member. Latchkey refuses such rows when the file is judged, so that none get in.',
    remedy: ['Open the import and read which rows were refused.', 'Correct the file, and import it again.'],
  },
}

export const membersWords: Readonly<Record<string, FindingWords>> = { ...addresses, ...names }
