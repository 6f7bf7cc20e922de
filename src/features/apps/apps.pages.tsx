/** Puts an app registration on the screen: the form that adds or changes it, and its own page. */
import type { Request, Response } from 'express'
import { AppFormPage, type AppField, type AppFormPageProps } from '../../../views/apps/app-form-page.tsx'
import { AppPage, type AppPageProps } from '../../../views/apps/app-page.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Config } from '../../config/config.ts'
import { csrfToken } from '../../http/csrf.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import type { App } from './app.ts'
import { endpointsOf } from './endpoints.ts'
import { zendeskOrigin } from './zendesk-origin.ts'

type Values = AppFormPageProps['values']
type Errors = Readonly<Partial<Record<string, string>>>
type Settings = { config: Config }

/** What was typed, to be shown again: all but the secret. */
export function typedValues(request: Request): Values {
  const body = (request.body ?? {}) as Record<string, unknown>
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '')
  return { name: text('name'), subdomain: text('subdomain'), hosts: text('hosts') }
}

export function sendNewPage(
  { config }: Settings,
  response: Response,
  given: { values: Values; errors?: Errors },
): void {
  const { values, errors = {} } = given
  response
    .status(hasAny(errors) ? 422 : 200)
    .send(
      renderPage(
        <AppFormPage
          frame={consoleFrame(config, response, '/admin/apps')}
          csrfToken={csrfToken(response)}
          values={values}
          errors={fieldErrors(errors)}
        />,
      ),
    )
}

type EditPage = { values: Values; version: number; errors?: Errors; isConflict?: true }

/** `app` as it is stored now; `version` is what the form will be compared with when it comes back. */
export function sendEditPage({ config }: Settings, response: Response, app: App, given: EditPage): void {
  const { values, version, errors = {}, isConflict } = given
  const status = isConflict ? 409 : 422
  response
    .status(isConflict || hasAny(errors) ? status : 200)
    .send(
      renderPage(
        <AppFormPage
          frame={consoleFrame(config, response, '/admin/apps')}
          csrfToken={csrfToken(response)}
          values={values}
          editing={{ key: app.key, name: app.name, version, hasSecret: app.secretSetAt !== undefined }}
          errors={fieldErrors(errors)}
          conflict={isConflict && differences(app, values)}
        />,
      ),
    )
}

type OwnPage = Pick<AppPageProps, 'canChange' | 'questions' | 'sheet' | 'checked' | 'deleteError'> & {
  flash?: Flash | undefined
}

export function sendAppPage({ config }: Settings, response: Response, app: App, { flash, ...page }: OwnPage): void {
  const { loginUrl, logoutUrl } = endpointsOf(config.publicUrl, app.key)
  response.send(
    renderPage(
      <AppPage
        {...page}
        frame={consoleFrame(config, response, '/admin/apps', flash)}
        csrfToken={csrfToken(response)}
        app={{
          ...app,
          host: hostOf(config, app),
          hosts: app.returnHosts,
          remoteLoginUrl: loginUrl,
          remoteLogoutUrl: logoutUrl,
        }}
        fallbackHref={app.firstEnabledAt && `/fallback/${app.key}`}
      />,
    ),
  )
}

/** The host of the Zendesk account, as hand-offs reach it. */
export const hostOf = (config: Config, app: App): string => new URL(zendeskOrigin(config, app.subdomain)).host

const hasAny = (errors: Errors): boolean => Object.keys(errors).length > 0

/** Problems that belong to no field the form shows come out under the first one. */
function fieldErrors(errors: Errors): Partial<Record<AppField, string>> {
  const known: readonly string[] = ['profileType', 'name', 'subdomain', 'secret', 'hosts', 'ownPassword']
  return Object.fromEntries(Object.entries(errors).map(([name, why]) => [known.includes(name) ? name : 'name', why]))
}

/** What is stored now, where it is not what was typed. */
function differences(app: App, typed: Values): { label: string; stored: string }[] {
  const lines = (text: string): string => text.split(/\s+/).filter(Boolean).join(', ')
  const hosts = app.returnHosts.join(', ')
  return [
    ...(app.name === typed.name.trim() ? [] : [{ label: 'Friendly name', stored: app.name }]),
    ...(app.subdomain === typed.subdomain.trim() ? [] : [{ label: 'Zendesk subdomain', stored: app.subdomain }]),
    ...(hosts === lines(typed.hosts) ? [] : [{ label: 'Further hosts to return to', stored: hosts || 'none' }]),
  ]
}
