/** How far an app is, as a badge: in one place, so that every page says the same. */
import { Badge } from '../parts/badge.tsx'

/** `no-secret`: nothing can be signed, so nobody can be let in. `paused`: whatever the stage, nobody is let in. */
export type AppState = 'no-secret' | 'draft' | 'paused' | 'test' | 'staff' | 'everyone'

export function appStateOf(app: {
  stage: 'draft' | 'test' | 'staff' | 'everyone'
  isEnabled: boolean
  secretSetAt: Date | undefined
}): AppState {
  if (app.secretSetAt === undefined) return 'no-secret'
  if (app.stage === 'draft') return 'draft'
  return app.isEnabled ? app.stage : 'paused'
}

export function AppStatus({ state }: { state: AppState }) {
  const { tone, words } = badges[state]
  return <Badge tone={tone}>{words}</Badge>
}

const badges = {
  'no-secret': { tone: 'warning', words: 'Needs a secret' },
  draft: { tone: 'neutral', words: 'Draft' },
  paused: { tone: 'warning', words: 'Paused' },
  test: { tone: 'info', words: 'Test people' },
  staff: { tone: 'info', words: 'Staff' },
  everyone: { tone: 'success', words: 'Everyone' },
} as const
