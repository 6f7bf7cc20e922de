/**
 * Judges a password that somebody wants to have from now on: what every page that takes a new one asks, before its
 * transaction begins.
 */
import type { Outbound } from '../../kernel/outbound.ts'
import type { BrandingStore } from '../branding/branding.store.ts'
import type { SecuritySettingsStore } from '../security-settings/security-settings.store.ts'
import { lookUpBreaches, type Breaches } from './look-up-breaches.ts'
import { complainAboutPassword, passwordCounts, type AboutPassword, type PasswordComplaint } from './password-policy.ts'

export type JudgePasswordDeps = {
  securitySettings: Pick<SecuritySettingsStore, 'find'>
  branding: Pick<BrandingStore, 'find'>
  outbound: Pick<Outbound, 'look'>
}

export type PasswordJudgement =
  /** `breaches` belongs into the detail of the event `password.set`, as it is: unknown is not clean. */
  | { kind: 'fine'; breaches: Exclude<Breaches, 'known'> }
  /** The code of the complaint has its words in views/languages: `passwordComplaints(complaint)[complaint.code]`. */
  | { kind: 'refused'; complaint: PasswordComplaint }

export async function judgePassword(
  deps: JudgePasswordDeps,
  password: string,
  about: Omit<AboutPassword, 'organization'>,
): Promise<PasswordJudgement> {
  const settings = await deps.securitySettings.find()
  const { organizationName: organization } = await deps.branding.find()
  const shortest = settings.passwordLeast
  const complaint = await complainAboutPassword(password, { ...about, organization }, shortest)
  if (complaint) return { kind: 'refused', complaint }

  const breaches = await lookUpBreaches(deps, settings, password)
  if (breaches !== 'known') return { kind: 'fine', breaches }
  return { kind: 'refused', complaint: { code: 'breached', ...passwordCounts(password, shortest) } }
}
