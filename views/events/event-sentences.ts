/** Every type of event as a plain sentence. A type without words of its own does not compile where events are shown. */
import {
  about,
  actor,
  app,
  because,
  by,
  checked,
  counts,
  doer,
  fields,
  kept,
  named,
  noted,
  stage,
  step,
  subject,
} from './sentence-parts.ts'
import type { Sentence, Telling } from './telling.ts'

export type ShownEventType = keyof typeof sentences

/** Begins with a capital where it begins with words of ours. */
export function sentenceOf(event: Telling): Sentence {
  const say = Object.hasOwn(sentences, event.type) ? sentences[event.type as ShownEventType] : unknownType
  const [first, ...rest] = say(event)
  if (typeof first !== 'string') return first === undefined ? [] : [first, ...rest]
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
}

/** The same as one text, for files. */
export const sentenceText = (event: Telling): string =>
  sentenceOf(event)
    .map((part) => (typeof part === 'string' ? part : part.outside))
    .join('')

type Say = (event: Telling) => Sentence

const unknownType: Say = (event) => [`${event.type}, by `, actor(event)]

const sentences = {
  'sign-in.succeeded': (event) => [subject(event), ' signed in'],
  'sign-in.failed': (event) =>
    event.subject === undefined
      ? ['a sign-in was refused', because(event)]
      : ['a sign-in of ', subject(event), ' was refused', because(event)],
  'sign-out': (event) => [
    ...(event.actor.kind === 'member' ? [actor(event), ' signed out'] : [subject(event), ' was signed out']),
    event.detail['from'] === 'zendesk' ? ', coming from Zendesk' : '',
  ],
  'password.confirmed': (event) => [actor(event), ' confirmed with their password'],
  'password.refused': (event) => [actor(event), ' was asked for their password and refused', because(event)],
  'sign-in.challenged': (event) => [subject(event), ' was asked for a second factor'],
  'sign-in.spray-seen': (event) => ['many names were tried at the sign-in, a few times each', because(event)],
  'sign-in.burst-seen': (event) => ['far more sign-ins than usual were refused', because(event)],
  'second-factor.confirmed': (event) => [actor(event), ' confirmed with a second factor'],
  'second-factor.refused': (event) => ['a second factor of ', subject(event), ' was refused', because(event)],
  'session.ended': (event) => ['a session of ', subject(event), ' was ended', by, doer(event)],
  'device.forgotten': (event) => ['a browser of ', subject(event), ' was forgotten', by, doer(event)],
  'totp.added': (event) => [subject(event), ' set up an authenticator app'],
  'totp.removed': (event) => ['the authenticator app of ', subject(event), ' was removed', by, doer(event)],
  'passkey.added': (event) => [subject(event), ' added a passkey'],
  'passkey.renamed': (event) => [subject(event), ' renamed a passkey'],
  'passkey.removed': (event) => ['a passkey of ', subject(event), ' was removed', by, doer(event)],
  'recovery-codes.made': (event) => [subject(event), ' made new recovery codes'],
  'recovery-code.used': (event) => [subject(event), ' used a recovery code'],
  'second-factors.reset': (event) => ['the second factors of ', subject(event), ' were reset', by, doer(event)],
  'password.marked-compromised': (event) => [
    'the password of ',
    subject(event),
    ' was marked as known to others',
    by,
    doer(event),
  ],
  'address.change-asked': (event) => [subject(event), ' asked for another address', by, doer(event)],
  'address.changed': (event) => ['the address of ', subject(event), ' was changed, and proved to be theirs'],
  'address.change-voided': (event) => ['the asked-for address of ', subject(event), ' was dropped', because(event)],
  'address.change-undone': (event) => ['the change of the address of ', subject(event), ' was undone'],
  'recovery.asked': (event) =>
    event.subject === undefined
      ? ['a new password was asked for', because(event)]
      : ['a new password for ', subject(event), ' was asked for', because(event)],
  'recovery-grant.made': (event) => ['a one-time code for ', subject(event), ' was made', by, doer(event)],
  'recovery-grant.approved': (event) => ['the one-time code for ', subject(event), ' was approved', by, doer(event)],
  'recovery-grant.withdrawn': (event) => ['the one-time code for ', subject(event), ' was withdrawn', by, doer(event)],
  'recovery-grant.used': (event) => [subject(event), ' used a one-time code'],
  'registration.asked': (event) => ['somebody registered', because(event)],
  'registration.proved': (event) => ['the address of a registration was proved', because(event)],
  'registration.approved': (event) => ['the registration of ', subject(event), ' was approved', by, doer(event)],
  'registration.refused': (event) => ['a registration was refused', by, doer(event)],
  'erasure.asked': (event) => [subject(event), ' asked to be erased'],
  'erasure.withdrawn': (event) => [subject(event), ' withdrew the wish to be erased'],
  'erasure.declined': (event) => ['the wish of ', subject(event), ' to be erased was declined', by, doer(event)],
  'handoff.issued': (event) => [subject(event), ' was handed over to ', app(event), noted(event)],
  'handoff.held': (event) => [
    subject(event),
    ' was asked to prove themselves before being handed over to ',
    app(event),
    because(event),
  ],
  'handoff.refused': (event) => ['a hand-off of ', subject(event), ' to ', app(event), ' was refused', because(event)],
  'zendesk.error': (event) => ['Zendesk turned ', subject(event), ' away from ', app(event), because(event)],
  'app.added': (event) => [app(event), ' was added', by, doer(event)],
  'app.changed': appChanged,
  'app.deleted': (event) => [app(event), ' was deleted', by, doer(event)],
  'app.checked': (event) => [
    `a check of ${checked(event)}`,
    app(event),
    event.outcome === 'done' ? ' found nothing wrong' : ' found something',
    because(event),
  ],
  'app.attested': (event) => [actor(event), ` confirmed ${step(event)} for `, app(event)],
  'app.attestation-withdrawn': (event) => [
    actor(event),
    ` withdrew the confirmation of ${step(event)} for `,
    app(event),
  ],
  'app.stage-changed': (event) => [
    app(event),
    ` went from ${stage(event.detail['from'])} to ${stage(event.detail['to'])}`,
    by,
    doer(event),
    event.detail['override'] === true ? ', past the roll-out guard' : '',
  ],
  'staff.id-attested': (event) => [
    actor(event),
    ' confirmed the external ID of ',
    subject(event),
    ' in the Zendesk of ',
    app(event),
  ],
  'staff.id-attestation-withdrawn': (event) => [
    actor(event),
    ' withdrew the confirmation of the external ID of ',
    subject(event),
    ' for ',
    app(event),
  ],
  'staff.export-compared': (event) => [
    actor(event),
    ' compared the staff of ',
    app(event),
    ' with a list from Zendesk',
    because(event),
  ],
  'fallback.published': (event) => [
    actor(event),
    ' recorded where the fallback sheet of ',
    app(event),
    ' was published',
  ],
  'member.added': (event) => [subject(event), ' was added', by, doer(event)],
  'member.changed': (event) => [...memberChanged(event), by, doer(event)],
  'member.exported': (event) =>
    event.subject === undefined
      ? [actor(event), ' exported the members']
      : [actor(event), ' exported what is kept of ', subject(event)],
  'member.unlocked': (event) => [subject(event), ' was unlocked', by, doer(event)],
  'member.sessions-ended': (event) => ['the sessions of ', subject(event), ' were ended', by, doer(event)],
  'member.erased': (event) => ['a member was erased', by, doer(event)],
  'member.removed': (event) => [subject(event), ' was removed', by, doer(event)],
  'member.imported': (event) => [
    event.outcome === 'refused' ? 'a file of members was refused' : 'members were imported',
    by,
    doer(event),
    counts(event, ['new', 'changed', 'refused']),
  ],
  'member.import-uploaded': (event) => [actor(event), ' uploaded a file of members'],
  'member.import-cancelled': (event) => ['an import was cancelled', by, doer(event)],
  'member.import-undone': (event) => [
    'an import was undone',
    by,
    doer(event),
    counts(event, ['removed', 'restored', 'kept']),
  ],
  'password.set': (event) => ['a password of ', subject(event), ' was set', by, doer(event)],
  'password.removed': (event) => ['the password of ', subject(event), ' was removed', by, doer(event)],
  'setup-link.made': (event) => ['a password link for ', subject(event), ' was made', by, doer(event)],
  'setup-link.used': (event) => ['the password link of ', subject(event), ' was used'],
  'verification-link.made': (event) => [
    'a link to confirm the address of ',
    subject(event),
    ' was made',
    by,
    doer(event),
  ],
  'address.verified': (event) => ['the address of ', subject(event), ' was proved to be theirs'],
  'mail.sent': (event) => ['a message to ', subject(event), ' was sent'],
  'mail.failed': (event) => ['a message to ', subject(event), ' could not be sent', because(event)],
  'mail.retried': (event) => ['a message to ', subject(event), ' was tried once more', by, doer(event)],
  'mail.opened': (event) => [actor(event), ' read a message to ', subject(event)],
  'settings.changed': (event) => [`the settings${named(event.detail['settings'])} were changed`, by, doer(event)],
  'audit.finished': (event) => [
    'an audit was finished',
    by,
    doer(event),
    counts(event, ['new', 'changed', 'reopened', 'resolved']),
  ],
  'audit.failed': (event) => ['an audit could not be finished', because(event)],
  'finding.opened': (event) => ['a safeguard found something new', about(event)],
  'finding.changed': (event) => ['what a safeguard had found changed', about(event)],
  'finding.reopened': (event) => ['a finding is open again', about(event)],
  'finding.resolved': (event) => ['a finding is there no more', about(event)],
  'finding.acknowledged': (event) => [actor(event), ' acknowledged a finding', about(event)],
  'finding.snoozed': (event) => [actor(event), ' put a finding off', about(event)],
  'finding.accepted': (event) => [actor(event), ' accepted the risk of a finding', about(event)],
  'finding.dismissed': (event) => [actor(event), ' looked into a finding and dismissed it', about(event)],
  'finding.seconded': (event) => [actor(event), ' seconded what was decided about a finding', about(event)],
  'finding.decision-withdrawn': (event) => [actor(event), ' took back what was decided about a finding', about(event)],
  'finding.exported': (event) => [actor(event), ' exported findings'],
  'gate.changed': (event) => [actor(event), ' changed what findings do to sign-ins through ', app(event)],
  'gate.decision-asked': (event) => [
    'the sign-in of ',
    subject(event),
    ' to ',
    app(event),
    ' waits for a decision',
    because(event),
  ],
  'gate.decision-seconded': (event) => [
    actor(event),
    ' was the first of two to let ',
    subject(event),
    ' into ',
    app(event),
  ],
  'gate.decided': (event) => [
    actor(event),
    event.outcome === 'refused' ? ' decided against the sign-in of ' : ' approved the sign-in of ',
    subject(event),
    ' to ',
    app(event),
    because(event),
  ],
  'gate.decision-void': (event) => [
    'a decision about the sign-in of ',
    subject(event),
    ' to ',
    app(event),
    ' is void',
    because(event),
  ],
  'member.merged': (event) => [subject(event), ' was merged with another member', by, doer(event)],
  'member.merge-undone': (event) => ['a merge of ', subject(event), ' was undone', by, doer(event)],
  'zendesk.users-imported': (event) => [
    actor(event),
    ' brought in what Zendesk knows for ',
    app(event),
    because(event),
  ],
  'webhook.added': (event) => ['a webhook was added', by, doer(event)],
  'webhook.changed': (event) => ['a webhook was changed', by, doer(event)],
  'webhook.deleted': (event) => ['a webhook was deleted', by, doer(event)],
  'webhook.replayed': (event) => [actor(event), ' sent a delivery of a webhook once more'],
  'digest.sent': () => ['a digest of the safeguards was sent'],
  'keys.rotated': (event) => ['secrets were sealed anew under the present key', by, doer(event)],
  'history.exported': (event) => [actor(event), ' exported from the history'],
  'history.retention-changed': (event) => [
    'addresses and before/after values are ',
    kept(event.detail['to']),
    ', instead of ',
    kept(event.detail['from']),
    by,
    doer(event),
  ],
  'history.forgotten': (event) => [
    'what was personal in old events was forgotten',
    counts(event, ['addresses', 'values']),
  ],
} as const satisfies Record<string, Say>

function appChanged(event: Telling): Sentence {
  const { detail, subject: person } = event
  if (person !== undefined)
    return ['the lists of ', app(event), ' with ', subject(event), ' on them', ' were changed', by, doer(event)]
  if (typeof detail['enabled'] === 'boolean') {
    return ['sign-in through ', app(event), detail['enabled'] ? ' was resumed' : ' was paused', by, doer(event)]
  }
  return [app(event), ' was changed', fields(detail['changed']), by, doer(event)]
}

function memberChanged(event: Telling): Sentence {
  const { detail } = event
  if (detail['status'] === 'suspended') return [subject(event), ' was suspended']
  if (detail['status'] === 'active') return [subject(event), ' was restored']
  return [subject(event), ' was changed', fields(detail['fields'])]
}
