/** The import wizard of the console, below /admin/members/import: from a file to members, and back. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router, type Request, type Response } from 'express'
import { ImportProgress } from '../../../../views/imports/import-progress.tsx'
import { renderFragment } from '../../../../views/layout.tsx'
import type { Deps } from '../../../deps.ts'
import { readForm } from '../../../http/form.ts'
import { AppError } from '../../../kernel/errors.ts'
import { byOf } from '../../administrators/by-of.ts'
import { requireAction } from '../../administrators/require-action.ts'
import { requireRecentProof } from '../../second-factor/proof-again/require-recent-proof.tsx'
import type { MemberImport } from '../import.ts'
import { refusedCsv, sendRowsPage, sendUndoPage } from './import-rows.pages.tsx'
import { cancelImport, startApplying, startCheck, startUndo, type Step } from './import-steps.ts'
import { applyInput, undoInput } from './imports.input.ts'
import {
  importHref,
  needsConversion,
  progressOf,
  sendConversionPage,
  sendImport,
  sendImportPage,
  sendListPage,
  sendMatchingPage,
} from './imports.pages.tsx'
import { acceptConversion, receiveUpload } from './receive-upload.ts'

export function importsRoutes(deps: Deps): Router {
  const importer = requireAction(deps, 'members.import')
  const proof = requireRecentProof(deps)
  const pages = Router()

  pages.get('/', importer, (request, response) => sendListPage(deps, request, response))

  pages.post('/', importer, async (request, response) => {
    const { upload } = response.locals
    if (!upload || upload.fileName === '') {
      await sendListPage(deps, request, response, 'Choose the file with the members first.')
      return
    }
    const { bytes, fileName } = upload
    const outcome = await receiveUpload(deps, {
      input: bytes,
      fileName: shortened(fileName),
      by: byOf(request, response),
    })
    if (outcome.kind === 'received') response.redirect(303, importHref(outcome.id))
    else await sendListPage(deps, request, response, outcome.why)
  })

  pages.get('/:id', importer, async (request, response) => {
    await sendImport(deps, request, response, await asked(deps, request))
  })

  pages.get('/:id/progress', importer, async (request, response) => {
    const found = await asked(deps, request)
    const progress = progressOf(deps, found)
    if (progress) response.send(renderFragment(<ImportProgress {...progress} href={importHref(found.id)} />))
    // The page is another one now; htmx loads it.
    else response.set('HX-Refresh', 'true').send('')
  })

  pages.post('/:id/convert', importer, async (request, response) => {
    const found = await asked(deps, request)
    const { id, fileEncoding: encoding = 'utf-8' } = found
    if (found.state !== 'uploaded' || !needsConversion(found)) {
      goOn(response, id, { kind: 'overtaken' })
      return
    }
    const outcome = await acceptConversion(deps, { id, encoding })
    if (outcome.kind === 'refused') await sendConversionPage(deps, request, response, found, outcome.why)
    else goOn(response, id, outcome.kind === 'converted' ? { kind: 'moved' } : outcome, 'converted')
  })

  pages.get('/:id/columns', importer, async (request, response) => {
    const found = await asked(deps, request)
    if (found.state === 'checked') await sendMatchingPage(deps, request, response, found)
    else await sendImport(deps, request, response, found)
  })

  pages.post('/:id/match', importer, async (request, response) => {
    const found = await asked(deps, request)
    if (found.state !== 'uploaded' && found.state !== 'checked') {
      goOn(response, found.id, { kind: 'overtaken' })
      return
    }
    const targets = targetsOf(request, found.headers)
    const matching = found.headers.map((header, index) => ({ header, target: targets[index] ?? '' }))
    const outcome = await startCheck(deps, { id: found.id, matching })
    if (outcome.kind === 'refused') {
      await sendMatchingPage(deps, request, response, found, { targets, errors: outcome.errors })
    } else {
      goOn(response, found.id, outcome)
    }
  })

  pages.post('/:id/check', importer, async (request, response) => {
    const { id, matching } = await asked(deps, request)
    const outcome = matching ? await startCheck(deps, { id, matching }) : ({ kind: 'overtaken' } as const)
    goOn(response, id, outcome.kind === 'refused' ? { kind: 'overtaken' } : outcome)
  })

  pages.get('/:id/rows', importer, async (request, response) => {
    await sendRowsPage(deps, request, response, await asked(deps, request))
  })

  pages.get('/:id/refused.csv', importer, async (request, response) => {
    const { id } = await asked(deps, request)
    response.type('text/csv').attachment(`refused-${id}.csv`)
    await pipeline(Readable.from(refusedCsv(deps, id)), response)
  })

  pages.post('/:id/apply', importer, proof, async (request, response) => {
    const found = await asked(deps, request)
    const form = readForm(request, applyInput)
    if (form.kind === 'invalid') throw new AppError('input.malformed')
    const { partial: isPartial, ...expected } = form.input
    const outcome = await startApplying(deps, { id: found.id, by: byOf(request, response), isPartial, expected })
    if (outcome.kind === 'refused') await sendImportPage(deps, request, response, found, outcome.why)
    else goOn(response, found.id, outcome)
  })

  pages.post('/:id/cancel', importer, async (request, response) => {
    const found = await asked(deps, request)
    const outcome = await cancelImport(deps, { id: found.id, by: byOf(request, response) })
    goOn(response, found.id, outcome, 'cancelled')
  })

  pages.get('/:id/undo', importer, async (request, response) => {
    await sendUndoPage(deps, request, response, await asked(deps, request))
  })

  pages.post('/:id/undo', importer, proof, async (request, response) => {
    const { id } = await asked(deps, request)
    const form = readForm(request, undoInput)
    if (form.kind === 'invalid') throw new AppError('input.malformed')
    const { administrator } = response.locals
    const power = administrator.role === 'owner' ? 'owner' : 'less-than-owner'
    const outcome = await startUndo(deps, { id, by: byOf(request, response), power, expected: form.input })
    if (outcome.kind === 'moved') goOn(response, id, outcome)
    else response.redirect(303, `${importHref(id)}/undo?done=overtaken`)
  })

  return pages
}

async function asked({ imports }: Deps, { params }: Request): Promise<MemberImport> {
  const id = typeof params['id'] === 'string' ? params['id'] : ''
  const found = await imports.find(id)
  if (!found || found.state === 'uploading') throw new AppError('page.not-found')
  return found
}

/** To the import's own page, whatever it waits for now. */
function goOn(response: Response, id: string, step: Step, done?: string): void {
  const code = step.kind === 'overtaken' ? 'overtaken' : done
  response.redirect(303, code === undefined ? importHref(id) : `${importHref(id)}?done=${code}`)
}

/** One choice for each column of the file, by its position. */
function targetsOf({ body }: Request, headers: readonly string[]): string[] {
  const fields = (body ?? {}) as Record<string, unknown>
  return headers.map((_header, index) => {
    const value = fields[`column-${index}`]
    return typeof value === 'string' ? value : ''
  })
}

const shortened = (fileName: string): string => fileName.replaceAll('\0', '').slice(0, 200)
