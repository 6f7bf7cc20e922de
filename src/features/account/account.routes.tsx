/** What members do for themselves: their own page, with all the parts of their account below it. */
import { Router } from 'express'
import { AccountPage } from '../../../views/account/account-page.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Deps } from '../../deps.ts'
import { speechOf } from '../../http/language.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { factorSetUpPath } from '../sessions/proof.ts'
import { requireSession } from '../sessions/require-session.ts'
import { accountFrame } from './account-frame.ts'
import { dataRoutes } from './data/data.routes.tsx'
import { isMissingFactor } from './missing-factor.ts'
import { profileRoutes } from './profile/profile.routes.tsx'
import { securityRoutes } from './security/security.routes.tsx'
import { zendeskRoutes } from './zendesk/zendesk.routes.tsx'

export function accountRoutes(deps: Deps): Router {
  const routes = Router().get('/account', requireSession(deps), async (request, response) => {
    const { member } = response.locals
    const apps = (await deps.apps.list()).filter((app) => app.isEnabled)
    const isFactorMissing = isMissingFactor(
      await deps.securitySettings.find(),
      member,
      await deps.factors.summaryOf(member.id),
    )
    response.send(
      renderPage(
        <AccountPage
          account={accountFrame(response, 'home')}
          email={member.email}
          isEmailVerified={member.emailVerifiedAt !== undefined}
          externalId={member.externalId}
          apps={apps.map(({ key, name }) => ({ name, href: `/sso/zendesk/${key}` }))}
          isAdministrator={isAllowed(member.role, 'console.read')}
          factorHref={isFactorMissing ? factorSetUpPath : undefined}
        />,
        speechOf(request, { memberLocale: member.locale }),
      ),
    )
  })
  return routes.use(profileRoutes(deps), securityRoutes(deps), zendeskRoutes(deps), dataRoutes(deps))
}
