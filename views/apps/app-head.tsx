/** The head of every page about one app: its name, how far it is, and the pages it has. */
import type { ComponentChildren } from 'preact'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { AppStatus, type AppState } from './app-status.tsx'

export type AppPlace =
  | 'overview'
  | 'set-up'
  | 'roll-out'
  | 'access'
  | 'fields'
  | 'gates'
  | 'zendesk-users'
  | 'forecast'
  | 'preview'
  | 'fallback'

export type AppHeadProps = {
  app: { key: string; name: string; state: AppState }
  here: AppPlace
  /** Buttons beside the name. */
  children?: ComponentChildren
}

const places: readonly { place: AppPlace; label: string; path: string }[] = [
  { place: 'overview', label: 'Overview', path: '' },
  { place: 'set-up', label: 'Set-up', path: '/set-up' },
  { place: 'roll-out', label: 'Roll-out', path: '/roll-out' },
  { place: 'access', label: 'Who may sign in', path: '/access' },
  { place: 'fields', label: 'Fields', path: '/fields' },
  { place: 'gates', label: 'Safeguards', path: '/gates' },
  { place: 'zendesk-users', label: 'Zendesk users', path: '/zendesk-users' },
  { place: 'forecast', label: 'Forecast', path: '/forecast' },
  { place: 'preview', label: 'Preview', path: '/preview' },
  { place: 'fallback', label: 'Fallback', path: '/fallback' },
]

export function AppHead({ app, here, children }: AppHeadProps) {
  const home = `/admin/apps/${encodeURIComponent(app.key)}`
  return (
    <>
      <Breadcrumbs items={[{ label: 'Apps', href: '/admin/apps' }]} here={app.name} />
      <div class="page-head">
        <div class="title">
          <h1>
            <Bidi>{app.name}</Bidi>
          </h1>
          <AppStatus state={app.state} />
        </div>
        {children}
      </div>
      <Tabs
        label="Pages of this app"
        tabs={places.map(({ place, label, path }) => ({ label, href: `${home}${path}`, isCurrent: place === here }))}
      />
    </>
  )
}
