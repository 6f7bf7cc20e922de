/** The practice Zendesk of the demo: set up as its guide says, with people who show what a first hand-off can meet. */
import { createServer } from 'node:http'
import type { Deps } from '../../deps.ts'
import { endpointsOf } from '../../features/apps/app.ts'
import { createPracticeZendesk } from '../../features/practice/practice-zendesk.ts'
import { practicePeople } from './demo-people.ts'
import { demoSubdomain, type DemoStore } from './demo-store.ts'
import { listenOn } from '../ports.ts'
import { closerOf } from '../serve-latchkey.ts'

/** Beside Latchkey, on the next port. Throws CommandRefused when it is taken. */
export async function startPractice(deps: Deps, store: DemoStore): Promise<{ close(): Promise<void> }> {
  const { config, clock, random, log } = deps
  const { loginUrl, logoutUrl } = endpointsOf(config.publicUrl, store.appKey)
  const practice = createPracticeZendesk(
    { clock, random, report: (bug) => log.error({ error: bug }, 'practice Zendesk') },
    {
      subdomain: demoSubdomain,
      sharedSecret: store.secret,
      remoteLoginUrl: loginUrl,
      remoteLogoutUrl: logoutUrl,
      origin: config.zendeskOrigin,
      ...practicePeople,
    },
  )
  const server = createServer(practice.app)
  const close = closerOf(server)
  await listenOn(server, { port: config.port + 1, host: config.host })
  return { close }
}
