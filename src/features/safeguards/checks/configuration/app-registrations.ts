/** What an app registration hands over, to where, and whether it stands alone. */
import type { App } from '../../../apps/app.ts'
import { readReturnHosts } from '../../../apps/return-hosts.ts'
import { pathsIn } from '../../../mapping/check-expression.ts'
import type { MappedField } from '../../../mapping/expression.ts'
import { ownerDecided } from '../../../mapping/member-paths.ts'
import type { Sighting } from '../../finding.ts'
import type { AuditCheck } from '../check.ts'
import { seenOfApp } from '../app-sighting.ts'

export const appRegistrations: AuditCheck = {
  name: 'app registrations',
  codes: ['return-to-unlisted', 'role-claim-enabled', 'duplicate-registration'],
  needs: ['configuration'],
  dependsOn: 'moment',
  async see({ apps }) {
    const all = await apps.list()
    return all.flatMap((app) => [...seeReturnHosts(app), ...seeRoleClaims(app), ...seeTwins(app, all)])
  },
}

/** The form takes exact names only; whatever else is there was written past it. No host at all is the safest list. */
function seeReturnHosts(app: App): Sighting[] {
  const wrong = app.returnHosts.filter((host) => {
    const outcome = readReturnHosts(host)
    return outcome.kind === 'refused' || outcome.hosts[0] !== host
  })
  return wrong.length === 0 ? [] : [seenOfApp(app, 'return-to-unlisted', { hosts: wrong.join(', ') })]
}

const roleClaims = ['role', 'custom_role_id', 'tags']

function seeRoleClaims(app: App): Sighting[] {
  const sent = app.fieldMapping.filter(({ claim }) => roleClaims.includes(claim))
  if (sent.length === 0) return []
  const isForOwnersAlone = sent.every(isDecidedByOwners)
  const severity = isForOwnersAlone ? 'medium' : 'high'
  return [seenOfApp(app, 'role-claim-enabled', { claims: sent.map(({ claim }) => claim).join(', ') }, { severity })]
}

const isDecidedByOwners = ({ from }: MappedField): boolean => pathsIn(from).every((path) => ownerDecided.includes(path))

function seeTwins(app: App, all: readonly App[]): Sighting[] {
  const twins = all.filter(({ subdomain }) => subdomain === app.subdomain)
  if (twins.length < 2 || twins[0]?.id !== app.id) return []
  const evidence = { subdomain: app.subdomain, apps: twins.map(({ key }) => key).join(', ') }
  return [seenOfApp(app, 'duplicate-registration', evidence, { key: app.subdomain })]
}
