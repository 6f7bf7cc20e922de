/** One merge there was: who became whom, and undoing it, with what that would bring back. */
import { Page } from '../layout.tsx'
import { Person, PersonLink } from '../members/person.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { Moment } from '../parts/moment.tsx'
import { mergeHome } from './compare-page.tsx'
import { fieldList, undoObstacleWords } from './merge-words.ts'

export type MergePageProps = {
  frame: ConsoleFrame
  csrfToken: string
  merge: {
    id: string
    survivor: { id: string; name: string; externalId: string }
    loserId: string
    loser: { name: string; externalId: string } | undefined
    fields: readonly string[]
    mergedAt: Date
    mergedBy: string | undefined
    undoUntil: Date
    undoneAt: Date | undefined
  }
  undo: { kind: 'possible'; back: readonly string[]; kept: readonly string[] } | { kind: 'refused'; because: string }
}

export function MergePage({ frame, csrfToken, merge, undo }: MergePageProps) {
  const { survivor, loser, loserId, fields, mergedAt, mergedBy, undoneAt } = merge
  const title = 'A merge of two members'
  return (
    <Page title={title} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Members', href: '/admin/members' },
          { label: 'Merge two members', href: mergeHome },
        ]}
        here="A merge"
      />
      <h1>{title}</h1>
      <section class="card stack" aria-label="What happened">
        <dl class="details details-wide">
          <div>
            <dt>{undoneAt ? 'Was gone' : 'Is gone'}</dt>
            <dd>
              {loser === undefined && <span class="quiet">forgotten</span>}
              {loser && undoneAt && <PersonLink id={loserId} {...loser} />}
              {loser && !undoneAt && <Person {...loser} />}
            </dd>
          </div>
          <div>
            <dt>{undoneAt ? 'Was merged into' : 'Is now'}</dt>
            <dd>
              <PersonLink {...survivor} />
            </dd>
          </div>
          <div>
            <dt>Taken over</dt>
            <dd>{fields.length === 0 ? <span class="quiet">nothing</span> : fieldList(fields)}</dd>
          </div>
          <div>
            <dt>Merged</dt>
            <dd>
              <Moment at={mergedAt} /> by <Bidi>{mergedBy ?? 'somebody who is gone'}</Bidi>
            </dd>
          </div>
          {undoneAt && (
            <div>
              <dt>Undone</dt>
              <dd>
                <Moment at={undoneAt} />
              </dd>
            </div>
          )}
        </dl>
      </section>
      {undo.kind === 'possible' ? (
        <Undo csrfToken={csrfToken} merge={merge} {...undo} />
      ) : (
        undo.because !== 'undone' && (
          <Alert tone="info" title="It cannot be undone now">
            <p>{undoObstacleWords[undo.because] ?? undo.because}</p>
          </Alert>
        )
      )}
    </Page>
  )
}

type UndoProps = Pick<MergePageProps, 'csrfToken' | 'merge'> & { back: readonly string[]; kept: readonly string[] }

function Undo({ csrfToken, merge, back, kept }: UndoProps) {
  const { id, survivor, loser, undoUntil } = merge
  return (
    <section class="card stack prose-card" aria-labelledby="undo">
      <h2 id="undo">Undo it</h2>
      <p>
        Possible until <Moment at={undoUntil} />. What would happen:
      </p>
      <ul class="stack stack-tight">
        <li>
          <Bidi>{loser?.name ?? 'The one who is gone'}</Bidi> is here again, with the same external ID, address and its
          proof, and the lists of apps they were on.
        </li>
        <li>
          They have no password and no second factors, and what was approved for them is void: send them a password
          link.
        </li>
        <li>
          {back.length === 0 ? (
            <>
              Nothing of <Bidi>{survivor.name}</Bidi> changes.
            </>
          ) : (
            <>
              Of <Bidi>{survivor.name}</Bidi> goes back to what it was: {fieldList(back)}.
            </>
          )}
        </li>
        {kept.length > 0 && <li>Changed since the merge, and so left as it is: {fieldList(kept)}.</li>}
        <li>
          Sessions of <Bidi>{survivor.name}</Bidi> end; their password stays. Nothing changes in Zendesk.
        </li>
      </ul>
      <form method="post" action={`${mergeHome}/${id}/undo`}>
        <CsrfField token={csrfToken} />
        <Button kind="secondary">Undo the merge</Button>
      </form>
    </section>
  )
}
