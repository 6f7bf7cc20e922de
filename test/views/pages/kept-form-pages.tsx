/** Pages that carry a form along: asking for the password first, or for a look after a new sign-in. */
import type { VNode } from 'preact'
import { ProofPage } from '../../../views/administrators/proof-page.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { KeptFormPage } from '../../../views/sign-in/kept-form-page.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

const csrfToken = 'csrf-of-administrator'

export function keptFormPages({ person, organization, email, sentence, message, typed }: Words): Record<string, VNode> {
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const fields = [
    { name: 'name', value: person },
    { name: 'supportEmail', value: email },
    { name: 'rule-0-condition-0-values', value: `${typed}\n${message}` },
    { name: `field:${typed}`, value: sentence },
    { name: 'hosts', value: '' },
  ]
  const proof = { frame, csrfToken, action: '/admin/members/one/erase', kept: fields, factors: undefined }
  const ways = { hasTotp: true, hasRecoveryCodes: true }
  return {
    proof: <ProofPage {...proof} />,
    'proof-wrong': <ProofPage {...proof} kept={[]} factors={ways} problem={{ way: 'totp', kind: 'wrong' }} />,
    'kept-form': (
      <KeptFormPage csrfToken={csrfToken} form={{ action: '/admin/members/add', fields }} leaveHref="/admin" />
    ),
    'kept-form-empty': (
      <KeptFormPage csrfToken={csrfToken} form={{ action: '/account', fields: [] }} leaveHref="/account" />
    ),
  }
}
