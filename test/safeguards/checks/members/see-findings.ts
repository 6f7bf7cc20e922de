/** What one kind of check makes of people put into an empty store, by their external IDs. */
import type { Deps } from '../../../../src/deps.ts'
import type { CheckValues } from '../../../../src/features/safeguards/checks/check.ts'
import type { FindingCode } from '../../../../src/features/safeguards/catalogue.ts'
import type { Sighting } from '../../../../src/features/safeguards/finding.ts'
import { putMembers, type Person } from '../../../support/put-members.ts'
import { seeAll } from '../../../support/see-all.ts'

/** Sightings of one code, app and key, as an audit would take them for one finding. */
export type Seen = { of: string[]; severity: string; confidence: string }

/** A row of a table of cases: who is there, and what is found, in the order of whom it is about. */
export type Case = { code: FindingCode; what: string; people: readonly Person[]; seen: readonly Partial<Seen>[] }

export async function seeFindings(deps: Deps, code: FindingCode, given?: Partial<CheckValues>): Promise<Seen[]> {
  return findingsIn(await seeAll(deps, [code], given))
}

/** Puts them there in this order and backwards: what is found does not depend on it. */
export async function seePeople(
  deps: Deps,
  { code, people }: Pick<Case, 'code' | 'people'>,
  order: 'forward' | 'backward',
  given?: Partial<CheckValues>,
): Promise<Seen[]> {
  await putMembers(deps, order === 'forward' ? people : [...people].reverse())
  return seeFindings(deps, code, given)
}

export function findingsIn(sightings: readonly Sighting[]): Seen[] {
  const groups = new Map<string, Seen>()
  for (const { appId, key, severity, confidence, evidence } of sightings) {
    const place = JSON.stringify([appId, key])
    const found = groups.get(place) ?? { of: [], severity, confidence }
    if (found.severity !== severity || found.confidence !== confidence) throw new Error(`${key} is of two minds`)
    groups.set(place, { ...found, of: [...found.of, String(evidence['external_id'])].sort() })
  }
  return [...groups.values()].sort((one, other) => one.of.join().localeCompare(other.of.join()))
}
