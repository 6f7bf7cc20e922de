/** The page of the signed-in member: who they are here, and where they can go. */
import { Router } from 'express'
import { AccountPage } from '../../../views/account/account-page.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { speechOf } from '../../http/language.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { requireSession } from '../sessions/require-session.ts'

export function accountRoutes(deps: Deps): Router {
  return Router().get('/account', requireSession(deps), async (request, response) => {
    const { member } = response.locals
    const apps = (await deps.apps.list()).filter((app) => app.isEnabled)
    response.send(
      renderPage(
        <AccountPage
          csrfToken={csrfToken(response)}
          name={member.name}
          email={member.email}
          isEmailVerified={member.emailVerifiedAt !== undefined}
          externalId={member.externalId}
          apps={apps.map(({ key, name }) => ({ name, href: `/sso/zendesk/${key}` }))}
          isAdministrator={isAllowed(member.role, 'apps.read')}
        />,
        speechOf(request, { memberLocale: member.locale }),
      ),
    )
  })
}
