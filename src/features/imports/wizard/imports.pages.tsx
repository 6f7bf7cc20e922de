/** Puts imports on the screen: the list, and each import by what it waits for. */
import type { Request, Response } from 'express'
import { ConversionPage } from '../../../../views/imports/conversion-page.tsx'
import { ImportListPage } from '../../../../views/imports/import-list-page.tsx'
import { ImportPage } from '../../../../views/imports/import-page.tsx'
import type { ImportProgressProps } from '../../../../views/imports/import-progress.tsx'
import type { ShownImport } from '../../../../views/imports/import-head.tsx'
import { MatchingPage } from '../../../../views/imports/matching-page.tsx'
import { renderPage } from '../../../../views/layout.tsx'
import type { Flash } from '../../../../views/parts/console-shell.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { flashesOf } from '../../../http/flash.ts'
import { singleParameter } from '../../../http/form.ts'
import { after } from '../../../kernel/clock.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import type { FileEncoding } from '../../member-files/member-file-kind.ts'
import { undoneWithin, type MemberImport } from '../import.ts'
import { messageOf } from '../import-report.ts'
import type { ProblemKind } from './import-results.query.ts'
import { sampleWords } from './receive-upload.ts'
import { attributeFor, headerKey, looksLikePerson, suggestMatching } from './suggest-matching.ts'

export const importHref = (id: string): string => `/admin/members/import/${id}`
export const importPlace = '/admin/members'

export const shownOf = (found: MemberImport): ShownImport => ({
  href: importHref(found.id),
  name: found.fileName ?? (found.origin === 'console' ? 'File without a name' : 'From the command line'),
  by: found.by ?? others[found.actor] ?? 'an administrator who is gone',
  createdAt: found.createdAt,
  state: found.state,
})

const perPage = 50

export async function sendListPage(deps: Deps, request: Request, response: Response, error?: string): Promise<void> {
  const { imports, config } = deps
  const behind = singleParameter(request, 'behind')
  const place = behind === undefined ? undefined : await imports.find(behind)
  const found = await imports.list(perPage + 1, place)
  const shown = found.slice(0, perPage)
  const last = found.length > perPage ? shown.at(-1) : undefined
  response
    .status(error === undefined ? 200 : 422)
    .send(
      renderPage(
        <ImportListPage
          frame={consoleFrame(config, response, importPlace, flashOf(request))}
          csrfToken={csrfToken(response)}
          imports={shown.map((each) => ({ ...shownOf(each), counts: each.counts }))}
          olderHref={last && `/admin/members/import?behind=${last.id}`}
          isFirstPage={place === undefined}
          error={error}
        />,
      ),
    )
}

/** By what the import waits for. */
export async function sendImport(deps: Deps, request: Request, response: Response, found: MemberImport): Promise<void> {
  if (found.state !== 'uploaded') await sendImportPage(deps, request, response, found)
  else if (needsConversion(found)) await sendConversionPage(deps, request, response, found)
  else await sendMatchingPage(deps, request, response, found)
}

export const needsConversion = ({ fileEncoding, isConverted }: MemberImport): boolean =>
  fileEncoding !== 'utf-8' && !isConverted

export async function sendConversionPage(
  deps: Deps,
  request: Request,
  response: Response,
  found: MemberImport,
  problem?: string,
): Promise<void> {
  const { id, fileEncoding: encoding = 'utf-8' } = found
  const words = await sampleWords(deps, { id, encoding })
  response
    .status(problem === undefined ? 200 : 422)
    .send(
      renderPage(
        <ConversionPage
          frame={consoleFrame(deps.config, response, importPlace, flashOf(request))}
          csrfToken={csrfToken(response)}
          shown={shownOf(found)}
          encoding={encodings[encoding]}
          words={words}
          problem={problem}
        />,
      ),
    )
}

const encodings: Record<FileEncoding, { name: string; isGuess: boolean }> = {
  'utf-8': { name: 'UTF-8', isGuess: false },
  'utf-16le': { name: 'UTF-16 (“Unicode text”)', isGuess: false },
  'utf-16be': { name: 'UTF-16 (big-endian)', isGuess: false },
  'windows-1252': { name: 'Windows-1252 or Latin-1', isGuess: true },
}

type RefusedMatching = { targets: readonly string[]; errors: Record<string, string> }

export async function sendMatchingPage(
  { imports, config }: Deps,
  request: Request,
  response: Response,
  found: MemberImport,
  refused?: RefusedMatching,
): Promise<void> {
  const { headers } = found
  const remembered = await imports.recallMatches(headers.map(headerKey))
  const matching = found.matching ?? suggestMatching(headers, remembered)
  response.status(refused ? 422 : 200).send(
    renderPage(
      <MatchingPage
        frame={consoleFrame(config, response, importPlace, flashOf(request))}
        csrfToken={csrfToken(response)}
        shown={shownOf(found)}
        columns={headers.map((header, index) => ({
          header,
          target: refused?.targets[index] ?? matching[index]?.target ?? '',
          attribute: attributeFor(header, index),
        }))}
        isWithoutHeader={looksLikePerson(headers)}
        errors={refused?.errors ?? {}}
      />,
    ),
  )
}

export async function sendImportPage(
  deps: Deps,
  request: Request,
  response: Response,
  found: MemberImport,
  error?: string,
): Promise<void> {
  const { importResults, config, clock } = deps
  const { id, state, appliedAt } = found
  const undoUntil = appliedAt && after(appliedAt, undoneWithin)
  const canUndo = state === 'done' && undoUntil !== undefined && undoUntil > clock.now()
  response
    .status(error === undefined ? 200 : 422)
    .send(
      renderPage(
        <ImportPage
          frame={consoleFrame(config, response, importPlace, flashOf(request))}
          csrfToken={csrfToken(response)}
          shown={shownOf(found)}
          counts={found.counts}
          problem={found.problem?.message}
          refusals={await codesOf(deps, found, 'error')}
          warnings={await codesOf(deps, found, 'warning')}
          progress={progressOf(deps, found)}
          hasRows={state === 'checked' && (await importResults.hasRows(id))}
          undoUntil={canUndo ? undoUntil : undefined}
          undone={found.undoCounts}
          error={error}
        />,
      ),
    )
}

async function codesOf({ importResults }: Deps, { id, state }: MemberImport, kind: ProblemKind) {
  if (state === 'cancelled') return []
  const counted = await importResults.countByCode(id, kind)
  return counted.map((note) => ({ code: note.code, field: note.field, rows: note.rows, sentence: messageOf(note) }))
}

const works: Partial<Record<MemberImport['state'], ImportProgressProps['work']>> = {
  checking: 'check',
  applying: 'import',
  undoing: 'undo',
}

/** Undefined when nobody is at work on it. */
export function progressOf({ database }: Deps, { state, progress }: MemberImport) {
  const work = works[state]
  return work && { work, progress, isEmbedded: database.kind === 'embedded' }
}

/** What was just done, told on the page one is sent to. The address carries a code; the words are ours. */
const done = new Map<string, Flash>([
  [
    'cancelled',
    { tone: 'success', message: 'The import was cancelled. Nothing was changed, and the file was deleted.' },
  ],
  ['converted', { tone: 'success', message: 'The file is converted while it is read.' }],
  [
    'overtaken',
    {
      tone: 'warning',
      message:
        'Meanwhile something changed: somebody else went on with this import, or members did. This is how it is now.',
    },
  ],
])

export const flashOf = flashesOf(done)

/** Who brings members in without being one. */
const others: Readonly<Record<string, string>> = { 'command-line': 'the command line', system: 'Latchkey itself' }
