/** Shared secrets: whoever guesses or finds one signs in to Zendesk as anyone. Evidence never holds any of it. */
import { after, days } from '../../../../kernel/clock.ts'
import { openSecret } from '../../../apps/secret/seal-secret.ts'
import { readSharedSecret, unusualShape } from '../../../apps/secret/shared-secret.ts'
import type { App } from '../../../apps/app.ts'
import type { Sighting } from '../../finding.ts'
import type { AuditCheck, CheckDeps, CheckValues } from '../check.ts'
import { seenOfApp } from '../app-sighting.ts'

export const appSecrets: AuditCheck = {
  name: 'shared secrets',
  codes: ['weak-shared-secret', 'shared-secret-reused', 'secret-old', 'secret-exposed'],
  needs: ['configuration'],
  dependsOn: 'moment',
  async see(deps, values) {
    const opened = await openAll(deps)
    const places = opened.length === 0 ? [] : await readPlaces(deps)
    return opened.flatMap(({ app, secret }) => [
      ...seeWeakness(app, secret),
      ...seeReuse(app, secret, opened),
      ...seeAge(app, values),
      ...places
        .filter(({ text }) => secret.length >= leastFound && text.includes(secret))
        .map(({ place }) => seenOfApp(app, 'secret-exposed', { place }, { key: `${app.key} ${place}` })),
    ])
  },
}

/** A shorter one is weak enough to be told of, and stands in many a text by chance. */
const leastFound = 16

type Opened = { app: App; secret: string }

/** What no key at hand opens is for `doctor` to say: nothing can be signed with it. */
async function openAll(deps: CheckDeps): Promise<Opened[]> {
  const all: Opened[] = []
  for (const app of await deps.apps.list()) {
    if (app.secretSetAt === undefined) continue
    const outcome = await openSecret(deps, app.id)
    if (outcome.kind === 'secret') all.push({ app, secret: outcome.secret })
  }
  return all
}

function seeWeakness(app: App, secret: string): Sighting[] {
  const outcome = readSharedSecret(secret)
  if (outcome.kind === 'refused') return [seenOfApp(app, 'weak-shared-secret', { weakness: outcome.why })]
  return outcome.warning === undefined
    ? []
    : [seenOfApp(app, 'weak-shared-secret', { weakness: unusualShape }, { severity: 'medium' })]
}

function seeReuse(app: App, secret: string, all: readonly Opened[]): Sighting[] {
  const others = all.filter((other) => other.secret === secret && other.app.id !== app.id).map((other) => other.app.key)
  return others.length === 0 ? [] : [seenOfApp(app, 'shared-secret-reused', { also: others.toSorted().join(', ') })]
}

function seeAge(app: App, { now, secretMaxAgeDays }: CheckValues): Sighting[] {
  const setAt = app.secretSetAt
  if (setAt === undefined || after(setAt, days(secretMaxAgeDays)) > now) return []
  return [seenOfApp(app, 'secret-old', { set_at: setAt.toISOString() })]
}

/** Every text of ours that is stored or handed in unsealed, by where it stands. */
async function readPlaces({ config, branding, apps, webhooks }: CheckDeps): Promise<{ place: string; text: string }[]> {
  return [
    { place: 'the environment', text: JSON.stringify(config) },
    { place: 'branding and texts', text: JSON.stringify(await branding.find()) },
    { place: 'app registrations', text: JSON.stringify(await apps.list()) },
    { place: 'webhooks', text: JSON.stringify(await webhooks.list()) },
  ]
}
