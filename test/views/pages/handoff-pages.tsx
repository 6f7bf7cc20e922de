/** What members see of a hand-off, good or refused. */
import type { VNode } from 'preact'
import { HandoffPage } from '../../../views/handoff/handoff-page.tsx'
import { RefusedPage } from '../../../views/handoff/refused-page.tsx'
import { ZendeskErrorPage } from '../../../views/handoff/zendesk-error-page.tsx'
import { fallback } from './around.ts'
import { nonce, type Words } from './words.ts'

export function handoffPages({ person, app, organization, sentence, message, typed }: Words): Record<string, VNode> {
  const next = ['Open the confirmation message we sent you, and follow its link.', sentence]
  const common = { appName: app, next, reference: '7f3c2a90', fallback, organization }
  const token = { action: 'https://contoso.zendesk.com/access/jwt', jwt: 'eyJ.eyJ.sig', nonce, appName: app }
  return {
    handoff: <HandoffPage {...token} returnTo={typed} />,
    refused: <RefusedPage {...common} sentence={sentence} signedIn={{ name: person, csrfToken: 'csrf-of-member' }} />,
    'refused-elsewhere': (
      <RefusedPage {...common} sentence={sentence} retryHref="/sso/zendesk/contoso" accountHref="/account" />
    ),
    'zendesk-error': (
      <ZendeskErrorPage {...common} message={message} explanation={sentence} retryHref="/sso/zendesk/contoso" />
    ),
    'zendesk-error-loop': <ZendeskErrorPage {...common} explanation={sentence} />,
  }
}
