/** A member's own profile: what is known of them, and the telephone number and language they change themselves. */
import { Router, type Request, type Response } from 'express'
import { ProfilePage, type ProfilePageProps, type ToldTo } from '../../../../views/account/profile-page.tsx'
import { accountWordsOf } from '../../../../views/account/words/catalogue.ts'
import { isLanguage } from '../../../../views/languages/language.ts'
import { renderPage } from '../../../../views/layout.tsx'
import type { Deps } from '../../../deps.ts'
import { readForm } from '../../../http/form.ts'
import { languageOf, speechOf } from '../../../http/language.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { App } from '../../apps/app.ts'
import { changeMember } from '../../members/change-member.ts'
import type { Member } from '../../members/member.ts'
import { requireSession } from '../../sessions/require-session.ts'
import { accountFrame } from '../account-frame.ts'
import { doneOf } from '../done.pages.ts'
import { profileInput } from './profile.input.ts'
import { appsTelling } from './told-apps.ts'

export function profileRoutes(deps: Deps): Router {
  const signedIn = requireSession(deps)
  return Router()
    .get('/account/profile', signedIn, async (request, response) => {
      await sendProfile(deps, request, response, formOf(response.locals.member))
    })

    .post('/account/profile', signedIn, async (request, response) => {
      const { member, requestId } = response.locals
      const form = readForm(request, profileInput)
      if (form.kind === 'invalid') {
        if (form.errors['version'] !== undefined) throw new AppError('input.malformed')
        const words = accountWordsOf(languageOf(request, { memberLocale: member.locale })).profile
        const { phone = '', locale = '', version } = form.typed
        const errors = {
          ...(form.errors['phone'] !== undefined && { phone: words.phoneComplaint }),
          ...(form.errors['locale'] !== undefined && { locale: words.languageComplaint }),
        }
        response.status(422)
        await sendProfile(deps, request, response, { phone, locale, version: Number(version), errors })
        return
      }
      const { version, ...change } = form.input
      const outcome = await deps.inTransaction((stores) =>
        changeMember(
          { ...deps, ...stores },
          { id: member.id, version, change, actor: `member:${member.id}`, requestId },
        ),
      )
      switch (outcome.kind) {
        case 'changed':
          response.redirect(303, `/account/profile?done=saved${inLanguage(change.locale, member.locale)}`)
          break
        case 'unchanged':
          response.redirect(303, '/account/profile?done=unchanged')
          break
        case 'outdated': {
          response.locals.member = outcome.member
          const typed = { phone: change.phone ?? '', locale: change.locale ?? '' }
          response.status(409)
          await sendProfile(deps, request, response, { ...typed, version: outcome.member.version, isOutdated: true })
          break
        }
        case 'gone':
        case 'username-taken':
        case 'last-owner':
          throw new AppError('state.conflict')
      }
    })
}

type Form = ProfilePageProps['form']

async function sendProfile(deps: Deps, request: Request, response: Response, form: Form): Promise<void> {
  const { member } = response.locals
  const apps = (await deps.apps.list()).filter(({ isEnabled }) => isEnabled)
  const told = (path: string): ToldTo => toldTo(path, apps)
  response.send(
    renderPage(
      <ProfilePage
        account={accountFrame(response, 'profile')}
        member={{ ...member, isEmailVerified: member.emailVerifiedAt !== undefined }}
        told={{
          name: told('name'),
          externalId: told('external_id'),
          username: told('username'),
          organization: told('organization'),
          email: told('email'),
          phone: told('phone'),
          locale: told('locale'),
        }}
        form={form}
        done={doneOf(request)}
      />,
      speechOf(request, { memberLocale: member.locale }),
    ),
  )
}

function toldTo(path: string, apps: readonly App[]): ToldTo {
  const names = appsTelling(path, apps)
  if (names.length === 0) return 'nowhere'
  return names.length === apps.length ? 'everywhere' : names
}

const formOf = ({ version, phone = '', locale = '' }: Member): Form => ({ version, phone, locale })

/** Whoever chooses a language here wants to read it at once, whatever they chose at the foot of a page before. */
const inLanguage = (chosen: string | undefined, before: string | undefined): string =>
  chosen !== before && isLanguage(chosen) ? `&language=${chosen}` : ''
