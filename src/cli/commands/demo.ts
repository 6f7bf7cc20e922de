/** `latchkey demo`: Latchkey with made-up members beside a practice Zendesk, on this machine only. */
import { once } from 'node:events'
import { explanations } from '../../config/config.ts'
import type { Deps } from '../../deps.ts'
import { systemRandom } from '../../kernel/random.ts'
import { CommandRefused, exitCodes, type Command, type Io } from '../command.ts'
import { freshDemoFolder, refuseRealStore } from '../demo/demo-folder.ts'
import { removeDemoFacts, writeDemoFacts, type DemoFacts } from '../demo/demo-file.ts'
import { practiceAddress, startPractice } from '../demo/demo-practice.ts'
import { fillDemo, type DemoStore } from '../demo/demo-store.ts'
import { openAndMigrate } from '../open-latchkey.ts'
import { findFreePorts } from '../ports.ts'
import type { Program } from '../program.ts'
import { readEnvironment, type Environment } from '../read-environment.ts'
import { refuseTakenPlace, serveLatchkey } from '../serve-latchkey.ts'
import { resealAll } from './start.ts'
import { printable, tableOf } from '../table.ts'
import { ioOf, openInput, type Terminal } from '../terminal.ts'

export const demo = (commands: readonly Command[]): Program => ({
  name: 'demo',
  summary: 'Try it: sample members, one app, and a practice Zendesk beside it; kept in DATA_DIR',
  example: 'latchkey demo',
  environment: {
    PORT: 'port to listen on, and PORT + 1 (default: two free ones from 3000 on)',
    DATA_DIR: explanations.DATA_DIR,
    LOG_LEVEL: explanations.LOG_LEVEL.replace('info)', 'warn)'),
  },
  declare: (parser) => parser.option('--fresh', 'throw the demo of this DATA_DIR away and start over'),
  run: async (terminal, { fresh }) => {
    const environment = await demoEnvironment(terminal)
    const io = ioOf(terminal, await openInput(terminal, undefined))
    const { dataDir, port, host } = environment.config
    refuseRealStore(dataDir)
    await refuseTakenPlace(environment.config, [{ port, host }, practiceAddress(environment.config)])
    const { password, isNew } = await freshDemoFolder(dataDir, { startOver: fresh === true, random: systemRandom })
    if (terminal.environment['DATABASE_URL'])
      io.say('The demo does not touch DATABASE_URL: it has a database of its own.')
    if (isNew) io.say('Preparing the demo, a few seconds this first time ...')

    const deps = await openAndMigrate({ ...environment, signal: terminal.signal })
    try {
      removeDemoFacts(dataDir)
      await resealAll(deps)
      const store = await fillDemo(deps, password)
      return await serveDemo(deps, { terminal, io, store, commands })
    } finally {
      await deps.database.close()
    }
  },
})

type Serving = { terminal: Terminal; io: Io; store: DemoStore; commands: readonly Command[] }

async function serveDemo(deps: Deps, { terminal, io, store, commands }: Serving): Promise<number> {
  const { port, host, dataDir } = deps.config
  const practice = await startPractice(deps, store)
  try {
    const running = await serveLatchkey(deps, { port, host, commands, version: terminal.version, calm: 0 })
    const facts = factsOf(deps, store)
    writeDemoFacts(dataDir, facts)
    await io.out(wordsOf(facts, dataDir))
    if (!terminal.signal.aborted) await once(terminal.signal, 'abort')
    io.say('Stopping. `latchkey demo` goes on with the same people next time; --fresh starts over.')
    await running.close()
    return exitCodes.good
  } finally {
    await practice.close()
  }
}

/**
 * Only PORT, DATA_DIR and LOG_LEVEL count: what is set for the real thing must not lead the demo astray.
 * Latchkey is at localhost and the practice Zendesk at 127.0.0.1, since cookies tell hosts apart and ports not.
 */
async function demoEnvironment(terminal: Terminal): Promise<Environment> {
  const { PORT, DATA_DIR, LOG_LEVEL } = terminal.environment
  const asked = readEnvironment({ ...terminal, environment: { PORT, DATA_DIR, LOG_LEVEL } }).config
  if (asked.port === 65_535) throw new CommandRefused('PORT must be below 65535: the practice Zendesk takes PORT + 1.')
  const isChosen = PORT !== undefined && PORT.trim() !== '' && asked.port !== 0
  const port = isChosen ? asked.port : await findFreePorts(asked.port === 0 ? 20_000 : asked.port, 2, asked.host)
  if (port === undefined) throw new CommandRefused('No two free ports in a row were found. Set PORT to one yourself.')
  const environment = {
    PORT: String(port),
    DATA_DIR,
    LOG_LEVEL: LOG_LEVEL?.trim() ? LOG_LEVEL : 'warn',
    ZENDESK_ORIGIN: `http://127.0.0.1:${port + 1}`,
  }
  return readEnvironment({ ...terminal, environment })
}

function factsOf({ config }: Deps, { appKey, signIns }: DemoStore): DemoFacts {
  return {
    latchkey: config.publicUrl,
    console: `${config.publicUrl}/admin`,
    safeguards: `${config.publicUrl}/admin/safeguards`,
    practice_zendesk: config.zendeskOrigin,
    help_center: `${config.zendeskOrigin}/hc/en-us`,
    app_key: appKey,
    sign_ins: signIns,
  }
}

function wordsOf(facts: DemoFacts, dataDir: string): string {
  const { sign_ins: signIns } = facts
  // Names last: no terminal agrees with another on how wide they are.
  const rows = signIns.map(({ identifier, name, shows }) => [`  ${identifier}`, shows, name])
  return [
    '',
    `  Practice Zendesk   ${facts.help_center}`,
    `  Latchkey           ${facts.latchkey}`,
    `  Console            ${facts.console}`,
    '',
    `  Everybody's password is   ${signIns[0]?.password ?? ''}`,
    '',
    tableOf(['  SIGN IN AS', 'SHOWS', 'NAME'], rows),
    `  1. Open ${facts.help_center} and click "Sign in".`,
    `  2. Sign in as ${printable(signIns[0]?.identifier ?? '')}. You land back in the Help Center, under that name.`,
    `  3. Look at ${facts.practice_zendesk}/admin to see what Zendesk was told, and at ${facts.console} as the owner.`,
    '',
    '  What Latchkey is careful about:',
    `  4. ${facts.safeguards} shows what the first audit found, a few seconds from now.`,
    '  5. Sign out of the Help Center and sign in as hannah, bjorn and nora: none gets in until somebody decides.',
    `     As the owner, decide at ${facts.safeguards}/holds; of nora, second.owner@example.org has to agree.`,
    '',
    `  Your own people: DATA_DIR=${dataDir} npx latchkey members import FILE, while this runs.`,
    '  Ctrl-C ends it.',
    '',
  ].join('\n')
}
