/** The console's screen for how strict Latchkey is with members: /admin/settings/security. */
import { Router, type Response } from 'express'
import {
  SecuritySettingsPage,
  type SecuritySettingsPageProps,
} from '../../../views/security-settings/security-settings-page.tsx'
import { renderPage } from '../../../views/layout.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { flashesOf } from '../../http/flash.ts'
import { readForm, typedIn, type Typed } from '../../http/form.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { byOf } from '../administrators/by-of.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import { requireRecentProof } from '../second-factor/proof-again/require-recent-proof.tsx'
import { factorSetUpPath } from '../sessions/proof.ts'
import { changeSecuritySettings } from './change-security-settings.ts'
import { securitySettingsInput } from './security-settings.input.ts'
import type { SecuritySettings } from './security-settings.ts'

const home = '/admin/settings/security'

export function securitySettingsRoutes(deps: Deps): Router {
  const pages = Router()

  pages.get('/', requireAction(deps, 'settings.read'), async (request, response) => {
    await sendPage(deps, response, { flash: flashOf(request) })
  })

  pages.post('/', requireAction(deps, 'security.change'), requireRecentProof(deps), async (request, response) => {
    const form = readForm(request, securitySettingsInput)
    if (form.kind === 'invalid') {
      if (form.errors['version'] !== undefined) throw new AppError('input.malformed')
      const { typed, errors } = form
      await sendPage(deps, response.status(422), { values: typed, version: Number(typed['version']), errors })
      return
    }
    const { version, agreed, next } = form.input
    const owner = response.locals.administrator
    const outcome = await changeSecuritySettings(deps, { version, agreed, next, owner, ...byOf(request, response) })
    const typed = typedIn(request)
    switch (outcome.kind) {
      case 'changed':
      case 'unchanged':
        response.redirect(303, `${home}?done=${outcome.kind}`)
        break
      case 'to-confirm':
        await sendPage(deps, response, { values: typed, version, toConfirm: outcome.loosenings })
        break
      case 'locks-out':
        await sendPage(deps, response.status(422), { values: typed, version, errors: lockedOut, setUpHref })
        break
      case 'conflict': {
        const { stored } = outcome
        const conflict = { stored: typedOf(stored), typed: typedOf({ ...next, version }) }
        await sendPage(deps, response.status(409), { values: typed, version: stored.version, conflict })
      }
    }
  })

  return pages
}

const setUpHref = `${factorSetUpPath}?${new URLSearchParams({ continue: home })}`

const lockedOut = {
  secondFactorFor: 'You have no second factor yourself, and would be kept out of here. Set one up first.',
}

type Shown = Partial<Omit<SecuritySettingsPageProps, 'frame' | 'csrfToken' | 'canChange' | 'people'>> & {
  flash?: Flash | undefined
}

async function sendPage(deps: Deps, response: Response, { flash, ...shown }: Shown): Promise<void> {
  const stored = await deps.securitySettings.find()
  response.send(
    renderPage(
      <SecuritySettingsPage
        frame={consoleFrame(deps.config, response, '/admin/settings', flash)}
        csrfToken={csrfToken(response)}
        canChange={isAllowed(response.locals.administrator.role, 'security.change')}
        people={await deps.uncoveredPeople.count()}
        values={typedOf(stored)}
        version={stored.version}
        {...shown}
      />,
    ),
  )
}

/** What is stored, as the form's fields hold it. */
const typedOf = (settings: SecuritySettings): Typed => ({
  leastCharacters: String(settings.passwordLeast),
  checksBreaches: settings.checksBreaches ? 'on' : '',
  breachHost: settings.breachHost,
  secondFactorFor: settings.secondFactorFor,
  rememberDays: String(settings.rememberDays),
  idleMinutes: String(settings.idleMinutes),
  absoluteMinutes: String(settings.absoluteMinutes),
  handoffMinutes: settings.handoffProofMinutes === undefined ? '' : String(settings.handoffProofMinutes),
  registration: settings.registration,
  registrationDomains: settings.registrationDomains.join('\n'),
})

/** The address carries a code; the words are ours. */
const flashOf = flashesOf(
  new Map<string, Flash>([
    [
      'changed',
      {
        tone: 'success',
        message: 'Saved. It holds from now on; sessions that are open follow with their next request.',
      },
    ],
    ['unchanged', { tone: 'info', message: 'It was set like this already.' }],
  ]),
)
