/** Which findings a hand-off itself looks for, what each does to it, and what of that people may decide otherwise. */
import { catalogue, rowOf, type FindingCode, type GateSetting } from '../catalogue.ts'

/** In the order in which they are told. Each is seen by look-ups about one member; all others are for audits alone. */
export const liveCodes = [
  'staff-email-match',
  'staff-without-external-id',
  'update-external-ids-on',
  'external-id-namespace-collision',
  'external-id-mismatch',
  'staff-external-id-unknown',
  'split-identity',
  'email-rewrite-pending',
  'suspended-or-deleted-match',
  'secondary-email-match',
  'malformed-email',
  'email-hidden-characters',
  'staff-domain-self-registered',
  'username-equals-foreign-email',
  'organisation-email-shared',
  'equivalent-email',
  'lookalike-staff-email',
  'email-recycled',
  'alias-email',
  'role-address-email',
  'external-id-unstable',
  'email-changed-recently',
  'update-external-ids-unknown',
  'zendesk-data-stale',
] as const satisfies readonly FindingCode[]
export type LiveCode = (typeof liveCodes)[number]

/** What a decision can be about: one of these, or the shared address, which has a check of its own. */
export type DecidableCode = LiveCode | 'duplicate-email'

export const isLiveCode = (text: string): text is LiveCode => (liveCodes as readonly string[]).includes(text)

/** Of findings that an owner chose something for, by code. */
export type GateOverrides = Readonly<Partial<Record<string, GateSetting>>>

export const gateSettings = ['none', 'warn', 'hold', 'block'] as const satisfies readonly GateSetting[]

export const isLooser = (wanted: GateSetting, than: GateSetting): boolean =>
  gateSettings.indexOf(wanted) < gateSettings.indexOf(than)

/**
 * `guardsStaff`: without this gate somebody who is no staff here would act as an agent or admin of Zendesk. No setting of an
 * app loosens that for everybody at once; one case at a time, two people can.
 */
export function gateInForce(code: LiveCode, overrides: GateOverrides, guardsStaff: boolean): GateSetting {
  const usual = rowOf(code).gate
  const chosen = overrides[code] ?? usual
  return guardsStaff && isLooser(chosen, usual) ? usual : chosen
}

/** Blocks that people may lift for one case. Every other block is lifted by putting right what it says. */
const liftable: readonly string[] = ['duplicate-email', 'staff-email-match', 'staff-without-external-id']

export const isDecidable = (code: DecidableCode, gate: GateSetting): boolean =>
  gate === 'hold' || (gate === 'block' && liftable.includes(code))

/** Names of Zendesk data in what a finding is read from: without any it is unknown, not absent. */
export const needsZendesk = (code: LiveCode): boolean =>
  (catalogue[code].needs as readonly string[]).some((need) => need.startsWith('zendesk'))
