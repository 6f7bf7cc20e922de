/** Whether the Help Center answers: without one, end users land on "Not Found" after a sign-in that worked. */
import type { Answer } from '../../../kernel/answer.ts'
import { zendeskOrigin } from '../../apps/zendesk-origin.ts'
import type { CheckFinding } from '../app-check.ts'
import type { Check } from './check.ts'

export const checkHelpCenter: Check = async ({ config, outbound }, app) => {
  const address = `${zendeskOrigin(config, app.subdomain)}/hc`
  const answer = await outbound.look(address)
  if (answer.kind === 'none') {
    return { outcome: 'unknown', code: 'help-center-silent', detail: { because: answer.because } }
  }
  const { status } = answer
  if (status === 200) return { outcome: 'good', code: 'help-center-answers' }
  if (status === 404) return { outcome: 'bad', code: 'help-center-not-found' }
  if (status >= 300 && status < 400) return judgeRedirect(answer, address, app.returnHosts)
  return { outcome: 'unknown', code: 'help-center-status', detail: { status } }
}

/** To a language, to the sign-in, or to the address people know it by; anywhere else says nothing for certain. */
function judgeRedirect(answer: Answer, address: string, returnHosts: readonly string[]): CheckFinding {
  const location = answer.header('location') ?? ''
  if (!URL.canParse(location, address)) {
    return { outcome: 'unknown', code: 'help-center-status', detail: { status: answer.status } }
  }
  const to = new URL(location, address)
  const isSameSite = to.origin === new URL(address).origin
  const isOwnHost = to.protocol === 'https:' && to.port === '' && returnHosts.includes(to.hostname)
  if ((isSameSite || isOwnHost) && /^\/hc(\/|$)/.test(to.pathname))
    return { outcome: 'good', code: 'help-center-answers' }
  if (isSameSite && /^\/(access|auth)(\/|$)/.test(to.pathname)) {
    return { outcome: 'good', code: 'help-center-asks-to-sign-in' }
  }
  return { outcome: 'unknown', code: 'help-center-elsewhere', detail: { host: to.host.slice(0, 253) } }
}
