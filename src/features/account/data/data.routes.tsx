/** A member's own data: taking it along, and asking for it to be erased. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router, type Request, type Response } from 'express'
import { DataPage, type DataPageProps } from '../../../../views/account/data-page.tsx'
import { accountWordsOf } from '../../../../views/account/words/catalogue.ts'
import { renderPage } from '../../../../views/layout.tsx'
import type { Deps } from '../../../deps.ts'
import { readForm } from '../../../http/form.ts'
import { languageOf, speechOf } from '../../../http/language.ts'
import { requireRecentProof } from '../../second-factor/proof-again/require-recent-proof.tsx'
import { requireSession } from '../../sessions/require-session.ts'
import { accountFrame } from '../account-frame.ts'
import { doneOf } from '../done.pages.ts'
import { askForErasure, withdrawErasure } from '../erasures/ask-for-erasure.ts'
import { askErasureInput, type AskErasureComplaint } from '../erasures/erasures.input.ts'
import { personFileName, writePerson } from './write-person.ts'

const home = '/account/data'

export function dataRoutes(deps: Deps): Router {
  const signedIn = requireSession(deps)
  // An open session alone neither carries everything away nor gives it up.
  const proved = requireRecentProof(deps)

  return Router()
    .get(home, signedIn, (request, response) => sendData(deps, request, response, {}))

    .post(`${home}/download`, signedIn, proved, async (request, response) => {
      const { member } = response.locals
      const { memberId: subjectId, ...visit } = askingOf(request, response)
      const by = { ...visit, actor: `member:${subjectId}`, subjectId } as const
      // Recorded before a word of it leaves.
      await deps.events.record({ ...by, type: 'member.exported', outcome: 'done', detail: { of: 'person' } })
      response.type('application/json').attachment(personFileName(member))
      await pipeline(Readable.from(writePerson(deps, member, 'themselves')), response)
    })

    .post(`${home}/ask-erasure`, signedIn, proved, async (request, response) => {
      const form = readForm(request, askErasureInput)
      if (form.kind === 'invalid') {
        const words = accountWordsOf(languageOf(request, { memberLocale: response.locals.member.locale }))
        const code = form.errors['reason'] as AskErasureComplaint
        const errors = { reason: words.data.erasure[code] }
        await sendData(deps, request, response.status(422), { reason: form.typed['reason'] ?? '', errors })
        return
      }
      const isNew = await askForErasure(deps, { ...askingOf(request, response), reason: form.input.reason })
      response.redirect(303, `${home}?done=${isNew ? 'erasure-asked' : 'erasure-settled'}`)
    })

    .post(`${home}/withdraw-erasure`, signedIn, async (request, response) => {
      const isWithdrawn = await withdrawErasure(deps, askingOf(request, response))
      response.redirect(303, `${home}?done=${isWithdrawn ? 'erasure-withdrawn' : 'erasure-settled'}`)
    })
}

const askingOf = (request: Request, { locals }: Response) => ({
  memberId: locals.member.id,
  requestId: locals.requestId,
  ip: request.ip,
})

async function sendData(
  deps: Deps,
  request: Request,
  response: Response,
  form: Pick<DataPageProps, 'reason' | 'errors'>,
): Promise<void> {
  const { member } = response.locals
  const latest = await deps.erasures.findLatestOf(member.id)
  response.send(
    renderPage(
      <DataPage
        account={accountFrame(response, 'data')}
        erasure={latest?.withdrawnAt === undefined ? latest : undefined}
        done={doneOf(request)}
        {...form}
      />,
      speechOf(request, { memberLocale: member.locale }),
    ),
  )
}
