/** Reads what the newest mail about an address gives to its reader. */
import type { Deps } from '../../src/deps.ts'
import { readOutbox } from '../mail/outbox.ts'

export type ReadMail = { kind: string; to: string; path: string; code: string }

/** Oldest first; the code as digits, '' where there is none. */
export async function readMails(deps: Deps): Promise<ReadMail[]> {
  const mails = await readOutbox(deps)
  return mails.map(({ kind, to, link, text }) => ({
    kind,
    to,
    path: new URL(link).pathname,
    code: (/^\d{3} ?\d{3}$/m.exec(text)?.[0] ?? '').replace(' ', ''),
  }))
}

export async function newestMail(deps: Deps, kind: string): Promise<ReadMail> {
  const last = (await readMails(deps)).findLast((mail) => mail.kind === kind)
  if (!last) throw new Error(`no mail of the kind ${kind}`)
  return last
}
