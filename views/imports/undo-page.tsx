/** What undoing an import would do, and who stays as they are; after it, who stayed. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Table } from '../parts/table.tsx'
import { ImportHead, type ShownImport } from './import-head.tsx'

export type KeptRow = { line: number; href: string; name: string; externalId: string; why: string }

export type UndoPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  shown: ShownImport
  counts: { removed: number; restored: number; kept: number }
  kept: readonly KeptRow[]
  lineWord: string
  nextHref: string | undefined
  /** False when it was undone already, or when what it replaced is no longer kept. */
  canUndo: boolean
}

export function UndoPage({ frame, csrfToken, shown, counts, kept, lineWord, nextHref, canUndo }: UndoPageProps) {
  return (
    <Page title="Undo an import" shell="console" frame={frame}>
      <ImportHead shown={shown} here={canUndo ? 'Undo this import' : 'Who was kept'} />
      {canUndo && <Preview csrfToken={csrfToken} shown={shown} counts={counts} />}
      {kept.length > 0 && (
        <section class="stack" aria-labelledby="kept">
          <h2 id="kept">{canUndo ? 'Who would stay as they are' : 'Who stayed as they are'}</h2>
          <Table
            caption="Members who are kept"
            rows={kept}
            keyOf={({ line }) => String(line)}
            columns={[
              {
                label: 'Member',
                cell: ({ href, name }) => (
                  <a href={href}>
                    <Bidi>{name}</Bidi>
                  </a>
                ),
              },
              { label: 'External ID', cell: ({ externalId }) => <Bidi>{externalId}</Bidi> },
              { label: lineWord, cell: ({ line }) => <span>{line}</span> },
              { label: 'Why', cell: ({ why }) => <span>{why}</span> },
            ]}
          />
          {nextHref !== undefined && (
            <div class="row">
              <ButtonLink href={nextHref} kind="secondary" size="small">
                Next page
              </ButtonLink>
            </div>
          )}
        </section>
      )}
    </Page>
  )
}

function Preview({ csrfToken, shown, counts }: Pick<UndoPageProps, 'csrfToken' | 'shown' | 'counts'>) {
  const { removed, restored, kept } = counts
  if (removed + restored === 0) {
    return (
      <Alert tone="info" title="There is nothing left to undo">
        <p>Everybody this import touched has changed since, has come in, is for an owner to put back, or is gone.</p>
      </Alert>
    )
  }
  return (
    <section class="card card-danger stack" aria-labelledby="undo">
      <h2 id="undo">What undoing does</h2>
      <dl class="counts">
        <div>
          <dt>members removed</dt>
          <dd>{removed.toLocaleString('en-GB')}</dd>
        </div>
        <div>
          <dt>put back as before</dt>
          <dd>{restored.toLocaleString('en-GB')}</dd>
        </div>
        <div>
          <dt>kept as they are</dt>
          <dd>{kept.toLocaleString('en-GB')}</dd>
        </div>
      </dl>
      <p>
        Removed are members whom this import added and who have neither changed nor come in since. Their external IDs
        can be given again, because nobody outside has seen them. Whose address, state or password is put back is signed
        out.
      </p>
      <form class="row" method="post" action={`${shown.href}/undo`}>
        <CsrfField token={csrfToken} />
        <input type="hidden" name="removed" value={removed} />
        <input type="hidden" name="restored" value={restored} />
        <input type="hidden" name="kept" value={kept} />
        <Button kind="danger">Undo this import</Button>
        <ButtonLink href={shown.href} kind="quiet">
          Leave it as it is
        </ButtonLink>
      </form>
    </section>
  )
}
