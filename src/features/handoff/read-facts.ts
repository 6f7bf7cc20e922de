/** Reads the text in which the database tells the facts of a hand-off. */
import type { AccessPolicy, PeopleList } from '../access/access-policy.ts'
import type { Stage } from '../apps/app.ts'
import type { MappedField } from '../mapping/expression.ts'
import type { GateOverrides } from '../safeguards/gate/live-gate.ts'
import { usualSecuritySettings, type SecondFactorGroup } from '../security-settings/security-settings.ts'
import { readProofs } from '../sessions/proof.ts'
import type { Decision, FactsMember, HandoffFacts } from './facts.ts'
import type { Observed } from './signals/observations.query.ts'
import { isLinkedOwner, readSignals } from './signals/read-signals.ts'

export function readFactsText(stamp: string): HandoffFacts {
  const row = JSON.parse(stamp) as FactsRow
  const member = memberOf(row)
  return {
    app: {
      id: row.app_id,
      key: row.app_key,
      name: row.app_name,
      subdomain: row.subdomain,
      returnHosts: row.return_hosts,
      stage: row.stage,
      isEnabled: row.is_enabled,
      accessPolicy: row.access_policy,
      fieldMapping: row.field_mapping,
      version: row.app_version,
      secretSealed: row.secret_sealed ?? undefined,
    },
    member: { ...member, ownsAddressInZendesk: isLinkedOwner(row.observed) },
    signals: readSignals(member, row.observed),
    decisions: row.decisions.map(({ id, code, evidence_hash: evidenceHash, state }) => ({
      id,
      code,
      evidenceHash,
      state,
    })),
    gateOverrides: row.gate_overrides,
    zendeskKnown: row.observed.zendesk_state,
    proof: row.proved_at === null ? undefined : { proofs: readProofs(row.proofs), at: new Date(row.proved_at) },
    policy: {
      secondFactorFor: row.second_factor_for ?? usualSecuritySettings.secondFactorFor,
      handoffProofMinutes: row.handoff_proof_minutes ?? undefined,
    },
    stamp,
  }
}

const memberOf = (row: FactsRow): FactsMember => ({
  id: row.member_id,
  externalId: row.external_id,
  username: row.username ?? undefined,
  name: row.name,
  email: row.email ?? undefined,
  isVerified: row.is_verified,
  phone: row.phone ?? undefined,
  organization: row.organization ?? undefined,
  locale: row.locale ?? undefined,
  attributes: row.attributes,
  isStaff: row.is_staff,
  hasRole: row.has_role,
  isActive: row.is_active,
  namedIn: row.named_in,
  hasCredentials: row.has_credentials,
  sharesAddress: row.shares_address,
  recentErrors: row.recent_errors,
})

type FactsRow = {
  proofs: unknown
  proved_at: number | null
  second_factor_for: SecondFactorGroup | null
  handoff_proof_minutes: number | null
  has_role: boolean
  app_id: string
  app_key: string
  app_name: string
  subdomain: string
  return_hosts: string[]
  stage: Stage
  is_enabled: boolean
  access_policy: AccessPolicy
  field_mapping: MappedField[]
  app_version: number
  secret_sealed: string | null
  member_id: string
  external_id: string
  username: string | null
  name: string
  email: string | null
  is_verified: boolean
  phone: string | null
  organization: string | null
  locale: string | null
  attributes: Record<string, string>
  is_staff: boolean
  is_active: boolean
  named_in: PeopleList[]
  has_credentials: boolean
  shares_address: boolean
  recent_errors: number
  observed: Observed
  decisions: { id: string; code: string; evidence_hash: string; state: Decision['state'] }[]
  gate_overrides: GateOverrides
}
