/** An app registration: one Zendesk account that members are signed in to. Its shared secret is never part of it. */

export type App = {
  id: string
  /** The slug in our addresses, made from the first friendly name; never changes, never used again. */
  key: string
  /** The friendly name. */
  name: string
  profileType: 'zendesk'
  /** The native zendesk.com subdomain, lower-case: the only place a token is posted to. */
  subdomain: string
  /** Exact host names, lower-case ASCII, that a hand-off may return to besides the Zendesk host itself. */
  returnHosts: readonly string[]
  isEnabled: boolean
  /** Counts up with every change. */
  version: number
  /** Since when the stored secret is the one in force; undefined while none was entered, and so nothing can be signed. */
  secretSetAt: Date | undefined
  /** Undefined while it was never enabled: nobody outside of the console has heard of it yet. */
  firstEnabledAt: Date | undefined
  createdAt: Date
  updatedAt: Date
}

/** How far the roll-out has come: nobody is let in yet, or everyone who may sign in. */
export type AppStage = 'draft' | 'everyone'

export const stageOf = (app: Pick<App, 'isEnabled'>): AppStage => (app.isEnabled ? 'everyone' : 'draft')

/** Whether `text` could be a key at all; anything else need not be looked up. */
export const isAppKey = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,59}$/.test(text)

/** What `apps list --format json` prints: one registration, snake_case as all our JSON, never a secret. */
export type AppSummary = {
  key: string
  name: string
  profile_type: 'zendesk'
  subdomain: string
  enabled: boolean
  stage: AppStage
  return_hosts: readonly string[]
  remote_login_url: string
  remote_logout_url: string
  /** Null: none was entered yet. */
  secret_set_at: string | null
  version: number
  created_at: string
  updated_at: string
}

export function summaryOf(app: App, publicUrl: string): AppSummary {
  const { loginUrl, logoutUrl } = endpointsOf(publicUrl, app.key)
  return {
    key: app.key,
    name: app.name,
    profile_type: app.profileType,
    subdomain: app.subdomain,
    enabled: app.isEnabled,
    stage: stageOf(app),
    return_hosts: app.returnHosts,
    remote_login_url: loginUrl,
    remote_logout_url: logoutUrl,
    secret_set_at: app.secretSetAt?.toISOString() ?? null,
    version: app.version,
    created_at: app.createdAt.toISOString(),
    updated_at: app.updatedAt.toISOString(),
  }
}

/**
 * What is pasted into Zendesk as Remote login URL and Remote logout URL. The two blank parameters stop Zendesk from
 * appending the person's address and external ID to the logout URL (article 4408845838874).
 */
export function endpointsOf(publicUrl: string, key: string): { loginUrl: string; logoutUrl: string } {
  const loginUrl = `${publicUrl}/sso/zendesk/${key}`
  return { loginUrl, logoutUrl: `${loginUrl}/logout?email=&external_id=` }
}
