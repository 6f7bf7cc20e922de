/** Takes in an uploaded file: keeps it, looks what it is, and reads which columns it has. */
import type { Clock } from '../../../kernel/clock.ts'
import type { Random } from '../../../kernel/random.ts'
import type { InTransaction } from '../../../kernel/transaction.ts'
import type { EventsStore } from '../../events/events.store.ts'
import type { By } from '../../events/event.ts'
import { readFileHeaders } from '../../member-files/member-file-headers.ts'
import type { FileEncoding } from '../../member-files/member-file-kind.ts'
import type { ImportStep } from '../imports.columns.ts'
import type { ImportsStore } from '../imports.store.ts'
import { keepFile, openKeptFile, type KeepFileDeps } from './keep-file.ts'
import { looksLikePerson } from './suggest-matching.ts'

export type ReceiveUploadDeps = KeepFileDeps & {
  imports: Pick<ImportsStore, 'add' | 'find' | 'remove'>
  clock: Clock
  random: Random
  inTransaction: InTransaction<{ imports: Pick<ImportsStore, 'move'>; events: Pick<EventsStore, 'record'> }>
}

export type ReceiveUploadOutcome =
  | { kind: 'received'; id: string }
  /** Nothing of it is kept. */
  | { kind: 'refused'; why: string }

/** What `input` throws passes through, such as an upload that is cut off or too large; nothing of it is kept then. */
export async function receiveUpload(
  deps: ReceiveUploadDeps,
  { input, fileName, by }: { input: AsyncIterable<Buffer>; fileName: string | undefined; by: By },
): Promise<ReceiveUploadOutcome> {
  const { imports, clock, random } = deps
  const id = random.uuid()
  const at = clock.now()
  await imports.add({ id, origin: 'console', state: 'uploading', actor: by.actor, fileName, isPartial: false, at })
  let isKept = false
  try {
    const { kind, bytes } = await keepFile(deps, { id, input })
    if (kind.kind === 'empty') return { kind: 'refused', why: 'The file is empty. Choose the one with the members.' }
    if (kind.kind === 'foreign') {
      return { kind: 'refused', why: `This is ${kind.what}, not a list of members. ${kind.remedy}` }
    }
    const { encoding } = kind
    const looked = encoding === 'utf-8' ? await columnsOf(deps, id, encoding) : undefined
    if (looked?.kind === 'unreadable') return { kind: 'refused', why: looked.message }
    const found: ImportStep = { state: 'uploaded', fileBytes: bytes, fileEncoding: encoding, ...looked?.step }
    await deps.inTransaction(async (stores) => {
      await stores.imports.move(id, ['uploading'], found, clock.now())
      const detail = { import: id, bytes, encoding }
      await stores.events.record({ type: 'member.import-uploaded', ...by, outcome: 'done', detail })
    })
    isKept = true
    return { kind: 'received', id }
  } finally {
    if (!isKept) await imports.remove(id)
  }
}

export type AcceptConversionOutcome = { kind: 'converted' } | { kind: 'refused'; why: string } | { kind: 'overtaken' }

/** Somebody has seen the sample and says that the letters are right. The bytes stay as they are; reading converts them. */
export async function acceptConversion(
  deps: KeepFileDeps & { imports: Pick<ImportsStore, 'move'>; clock: Clock },
  { id, encoding }: { id: string; encoding: FileEncoding },
): Promise<AcceptConversionOutcome> {
  const looked = await columnsOf(deps, id, encoding)
  if (looked.kind === 'unreadable') return { kind: 'refused', why: looked.message }
  const step: ImportStep = { state: 'uploaded', isConverted: true, ...looked.step }
  const isMoved = await deps.imports.move(id, ['uploaded'], step, deps.clock.now())
  return { kind: isMoved ? 'converted' : 'overtaken' }
}

async function columnsOf(deps: KeepFileDeps, id: string, encoding: FileEncoding) {
  const looked = await readFileHeaders(openKeptFile(deps, { id, encoding }))
  if (looked.kind === 'unreadable') return looked
  const { format, headers } = looked
  if (!looksLikePerson(headers)) return { kind: 'step', step: { fileFormat: format, headers } } as const
  if (format === 'json') return { kind: 'unreadable', message: peopleAsKeys } as const
  // Somebody's name and address, where names of columns belong, are not kept outside the sealed file.
  return { kind: 'step', step: { fileFormat: format, headers: headers.map(() => '') } } as const
}

const peopleAsKeys =
  'The names of the values in this file look like people, not like columns. Give an array of objects that all have the same names, such as external_id, name and email.'

const sampleLetters = 262_144
const longestWord = 40
const wordsShown = 24

/** Words with letters beyond ASCII as the conversion reads them, from the beginning of the file: whole cells may be secret. */
export async function sampleWords(
  deps: KeepFileDeps,
  { id, encoding }: { id: string; encoding: FileEncoding },
): Promise<string[]> {
  let text = ''
  for await (const bytes of openKeptFile(deps, { id, encoding })) {
    text += bytes.toString()
    if (text.length >= sampleLetters) break
  }
  const words = new Set<string>()
  // One kind of letter as far as it goes, and no way to try again: the time grows with the text, whatever is in it.
  for (const [word] of text.slice(0, sampleLetters).matchAll(/[\p{L}\p{M}'’-]+/gu)) {
    if (word.length <= longestWord && /[^\P{L}A-Za-z]/u.test(word)) words.add(word)
    if (words.size === wordsShown) break
  }
  return [...words]
}
