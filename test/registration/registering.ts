/** What the tests of registration do again and again. */
import { seconds } from '../../src/kernel/clock.ts'
import { usualSecuritySettings, type SecuritySettings } from '../../src/features/security-settings/security-settings.ts'
import type { TestApp } from '../support/test-app.ts'
import type { Visitor } from '../support/visitor.ts'
import { readOutbox, type OutboxEntry } from '../mail/outbox.ts'

/** As an owner would set them. */
export async function setRegistration(app: TestApp, change: Partial<SecuritySettings>): Promise<void> {
  const { securitySettings } = app.deps
  const present = await securitySettings.find()
  const next = { ...usualSecuritySettings, ...present, ...change }
  if (!(await securitySettings.change(present.version, next, app.clock.now()))) throw new Error('settings not changed')
}

/** A second later than whatever came before, so that mail has an order. */
export function register(app: TestApp, browser: Visitor, fields: { name?: string; email: string }, query = '') {
  app.clock.advance(seconds(1))
  return browser.submit(`/register${query}`, { name: 'Zoë Ångström', ...fields }, '/register')
}

export async function newestMail(app: TestApp): Promise<OutboxEntry> {
  const last = (await readOutbox(app.deps)).at(-1)
  if (!last) throw new Error('the outbox is empty')
  return last
}

/** The path of its link. */
export const pathIn = ({ link }: OutboxEntry): string => new URL(link).pathname

export const codeIn = ({ text }: OutboxEntry): string => /^\d{3} \d{3}$/m.exec(text)?.[0] ?? ''

type MemberRow = {
  id: string
  name: string
  email: string
  is_staff: boolean
  role: string | null
  username: string | null
}
type RegistrationRow = { id: string; name: string | null; email: string | null; email_exact_key: string | null }

export const memberRows = (app: TestApp) => app.deps.database.db<MemberRow>('members').orderBy('created_at')
export const registrationRows = (app: TestApp) =>
  app.deps.database.db<RegistrationRow>('registrations').orderBy('created_at')
