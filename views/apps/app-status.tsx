/** Whether an app signs anybody in, as a badge. */
import { Badge } from '../parts/badge.tsx'

/** `no-secret`: nothing can be signed, so it cannot be enabled. */
export type AppState = 'enabled' | 'disabled' | 'no-secret'

export function appStateOf(app: { isEnabled: boolean; secretSetAt: Date | undefined }): AppState {
  if (app.secretSetAt === undefined) return 'no-secret'
  return app.isEnabled ? 'enabled' : 'disabled'
}

export function AppStatus({ state }: { state: AppState }) {
  switch (state) {
    case 'enabled':
      return <Badge tone="success">Enabled</Badge>
    case 'disabled':
      return <Badge tone="neutral">Off</Badge>
    case 'no-secret':
      return <Badge tone="warning">Needs a secret</Badge>
  }
}
