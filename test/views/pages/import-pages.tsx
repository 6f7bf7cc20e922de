/** The import wizard, from the first file to its undoing. */
import type { VNode } from 'preact'
import { ConversionPage } from '../../../views/imports/conversion-page.tsx'
import type { ShownImport } from '../../../views/imports/import-head.tsx'
import { ImportListPage } from '../../../views/imports/import-list-page.tsx'
import { ImportPage, type ImportPageProps } from '../../../views/imports/import-page.tsx'
import { ImportRowsPage, type ImportRowsPageProps } from '../../../views/imports/import-rows-page.tsx'
import { MatchingPage } from '../../../views/imports/matching-page.tsx'
import { UndoPage } from '../../../views/imports/undo-page.tsx'
import type { ConsoleFrame } from '../../../views/parts/console-shell.tsx'
import { nav } from './around.ts'
import type { Words } from './words.ts'

export function importPages({ person, organization, email, sentence, message, typed }: Words): Record<string, VNode> {
  const csrfToken = 'csrf-of-administrator'
  const frame: ConsoleFrame = { organization, nav, signedIn: { name: person, csrfToken } }
  const shown: ShownImport = {
    href: '/admin/members/import/5b2f',
    name: typed,
    by: person,
    createdAt: new Date('2026-11-03T08:05:00Z'),
    state: 'checked',
  }
  const counts = { rows: 120_250, new: 1_200, changed: 48, unchanged: 119_000, refused: 2, warnings: 17 }
  const refusals = [
    { code: 'missing-name', field: 'name', rows: 1_200, sentence },
    { code: 'too-few-fields', field: '', rows: 1, sentence },
  ]
  const warnings = [{ code: 'address-shared', field: 'email', rows: 17, sentence }]
  const common = { frame, csrfToken, shown, counts, problem: undefined, refusals, warnings, hasRows: true }
  const page = (state: ShownImport['state'], more: Partial<ImportPageProps> = {}) => (
    <ImportPage {...common} shown={{ ...shown, state }} {...more} />
  )
  const quiet = { refusals: [], warnings: [] }
  const list = { frame, csrfToken, isFirstPage: true }
  const rows = (listed: ImportRowsPageProps['listed']) => (
    <ImportRowsPage
      frame={frame}
      shown={shown}
      listed={listed}
      hasRows
      lineWord="Line"
      firstHref="/admin/members/import/5b2f/rows?show=new"
      nextHref="/admin/members/import/5b2f/rows?show=new&behind=12"
    />
  )
  const noted = { line: 12, externalId: typed, field: 'field:boat', message: sentence, code: 'cell-too-long' }
  const undo = { frame, csrfToken, lineWord: 'Line', counts: { removed: 1_200, restored: 48, kept: 1 } }
  const kept = [{ line: 12, href: '/admin/members/7', name: person, externalId: typed, why: sentence }]
  return {
    imports: (
      <ImportListPage
        {...list}
        olderHref="/admin/members/import?behind=5b2f"
        imports={[
          { ...shown, counts },
          { ...shown, href: '/admin/members/import/2', state: 'done', counts: { new: 1, changed: 0, refused: 0 } },
          { ...shown, href: '/admin/members/import/3', state: 'uploaded', counts: undefined },
        ]}
      />
    ),
    'imports-empty': <ImportListPage {...list} imports={[]} olderHref={undefined} error={sentence} />,
    'imports-older': (
      <ImportListPage {...list} isFirstPage={false} imports={[{ ...shown, counts }]} olderHref={undefined} />
    ),
    'import-conversion': (
      <ConversionPage
        frame={frame}
        csrfToken={csrfToken}
        shown={{ ...shown, state: 'uploaded' }}
        encoding={{ name: 'Windows-1252 or Latin-1', isGuess: true }}
        words={[person, 'Müller', typed]}
        problem={sentence}
      />
    ),
    'import-conversion-plain': (
      <ConversionPage
        frame={frame}
        csrfToken={csrfToken}
        shown={{ ...shown, state: 'uploaded' }}
        encoding={{ name: 'UTF-16', isGuess: false }}
        words={[]}
      />
    ),
    'import-matching': (
      <MatchingPage
        frame={frame}
        csrfToken={csrfToken}
        shown={{ ...shown, state: 'uploaded' }}
        columns={[
          { header: 'Mitgliedsnummer', target: 'external_id', attribute: 'field:mitgliedsnummer' },
          { header: typed, target: '', attribute: 'field:column_2' },
          { header: email, target: 'field:boat', attribute: 'field:column_3' },
          { header: '', target: '', attribute: 'field:column_4' },
        ]}
        isWithoutHeader
        errors={{ form: sentence, 'column-1': sentence }}
      />
    ),
    'import-checking': page('checking', {
      ...quiet,
      progress: { work: 'check', progress: undefined, isEmbedded: true },
    }),
    'import-applying': page('applying', {
      ...quiet,
      progress: { work: 'import', progress: { stage: 'saving', done: 48_000, total: 120_250 }, isEmbedded: true },
    }),
    'import-checked': page('checked', { error: sentence, problem: sentence }),
    'import-checked-good': page('checked', { ...quiet, counts: { ...counts, refused: 0, warnings: 0 } }),
    'import-checked-idle': page('checked', { counts: { ...counts, new: 0, changed: 0 }, hasRows: false }),
    'import-done': page('done', { undoUntil: new Date('2026-12-03T08:05:00Z') }),
    'import-refused': page('refused', { problem: message }),
    'import-cancelled': page('cancelled', quiet),
    'import-failed': page('failed', { ...quiet, problem: sentence }),
    'import-undone': page('undone', { ...quiet, undone: { removed: 1_200, restored: 1, kept: 3 } }),
    'import-rows-refused': rows({
      show: 'refused',
      rows: [noted, { ...noted, line: 13, externalId: undefined, field: '' }],
    }),
    'import-rows-changed': rows({
      show: 'changed',
      rows: [
        {
          line: 12,
          externalId: typed,
          name: person,
          fields: [
            { field: 'name', before: person, after: typed },
            { field: 'email', before: email, after: undefined },
          ],
        },
      ],
    }),
    'import-rows-new': rows({ show: 'new', rows: [{ line: 12, externalId: undefined, name: person, email }] }),
    'import-rows-none': rows({ show: 'warnings', rows: [] }),
    'import-undo': <UndoPage {...undo} shown={{ ...shown, state: 'done' }} kept={kept} nextHref="/x" canUndo />,
    'import-undo-nothing': (
      <UndoPage
        {...undo}
        counts={{ removed: 0, restored: 0, kept: 1 }}
        shown={{ ...shown, state: 'done' }}
        kept={kept}
        nextHref={undefined}
        canUndo
      />
    ),
    'import-undone-kept': (
      <UndoPage {...undo} shown={{ ...shown, state: 'undone' }} kept={kept} nextHref={undefined} canUndo={false} />
    ),
  }
}
