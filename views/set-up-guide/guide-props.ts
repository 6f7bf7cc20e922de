/** What the guide's pieces are told; each shows, none decides. */
import type { SheetState } from '../fallback/sheet-reminder.tsx'

export type StepId =
  | 'registered'
  | 'help-center'
  | 'configuration'
  | 'secret'
  | 'external-ids'
  | 'endpoint'
  | 'clock'
  | 'staff'
  | 'end-users'
  | 'enabled'
  | 'fallback'

export type StepState = 'done' | 'to-do' | 'attention' | 'unknown' | 'stale' | 'later'

export type CheckName =
  'help-center' | 'secret-shape' | 'secret-unique' | 'secret-signs' | 'endpoint-reachable' | 'clock-skew'

/** `void`: what it was made of has changed since. Only a current one is believed. */
export type ShownCheck = {
  standing: 'missing' | 'current' | 'stale' | 'void'
  /** The last result, believed or not. */
  last?: {
    outcome: 'good' | 'warning' | 'bad' | 'unknown'
    code: string
    detail: Readonly<Record<string, string | number>>
    at: Date
    by: string | undefined
  }
}

export type AttestableStep =
  'help-center-active' | 'configuration-pasted' | 'external-ids-off' | 'staff-assigned' | 'end-users-assigned'

export type ShownAttestation = {
  state: 'missing' | 'valid' | 'expired' | 'withdrawn' | 'void'
  /** The last one; `by` is left out once they were erased. */
  last?: { by: string | undefined; at: Date; expiresAt: Date; withdrawnAt: Date | undefined }
}

/** What keeps the way to assign the configuration from being shown. */
export type AssignmentLock = 'external-ids' | 'stage'

/** What every part of the guide of one app may need. */
export type GuideContext = {
  csrfToken: string
  /** The app's own pages begin with it. */
  home: string
  app: {
    name: string
    /** Where the Zendesk account answers, such as https://contoso.zendesk.com. */
    origin: string
    host: string
    subdomain: string
    stage: 'draft' | 'test' | 'staff' | 'everyone'
    isEnabled: boolean
    secretSetAt: Date | undefined
    remoteLoginUrl: string
    remoteLogoutUrl: string
  }
  /** Latchkey's own address. */
  publicUrl: string
  isPractice: boolean
  /** False for those who may only look: no form is drawn. */
  canChange: boolean
  checks: Readonly<Record<CheckName, ShownCheck>>
  attestations: Readonly<Record<AttestableStep, ShownAttestation>>
  locks: Readonly<Record<'staff' | 'end-users', AssignmentLock | undefined>>
  fallback: SheetState
  /** What is wrong with the form that was sent, by the step it was about. */
  errors: Readonly<Partial<Record<AttestableStep, string>>>
}
