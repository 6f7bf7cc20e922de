/** What `apps list --format json` prints: one registration, snake_case as all our JSON, never a secret. */
import type { App, Stage } from './app.ts'
import { endpointsOf } from './endpoints.ts'

export type AppSummary = {
  key: string
  name: string
  profile_type: 'zendesk'
  subdomain: string
  enabled: boolean
  stage: Stage
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
    stage: app.stage,
    return_hosts: app.returnHosts,
    remote_login_url: loginUrl,
    remote_logout_url: logoutUrl,
    secret_set_at: app.secretSetAt?.toISOString() ?? null,
    version: app.version,
    created_at: app.createdAt.toISOString(),
    updated_at: app.updatedAt.toISOString(),
  }
}
