/** The practice Zendesk of the demo: set up as its guide says, with people who show what a first hand-off can meet. */
import { createServer } from 'node:http'
import type { Config } from '../../config/config.ts'
import type { Deps } from '../../deps.ts'
import { endpointsOf } from '../../features/apps/endpoints.ts'
import { createPracticeZendesk } from '../../features/practice/practice-zendesk.ts'
import { practicePeople } from './demo-people.ts'
import { demoSubdomain, type DemoStore } from './demo-store.ts'
import { listenOn } from '../ports.ts'
import { closerOf } from '../serve-latchkey.ts'
import { bringInPractice } from './demo-export.ts'

/** Beside Latchkey, on the next port. */
export const practiceAddress = ({ port, host }: Pick<Config, 'port' | 'host'>) => ({
  port: port + 1,
  host,
  note: 'PORT + 1, for the practice Zendesk',
})

/** At `practiceAddress`, and Latchkey knows its users. Throws CommandRefused when it is taken. */
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
  await listenOn(server, practiceAddress(config))
  await bringInPractice(deps, store.appKey, practice.state.people)
  return { close }
}
