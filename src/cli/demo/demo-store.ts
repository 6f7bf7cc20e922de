/** What is in the demo's store: sample members, an owner, and one app for the practice Zendesk. */
import type { Deps } from '../../deps.ts'
import { createAdministrator } from '../../features/administrators/create-administrator.ts'
import { addApp } from '../../features/apps/add-app.ts'
import { openSecret } from '../../features/apps/secret/seal-secret.ts'
import { usualSecuritySettings } from '../../features/security-settings/security-settings.ts'
import { importMembers } from '../../features/imports/import-members.ts'
import { sampleMembersFile, sampleSignIns } from '../../features/members/sample-members.ts'
import { randomText } from '../../kernel/ids.ts'
import type { Random } from '../../kernel/random.ts'
import type { SampleSignIn } from './demo-file.ts'

export const demoSubdomain = 'practice'
const demoOwner = { name: 'Olivia Owner', email: 'owner@example.org' }
const secondOwner = { name: 'Omar Second', email: 'second.owner@example.org' }

export type DemoStore = { appKey: string; secret: string; signIns: SampleSignIn[] }

/** Fills an empty store; one that was filled before is left as people changed it. The app comes last and says so. */
export async function fillDemo(deps: Deps, password: string): Promise<DemoStore> {
  const appKey = (await deps.apps.findBySubdomain(demoSubdomain))?.key ?? (await fill(deps, password))
  const app = await deps.apps.get(appKey)
  const opened = await openSecret(deps, app.id)
  if (opened.kind === 'shut') throw new Error('the shared secret of the demo does not open')
  const owner = {
    identifier: demoOwner.email,
    name: demoOwner.name,
    shows: 'the console: safeguards, apps, their set-up, and under Settings, Mail what would be sent',
  }
  const second = {
    identifier: secondOwner.email,
    name: secondOwner.name,
    shows: 'the console again: whoever agrees to what another owner decided',
  }
  const signIns = [...sampleSignIns, owner, second].map((signIn) => ({ ...signIn, password }))
  return { appKey, secret: opened.secret, signIns }
}

async function fill(deps: Deps, password: string): Promise<string> {
  const input = chunk(sampleMembersFile(password))
  const report = await importMembers(deps, { input, dryRun: false, partial: false, actor: 'command-line' })
  if (report.errors.length > 0) throw new Error(`the sample members were refused: ${report.errors[0]?.message ?? ''}`)
  for (const each of [demoOwner, secondOwner]) {
    const owner = await createAdministrator(deps, { ...each, role: 'owner', password })
    if (owner.kind === 'invalid') throw new Error('a sample owner was refused')
  }
  const added = await addApp(deps, {
    input: {
      name: 'Practice Zendesk',
      subdomain: demoSubdomain,
      secret: makeSecret(deps.random),
      returnHosts: [],
      isEnabled: true,
    },
    actor: 'system',
  })
  if (added.kind === 'refused') throw new Error('the app of the demo was refused')
  // One click to every page of a practice store; the settings say so, and can be made strict there.
  await deps.securitySettings.change(0, { ...usualSecuritySettings, secondFactorFor: 'nobody' }, deps.clock.now())
  return added.app.key
}

// eslint-disable-next-line @typescript-eslint/require-await -- an import reads chunks as they come
async function* chunk(text: string): AsyncIterable<Buffer> {
  yield Buffer.from(text)
}

/** 48 letters and digits, as Zendesk issues them. */
const makeSecret = (random: Random): string =>
  randomText(random, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 48)
