/** Every registered Zendesk account at a glance. */
import { Page } from '../layout.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Empty } from '../parts/empty.tsx'
import { Table } from '../parts/table.tsx'
import { AppStatus, type AppState } from './app-status.tsx'

export type AppListPageProps = {
  frame: ConsoleFrame
  apps: readonly { key: string; name: string; host: string; state: AppState }[]
  /** False for those who may only look. */
  canAdd: boolean
}

export function AppListPage({ frame, apps, canAdd }: AppListPageProps) {
  return (
    <Page title="Apps" shell="console" frame={frame}>
      <div class="page-head">
        <div class="stack stack-tight">
          <h1>Apps</h1>
          <p class="quiet">Each app is one Zendesk account that your members sign in to.</p>
        </div>
        {canAdd && apps.length > 0 && <ButtonLink href="/admin/apps/new">Add an app</ButtonLink>}
      </div>
      {apps.length === 0 ? (
        <Empty
          title="No Zendesk account yet"
          action={canAdd && <ButtonLink href="/admin/apps/new">Add an app</ButtonLink>}
        >
          Register your Zendesk account to get the two addresses Zendesk asks for. Nobody is signed in anywhere until
          you open it, step by step.
        </Empty>
      ) : (
        <Table
          caption="Registered apps"
          rows={apps}
          keyOf={({ key }) => key}
          columns={[
            {
              label: 'App',
              cell: ({ key, name }) => (
                <a href={`/admin/apps/${encodeURIComponent(key)}`}>
                  <Bidi>{name}</Bidi>
                </a>
              ),
            },
            { label: 'Zendesk host', cell: ({ host }) => <Bidi>{host}</Bidi> },
            { label: 'Key', cell: ({ key }) => <code>{key}</code> },
            { label: 'Status', cell: ({ state }) => <AppStatus state={state} /> },
          ]}
        />
      )}
    </Page>
  )
}
