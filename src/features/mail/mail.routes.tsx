/** The console's screens for the outbox, below /admin/settings/mail. */
import { Router, type Request, type Response } from 'express'
import { renderPage } from '../../../views/layout.tsx'
import { MailListPage } from '../../../views/mail/mail-list-page.tsx'
import { MailPage, type ReadMail } from '../../../views/mail/mail-page.tsx'
import type { Flash } from '../../../views/parts/console-shell.tsx'
import { fromLine, serverName } from '../../config/mail-settings.ts'
import type { Deps } from '../../deps.ts'
import { csrfToken } from '../../http/csrf.ts'
import { flashesOf } from '../../http/flash.ts'
import { singleParameter } from '../../http/form.ts'
import { AppError } from '../../kernel/errors.ts'
import { isAllowed } from '../administrators/administrators.policy.ts'
import { byOf } from '../administrators/by-of.ts'
import { consoleFrame } from '../administrators/console-frame.ts'
import { requireAction } from '../administrators/require-action.ts'
import { requireRecentProof } from '../second-factor/proof-again/require-recent-proof.tsx'
import { holdsOneTimeLink, mailStates, type Mail, type MailState } from './mail.ts'
import { isOpen, openMail } from './open-mail.ts'
import { canRetry, retryMail } from './retry-mail.ts'

const home = '/admin/settings/mail'
const pageSize = 50

export function mailRoutes(deps: Deps): Router {
  const { config, outbox } = deps
  const pages = Router()

  pages.get('/', requireAction(deps, 'settings.read'), async (request, response) => {
    const shown = stateOf(singleParameter(request, 'state'))
    const before = singleParameter(request, 'before')
    // One more than fits tells whether there is an older page.
    const found = await outbox.listPage({ state: shown, before, limit: pageSize + 1 })
    const mails = found.slice(0, pageSize)
    response.send(
      renderPage(
        <MailListPage
          frame={consoleFrame(config, response, '/admin/settings')}
          server={config.mail && { name: serverName(config.mail.server), from: fromLine(config.mail.from) }}
          counts={await outbox.count()}
          shown={shown}
          mails={mails.map((mail) => withAge(deps, mail))}
          olderHref={found.length > pageSize ? olderHref(shown, mails) : undefined}
          isFirstPage={before === undefined}
        />,
      ),
    )
  })

  pages.get('/:id', requireAction(deps, 'settings.read'), async (request, response) => {
    sendMailPage(deps, response, await findMail(deps, request), { flash: flashOf(request) })
  })

  pages.post('/:id/open', requireAction(deps, 'mail.read'), requireRecentProof(deps), async (request, response) => {
    const mail = await findMail(deps, request)
    sendMailPage(deps, response, mail, { read: await openMail(deps, mail, byOf(request, response)) })
  })

  pages.post('/:id/retry', requireAction(deps, 'settings.change'), async (request, response) => {
    const mail = await findMail(deps, request)
    if (await retryMail(deps, { id: mail.id, ...byOf(request, response) })) {
      response.redirect(303, `${home}/${mail.id}?done=retried`)
      return
    }
    const flash: Flash = { tone: 'danger', message: 'It cannot be sent once more. Have a new message sent instead.' }
    sendMailPage(deps, response.status(409), mail, { flash })
  })

  return pages
}

async function findMail({ outbox }: Deps, { params }: Request): Promise<Mail> {
  const mail = typeof params['id'] === 'string' ? await outbox.find(params['id']) : undefined
  if (!mail) throw new AppError('page.not-found')
  return mail
}

type Shown = { flash?: Flash | undefined; read?: ReadMail }

function sendMailPage(deps: Deps, response: Response, mail: Mail, { flash, read }: Shown): void {
  const { config, clock } = deps
  const { role } = response.locals.administrator
  response.send(
    renderPage(
      <MailPage
        frame={consoleFrame(config, response, '/admin/settings', flash)}
        csrfToken={csrfToken(response)}
        mail={{ ...withAge(deps, mail), holdsOneTimeLink: holdsOneTimeLink(mail.kind) }}
        canBeSent={config.mail !== undefined}
        canOpen={isAllowed(role, 'mail.read') && isOpen(config, mail)}
        canRetry={isAllowed(role, 'settings.change') && canRetry(mail, clock.now())}
        read={read}
      />,
    ),
  )
}

/** Without a mail server nobody gives up a message whose link died while it waited. */
const withAge = ({ clock }: Deps, mail: Mail) => ({
  ...mail,
  isLate: mail.state === 'waiting' && mail.goodUntil !== undefined && mail.goodUntil <= clock.now(),
})

const stateOf = (given: string | undefined): MailState | undefined => mailStates.find((state) => state === given)

const olderHref = (state: MailState | undefined, mails: readonly Mail[]): string =>
  `${home}?${new URLSearchParams({ ...(state && { state }), before: mails.at(-1)?.id ?? '' })}`

/** The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  ['retried', { tone: 'success', message: 'The message is tried once more in a moment.' }],
])

const flashOf = flashesOf(done)
