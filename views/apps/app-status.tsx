/** Whether an app signs anybody in, as a badge. */
import { Badge } from '../parts/badge.tsx'

/** `no-secret`: enabled or not, nothing can be signed. */
export type AppState = 'enabled' | 'disabled' | 'no-secret'

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
