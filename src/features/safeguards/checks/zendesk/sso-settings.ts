/**
 * What Zendesk's settings of single sign-on say, held against ours (remote_authentications, developer.zendesk.com). A few
 * rows an app, and one of them has to be compared with a secret that only this process can open.
 */
import { after, days } from '../../../../kernel/clock.ts'
import type { App } from '../../../apps/app.ts'
import { endpointsOf } from '../../../apps/endpoints.ts'
import { openSealed } from '../../../apps/secret/seal-secret.ts'
import type { SeenSsoConfiguration } from '../../../zendesk/zendesk-directory.ts'
import type { FindingCode } from '../../catalogue.ts'
import type { Sighting } from '../../finding.ts'
import { seenOfApp } from '../app-sighting.ts'
import type { AuditCheck, CheckDeps, CheckValues } from '../check.ts'

const ssoSettings: AuditCheck = {
  name: 'settings of single sign-on',
  codes: [
    'update-external-ids-on',
    'secret-stale',
    'remote-login-url-foreign',
    'logout-url-leaks-identity',
    'second-active-idp',
    'sso-inactive',
    'sso-setting-changed',
  ],
  needs: ['zendesk-settings'],
  dependsOn: 'moment',
  async see(deps, values) {
    const seen: Sighting[] = []
    for (const app of await deps.apps.list()) {
      const { ssoConfigurations } = await deps.zendeskDirectory.find({ appId: app.id, subdomain: app.subdomain })
      if (ssoConfigurations.length > 0)
        seen.push(...lookAt(await settingsOf(deps, values, app, ssoConfigurations), values))
    }
    return seen
  },
}

export const ssoSettingsChecks = [ssoSettings] as const

/** How long a change is worth a look. */
const changeShown = days(30)
const visible = 6

type Settings = {
  app: App
  all: readonly SeenSsoConfiguration[]
  /** Undefined: none is stored, or no key opens it. */
  secretStart: string | undefined
  remoteLoginUrl: string
}

async function settingsOf(
  { apps, secretBox }: CheckDeps,
  { publicUrl }: CheckValues,
  app: App,
  all: readonly SeenSsoConfiguration[],
): Promise<Settings> {
  const sealed = await apps.findSealedSecret(app.id)
  const opened = sealed === undefined ? undefined : openSealed(secretBox, app.id, sealed)
  return {
    app,
    all,
    secretStart: opened?.kind === 'secret' ? opened.secret.slice(0, visible) : undefined,
    remoteLoginUrl: endpointsOf(publicUrl, app.key).loginUrl,
  }
}

function lookAt(settings: Settings, { now }: CheckValues): Sighting[] {
  const { all, secretStart } = settings
  const jwt = all.filter(({ kind }) => kind === 'jwt')
  const ours = jwt.filter((each) => isOurs(each, settings))
  const seen: Sighting[] = []
  const say = (code: FindingCode, about: SeenSsoConfiguration, evidence: Sighting['evidence'] = {}): void => {
    seen.push(sighting(settings.app, code, about, evidence))
  }
  for (const each of jwt.filter(({ isActive }) => isActive)) {
    if (each.updateExternalIds === true) say('update-external-ids-on', each)
    if (hasOurSecret(each, secretStart) && !hasOurUrl(each, settings)) {
      say('remote-login-url-foreign', each, { remote_login_url: withoutQuery(each.remoteLoginUrl) })
    }
  }
  for (const each of ours) {
    if (each.maskedSecret !== undefined && secretStart !== undefined && !hasOurSecret(each, secretStart)) {
      say('secret-stale', each, { masked_secret: each.maskedSecret.slice(0, visible) })
    }
    if (each.remoteLogoutUrl !== undefined && !keepsIdentityBack(each.remoteLogoutUrl)) {
      say('logout-url-leaks-identity', each)
    }
    if (!each.isActive) say('sso-inactive', each)
  }
  const active = ours.filter(({ isActive }) => isActive)
  for (const each of all.filter(({ isActive }) => isActive)) {
    if (!ours.includes(each) && active.some((own) => haveOneAudience(own, each))) {
      say('second-active-idp', each, { kind: each.kind })
    }
  }
  for (const each of all) {
    if (each.changedAt === undefined || each.changedAt < after(now, -changeShown)) continue
    say('sso-setting-changed', each, { settings: each.changed.join(', '), seen_at: each.changedAt.toISOString() })
  }
  return seen
}

const hasOurSecret = ({ maskedSecret }: SeenSsoConfiguration, start: string | undefined): boolean =>
  start !== undefined && maskedSecret?.slice(0, visible) === start

const hasOurUrl = ({ remoteLoginUrl }: SeenSsoConfiguration, settings: Settings): boolean =>
  withoutQuery(remoteLoginUrl) === withoutQuery(settings.remoteLoginUrl)

const isOurs = (each: SeenSsoConfiguration, settings: Settings): boolean =>
  hasOurUrl(each, settings) || hasOurSecret(each, settings.secretStart)

/** Blank ones in the address keep Zendesk from adding the person's (article 4408845838874). */
function keepsIdentityBack(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { searchParams } = new URL(url)
  return searchParams.get('email') === '' && searchParams.get('external_id') === ''
}

/** Unknown counts as everybody. */
const haveOneAudience = (one: SeenSsoConfiguration, other: SeenSsoConfiguration): boolean =>
  (one.isForEndUsers !== false && other.isForEndUsers !== false) ||
  (one.isForTeamMembers !== false && other.isForTeamMembers !== false)

const withoutQuery = (url: string | undefined): string => (url ?? '').replace(/[?#].*$/, '').replace(/\/+$/, '')

/** One finding a configuration and code. */
const sighting = (app: App, code: FindingCode, about: SeenSsoConfiguration, evidence: Sighting['evidence']): Sighting =>
  seenOfApp(app, code, { configuration: about.name, ...evidence }, { key: about.id })
