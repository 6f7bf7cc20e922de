/** Two apps never share a Zendesk account or a secret: a token made for one would open the other. */
import type { App } from './app.ts'
import type { AppsStore } from './apps.store.ts'

/** A problem for each field of the form that has one. */
export type AppErrors = Partial<Record<'name' | 'subdomain' | 'secret' | 'hosts' | 'enabled', string>>

/** `secretFingerprints`: of the secret under every key; leave out when it stays. `self`: the app being changed. */
export async function findClashes(
  apps: AppsStore,
  given: { subdomain: string; secretFingerprints?: readonly string[] | undefined; self?: App },
): Promise<AppErrors | undefined> {
  const { subdomain, secretFingerprints, self } = given
  const errors: AppErrors = {}
  const sameAccount = await apps.findBySubdomain(subdomain)
  if (sameAccount && sameAccount.id !== self?.id) {
    errors.subdomain = `${subdomain}.zendesk.com is registered already, as “${sameAccount.name}”.`
  }
  const sameSecret = secretFingerprints && (await apps.findByFingerprint(secretFingerprints))
  if (sameSecret && sameSecret.id !== self?.id) {
    errors.secret = `This secret belongs to “${sameSecret.name}” already, and no secret serves two apps. Create a configuration with a secret of its own in Zendesk.`
  }
  return Object.keys(errors).length > 0 ? errors : undefined
}
