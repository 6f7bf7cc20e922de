/** Puts the rows of an import on the screen, and into a CSV of those that were refused. */
import type { Request, Response } from 'express'
import { ImportRowsPage, type ShownRows } from '../../../../views/imports/import-rows-page.tsx'
import { UndoPage } from '../../../../views/imports/undo-page.tsx'
import { renderPage } from '../../../../views/layout.tsx'
import type { Deps } from '../../../deps.ts'
import { csrfToken } from '../../../http/csrf.ts'
import { singleParameter } from '../../../http/form.ts'
import { after as behind } from '../../../kernel/clock.ts'
import { consoleFrame } from '../../administrators/console-frame.ts'
import { csvRecord } from '../../member-files/member-csv.ts'
import { undoneWithin, type MemberImport } from '../import.ts'
import { messageOf } from '../import-report.ts'
import type { KeptReason } from '../undo/import-undo.store.ts'
import type { NotePlace } from './import-results.query.ts'
import { flashOf, importHref, importPlace, shownOf } from './imports.pages.tsx'

const perPage = 50

export async function sendRowsPage(
  deps: Deps,
  request: Request,
  response: Response,
  found: MemberImport,
): Promise<void> {
  const { id, state } = found
  const show = singleParameter(request, 'show') ?? 'refused'
  const place = placeOf(singleParameter(request, 'behind'))
  const hasRows = state === 'checked' && (await deps.importResults.hasRows(id))
  const { listed, next } = await rowsOf(deps, found, { show: hasRows ? show : (noted(show) ?? 'refused'), place })
  const href = `${importHref(id)}/rows?show=${listed.show}`
  response.send(
    renderPage(
      <ImportRowsPage
        frame={consoleFrame(deps.config, response, importPlace, flashOf(request))}
        shown={shownOf(found)}
        listed={listed}
        hasRows={hasRows}
        lineWord={lineWordOf(found)}
        firstHref={place.line > 0 ? href : undefined}
        nextHref={next && `${href}&behind=${next}`}
      />,
    ),
  )
}

const lineWordOf = ({ fileFormat }: MemberImport): string => (fileFormat === 'json' ? 'Object' : 'Line')

const noted = (show: string): 'refused' | 'warnings' | undefined =>
  show === 'refused' || show === 'warnings' ? show : undefined

/** `12` or `12.3`: behind a line, and behind one of its notes. */
function placeOf(text: string | undefined): NotePlace {
  const [, line = '0', position = '0'] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text ?? '') ?? []
  return { line: Number(line), position: Number(position) }
}

type Listed = { listed: ShownRows; next: string | undefined }

async function rowsOf(deps: Deps, { id }: MemberImport, at: { show: string; place: NotePlace }): Promise<Listed> {
  const { importResults } = deps
  const { show, place } = at
  if (show === 'changed') {
    const { rows, last } = cut(await importResults.listChanged(id, place.line, perPage + 1))
    return { listed: { show, rows }, next: last && String(last.line) }
  }
  if (show === 'new') {
    const { rows, last } = cut(await importResults.listAdded(id, place.line, perPage + 1))
    return { listed: { show, rows }, next: last && String(last.line) }
  }
  const kind = show === 'warnings' ? 'warning' : 'error'
  const { rows, last } = cut(await importResults.listNotes(id, kind, place, perPage + 1))
  const notes = rows.map((note) => ({ ...note, message: messageOf(note) }))
  return { listed: { show: noted(show) ?? 'refused', rows: notes }, next: last && `${last.line}.${last.position}` }
}

/** One row more than a page was asked for; `last` is where the next page begins. */
function cut<Row>(found: readonly Row[]): { rows: Row[]; last: Row | undefined } {
  const rows = found.slice(0, perPage)
  return { rows, last: found.length > perPage ? rows.at(-1) : undefined }
}

const notesAtOnce = 1_000

/** Where each refused row is and why; nothing that was in its cells. */
export async function* refusedCsv({ importResults }: Pick<Deps, 'importResults'>, id: string): AsyncGenerator<string> {
  yield csvRecord(['line', 'external_id', 'column', 'code', 'message'])
  let place: NotePlace | undefined = { line: 0, position: 0 }
  while (place) {
    const notes = await importResults.listNotes(id, 'error', place, notesAtOnce)
    yield notes
      .map((note) => csvRecord([String(note.line), note.externalId, note.field, note.code, messageOf(note)]))
      .join('')
    place = notes.length === notesAtOnce ? notes.at(-1) : undefined
  }
}

export async function sendUndoPage(
  deps: Deps,
  request: Request,
  response: Response,
  found: MemberImport,
): Promise<void> {
  const { id, state, appliedAt } = found
  const { line } = placeOf(singleParameter(request, 'behind'))
  // Afterwards everybody sees why whoever is left was kept, and the undo may not have been an owner's.
  const isOwners = state !== 'undone' && response.locals.administrator.role === 'owner'
  const power = isOwners ? 'owner' : 'less-than-owner'
  const { rows, last } = cut(await deps.importUndo.listKept(id, { power, after: line, limit: perPage + 1 }))
  const isInTime = appliedAt !== undefined && behind(appliedAt, undoneWithin) > deps.clock.now()
  response.send(
    renderPage(
      <UndoPage
        frame={consoleFrame(deps.config, response, importPlace, flashOf(request))}
        csrfToken={csrfToken(response)}
        shown={shownOf(found)}
        counts={await deps.importUndo.count(id, power)}
        kept={rows.map(({ memberId, reason, ...row }) => ({
          ...row,
          href: `/admin/members/${memberId}`,
          why: reasons[reason],
        }))}
        lineWord={lineWordOf(found)}
        nextHref={last && `${importHref(id)}/undo?behind=${last.line}`}
        canUndo={state === 'done' && isInTime}
      />,
    ),
  )
}

const reasons: Record<KeptReason, string> = {
  'has-role': 'Is an administrator now.',
  'changed-since': 'Was changed after the import.',
  'in-use': 'Has signed in, was handed to Zendesk, was sent a link, or is named by an app.',
  'username-taken': 'Somebody else has their old username now.',
  'needs-owner':
    'Is or was staff, has a role, or would get the address of somebody who does: for an owner to put back.',
}
