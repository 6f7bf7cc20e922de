/** What Zendesk is told of a member, for that member to see. */
import { Router } from 'express'
import { ZendeskPage, type ToldApp } from '../../../../views/account/zendesk-page.tsx'
import { renderPage } from '../../../../views/layout.tsx'
import type { Deps } from '../../../deps.ts'
import { speechOf } from '../../../http/language.ts'
import type { App } from '../../apps/app.ts'
import { claimsOf } from '../../handoff/claims.ts'
import { listClaims } from '../../handoff/shown-claims.ts'
import type { Member } from '../../members/member.ts'
import { requireSession } from '../../sessions/require-session.ts'
import { accountFrame } from '../account-frame.ts'
import type { OwnHandoff } from './own-handoffs.query.ts'

const timesShown = 5

export function zendeskRoutes(deps: Deps): Router {
  return Router().get('/account/zendesk', requireSession(deps), async (request, response) => {
    const { member } = response.locals
    const handoffs = await deps.ownHandoffs.listOf(member.id, timesShown)
    const apps = (await deps.apps.list()).map((app) => toldApp(app, member, handoffs))
    response.send(
      renderPage(
        <ZendeskPage
          account={accountFrame(response, 'zendesk')}
          apps={apps.filter(({ now, times }) => now !== undefined || times.length > 0)}
        />,
        speechOf(request, { memberLocale: member.locale }),
      ),
    )
  })
}

function toldApp({ key, name, isEnabled, fieldMapping }: App, member: Member, all: readonly OwnHandoff[]): ToldApp {
  const { claims } = claimsOf(member, fieldMapping)
  return {
    key,
    name,
    now: isEnabled ? listClaims(claims).filter(({ value }) => value !== '') : undefined,
    times: all
      .filter(({ appKey }) => appKey === key)
      .map(({ id, at, claims: sent }) => ({
        id,
        at,
        claims: sent?.filter((claim) => !ofTheTokenAlone.includes(claim)),
      })),
  }
}

/** Told in a sentence of their own: they say nothing of the member. */
const ofTheTokenAlone: readonly string[] = ['iat', 'jti']
