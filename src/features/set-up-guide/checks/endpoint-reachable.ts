/** Whether Latchkey answers at its own public address. From in here that is all there is to see: not what others reach. */
import { isIP } from 'node:net'
import type { Config } from '../../../config/config.ts'
import type { NoAnswer } from '../../../kernel/answer.ts'
import type { CheckFinding } from '../app-check.ts'
import type { Check } from './check.ts'

export const checkEndpointReachable: Check = async ({ config, outbound }) => {
  const fault = config.isPractice ? undefined : faultOf(config)
  if (fault) return fault
  const answer = await outbound.look(`${config.publicUrl}/healthz`)
  if (answer.kind === 'none') return silent(answer)
  const { status, body } = answer
  if (status !== 200) return { outcome: 'bad', code: 'endpoint-status', detail: { status } }
  if (body.trim() !== 'ok') return { outcome: 'bad', code: 'endpoint-somebody-else' }
  return { outcome: 'good', code: config.isPractice ? 'endpoint-practice' : 'endpoint-answers' }
}

/** What Zendesk refuses as Remote login URL, whoever answers there. */
function faultOf({ publicUrl }: Pick<Config, 'publicUrl'>): CheckFinding | undefined {
  const { protocol, hostname } = new URL(publicUrl)
  if (isPrivate(hostname)) return { outcome: 'bad', code: 'endpoint-not-public', detail: { host: hostname } }
  return protocol === 'https:' ? undefined : { outcome: 'bad', code: 'endpoint-not-https' }
}

/** Names and numbers that nobody outside of this machine or network can mean us by. */
function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) === 4) return privateAddress.test(host)
  if (isIP(host) === 6) return /^(::1?$|::ffff:|f[cd]|fe[89ab])/.test(host)
  return !host.includes('.') || /\.(localhost|local|internal|lan|home\.arpa|test|invalid)\.?$/.test(host)
}

const privateAddress = /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./

/** Many networks do not let a server reach itself from within, so silence proves nothing. */
function silent({ because }: NoAnswer): CheckFinding {
  if (because === 'certificate') return { outcome: 'warning', code: 'endpoint-certificate' }
  return { outcome: 'unknown', code: 'endpoint-silent', detail: { because } }
}
