/** Somebody with a passkey, for the tests about them: makes one in the account, and signs in with it. */
import type { TestApp } from '../../support/test-app.ts'
import { visitor, type Visitor } from '../../support/visitor.ts'
import type { Authenticator, Wishes } from '../../support/authenticator.ts'

export const passkeys = '/account/security/passkeys'

/** Makes a passkey as somebody who is signed in. */
export async function addPasskey(person: Visitor, key: Authenticator, wishes: Wishes = {}) {
  const page = await person.get(`${passkeys}/new`)
  return person.submit(`${passkeys}/new`, { passkey: key.create(page.text, wishes) }, passkeys)
}

/** Signs in with a passkey alone, in a browser of its own unless told otherwise. */
export async function signInWith(
  app: TestApp,
  key: Authenticator,
  { continueTo, person = visitor(app.server), ...wishes }: Wishes & { continueTo?: string; person?: Visitor } = {},
) {
  const query = continueTo === undefined ? '' : `?${new URLSearchParams({ continue: continueTo })}`
  const page = await person.get(`/sign-in${query}`)
  return person.submit(`/sign-in${query}`, { assertion: key.get(page.text, wishes) }, '/sign-in/passkey')
}

export const eventsOf = (app: TestApp, type: string) =>
  app.deps.database.db<Record<string, unknown>>('events').where({ type }).orderBy('id')

export const mailKinds = async (app: TestApp): Promise<string[]> =>
  (await app.deps.database.db<{ kind: string }>('outbox_messages').orderBy('created_at')).map(({ kind }) => kind)
