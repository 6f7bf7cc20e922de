/** Which app a sign-in leads on to, so that each of its pages can say so. */
import type { App } from '../apps/app.ts'
import type { AppsStore } from '../apps/apps.store.ts'

/** `key`: see `handoffKeyOf`. Undefined for any other place: that is not worth a line. */
export async function destinationOf(
  { apps }: { apps: Pick<AppsStore, 'find'> },
  key: string | undefined,
): Promise<App | undefined> {
  const app = key === undefined ? undefined : await apps.find(key)
  return app?.isEnabled ? app : undefined
}
