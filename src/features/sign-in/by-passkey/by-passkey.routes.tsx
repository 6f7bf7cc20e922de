/** Signing in with a passkey: the form that the browser fills in, and fresh requests for a page that stays open. */
import { Router } from 'express'
import { wordsOf } from '../../../../views/languages/catalogue.ts'
import { passkeyWordsOf } from '../../../../views/passkeys/words/catalogue.ts'
import { passkeySignInPath } from '../../../../views/sign-in/sign-in-page.tsx'
import type { Deps } from '../../../deps.ts'
import { languageOf } from '../../../http/language.ts'
import { visitOf } from '../../../http/visit.ts'
import { secondsUntil } from '../../../kernel/clock.ts'
import { askForAnyPasskey } from '../../second-factor/passkeys/ask-for-passkey.ts'
import { followConclusion } from '../follow-conclusion.pages.tsx'
import { sendSignIn, typedIn } from '../sign-in.routes.tsx'
import { signInByPasskey } from './sign-in-by-passkey.ts'

export function byPasskeyRoutes(deps: Deps): Router {
  const { clock, config } = deps

  return Router()
    .get(`${passkeySignInPath}/request`, (_request, response) => {
      response.json(askForAnyPasskey(deps))
    })

    .post(passkeySignInPath, async (request, response) => {
      const { continueTo, kept } = typedIn(request, config.publicUrl)
      const language = languageOf(request, { continueTo })
      const destination = { continueTo, keptForm: kept && JSON.stringify(kept) }
      const answer = (request.body as Record<string, unknown>)['assertion']
      const outcome = await signInByPasskey(deps, { ...visitOf(deps, request), ...destination, answer })
      const words = passkeyWordsOf(language)
      switch (outcome.kind) {
        case 'signed-in':
        case 'second-factor':
          await followConclusion(deps, request, response, outcome, destination)
          break
        case 'refused':
        case 'too-late': {
          const problem = outcome.kind === 'too-late' ? words.tooLate : words.refused
          response.status(422)
          await sendSignIn(deps, request, response, { continueTo, kept, problem })
          break
        }
        case 'throttled': {
          const seconds = secondsUntil(outcome.until, clock.now())
          const problem = wordsOf(language).signIn.throttled(seconds)
          response.status(429).setHeader('Retry-After', seconds)
          await sendSignIn(deps, request, response, { continueTo, kept, problem })
        }
      }
    })
}
