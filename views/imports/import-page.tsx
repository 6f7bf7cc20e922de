/** One import: what it would do, is doing or did, and what can be done about it. */
import type { ComponentChildren } from 'preact'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { Moment } from '../parts/moment.tsx'
import { CancelForm } from './cancel-form.tsx'
import { ImportCounts, plural, type ImportCountsProps } from './import-counts.tsx'
import { ImportDecision } from './import-decision.tsx'
import { ImportHead, type ShownImport } from './import-head.tsx'
import { ImportProgress, type ImportProgressProps } from './import-progress.tsx'
import { ProblemCodes, type CodeCount } from './problem-codes.tsx'

export type ImportPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  shown: ShownImport
  counts: ImportCountsProps['counts'] | undefined
  /** What is wrong with the file as a whole, or what happened to the import. */
  problem: string | undefined
  refusals: readonly CodeCount[]
  warnings: readonly CodeCount[]
  progress?: Omit<ImportProgressProps, 'href'> | undefined
  /** The rows behind the numbers of a check can be looked at. */
  hasRows: boolean
  /** Until when a finished import can be undone. */
  undoUntil?: Date | undefined
  undone?: { removed: number; restored: number; kept: number } | undefined
  /** Why the import was not begun. */
  error?: string | undefined
}

export function ImportPage(props: ImportPageProps) {
  const { frame, shown } = props
  return (
    <Page title={props.error === undefined ? 'Import' : 'Error: Import'} shell="console" frame={frame}>
      <ImportHead shown={shown} />
      <Body {...props} />
      <Notes {...props} />
    </Page>
  )
}

function Body(props: ImportPageProps) {
  const { csrfToken, shown, problem, progress } = props
  switch (shown.state) {
    case 'uploading':
    case 'uploaded':
    case 'checking':
    case 'applying':
    case 'undoing':
      return (
        <>
          <section class="card stack" aria-label="Progress">
            {progress && <ImportProgress {...progress} href={shown.href} />}
          </section>
          {shown.state !== 'undoing' && <CancelForm csrfToken={csrfToken} href={shown.href} />}
        </>
      )
    case 'checked':
      return <ImportDecision {...props} />
    case 'done':
      return <Done {...props} />
    case 'undone':
      return <Undone {...props} />
    case 'refused':
      return (
        <Ended tone="danger" title="Nothing was imported">
          <p>{problem ?? 'Rows of the file were refused, and it was to be imported as a whole or not at all.'}</p>
          <p>Correct the file and upload it again.</p>
        </Ended>
      )
    case 'cancelled':
      return (
        <Ended tone="info" title="This import was cancelled">
          <p>{problem ?? 'Nothing was changed, and the file was deleted.'}</p>
        </Ended>
      )
    case 'failed':
      return (
        <Ended tone="danger" title="This import failed">
          <p>{problem ?? 'Nothing was changed.'}</p>
        </Ended>
      )
  }
}

function Ended({ tone, title, children }: { tone: 'danger' | 'info'; title: string; children: ComponentChildren }) {
  return (
    <Alert tone={tone} title={title}>
      {children}
    </Alert>
  )
}

function Done({ shown, counts, undoUntil, refusals }: ImportPageProps) {
  const { href } = shown
  return (
    <>
      {counts && (
        <section class="card stack" aria-labelledby="result">
          <h2 id="result">What this import did</h2>
          <ImportCounts
            counts={counts}
            tense="did"
            hrefs={{ refused: `${href}/rows?show=refused`, warnings: `${href}/rows?show=warnings` }}
          />
          {refusals.length > 0 && <p>The refused rows were left out. Correct them in the file and import it again.</p>}
        </section>
      )}
      {undoUntil && (
        <section class="card stack" aria-labelledby="undo">
          <h2 id="undo">Undo</h2>
          <p>
            Takes out whom this import added and puts back what it changed, except where somebody built on it since. You
            see what that means before anything happens. Possible until <Moment at={undoUntil} />.
          </p>
          <div class="row">
            <ButtonLink href={`${href}/undo`} kind="secondary">
              Look at undoing it
            </ButtonLink>
          </div>
        </section>
      )}
    </>
  )
}

function Undone({ shown, undone }: ImportPageProps) {
  return (
    <Alert tone="success" title="This import was undone">
      {undone && (
        <p>
          {`${plural(undone.removed, 'member')} removed, ${plural(undone.restored, 'member')} put back as before, ${plural(undone.kept, 'member')} kept.`}
        </p>
      )}
      {undone && undone.kept > 0 && (
        <p>
          <a href={`${shown.href}/undo`}>Who was kept, and why</a>
        </p>
      )}
    </Alert>
  )
}

function Notes({ shown, refusals, warnings }: ImportPageProps) {
  return (
    <>
      {refusals.length > 0 && (
        <section class="stack" aria-labelledby="refusals">
          <div class="page-head">
            <h2 id="refusals">Why rows are refused</h2>
            <ButtonLink href={`${shown.href}/refused.csv`} kind="secondary" size="small">
              Download as CSV
            </ButtonLink>
          </div>
          <ProblemCodes caption="Refused rows by reason" codes={refusals} href={`${shown.href}/rows?show=refused`} />
        </section>
      )}
      {warnings.length > 0 && (
        <section class="stack" aria-labelledby="warnings">
          <h2 id="warnings">Worth a look</h2>
          <ProblemCodes caption="Warnings by kind" codes={warnings} href={`${shown.href}/rows?show=warnings`} />
        </section>
      )}
    </>
  )
}
