/** A report as one file that needs nothing else: to be read in a browser, sent on, or printed. */
import type { ComponentChildren } from 'preact'
import { sourceWords, triggerWords, type Why } from '../audits/audit-words.tsx'
import { numberOf, severities, severityWords, type Severity } from '../findings/finding-badges.tsx'
import { wordsOf } from '../../languages/catalogue.ts'
import { Bidi } from '../../parts/bidi.tsx'
import { Moment } from '../../parts/moment.tsx'
import { reportStyle } from './report-style.ts'
import { completenessWords, whySentence } from './report-words.tsx'

export type ReportDocumentProps = {
  /** Undefined: none was ever finished. */
  run: ReportRun | undefined
  /** Of the findings in it. */
  open: Readonly<Partial<Record<Severity, number>>>
  decided: number
  isRedacted: boolean
  isNewOnly: boolean
  /** When it was made. */
  at: Date
  children: ComponentChildren
}

export type ReportRun = {
  finishedAt: Date
  trigger: string
  completeness: 'ok' | 'partial' | 'blind'
  members: number | undefined
  why: readonly Why[]
  sources: readonly {
    name: string
    app: string | undefined
    state: 'known' | 'stale' | 'missing' | 'gone'
    asOf: Date | undefined
    count: number | undefined
  }[]
}

export function ReportDocument({ run, open, decided, isRedacted, isNewOnly, at, children }: ReportDocumentProps) {
  const { trademark } = wordsOf('en').shell
  const total = severities.reduce((sum, severity) => sum + (open[severity] ?? 0), 0)
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>Safeguards report</title>
        <style>{reportStyle}</style>
      </head>
      <body>
        <main>
          <h1>Safeguards report</h1>
          {run ? (
            <Run run={run} />
          ) : (
            <p class="verdict verdict-bad">No audit has been finished yet: nothing is known.</p>
          )}
          <p>
            {isNewOnly ? 'Open, and new or changed in this audit' : 'Open'}: {numberOf(total)}. Decided about:{' '}
            {numberOf(decided)}.
          </p>
          <dl class="facts">
            {severities.map((severity) => (
              <div key={severity}>
                <dt>{severityWords[severity]}</dt>
                <dd>{numberOf(open[severity] ?? 0)}</dd>
              </div>
            ))}
          </dl>
          {total + decided === 0 && <Nothing isWhole={run?.completeness === 'ok'} isNewOnly={isNewOnly} />}
          {children}
          <footer>
            <p>
              Made by Latchkey, <Moment at={at} />.{' '}
              {isRedacted
                ? 'Names, addresses, telephone numbers and IDs are masked: the same value has the same mask in this report, and another one in the next.'
                : 'It holds personal data: keep it as you keep your member list.'}
            </p>
            <p>{trademark}</p>
          </footer>
        </main>
      </body>
    </html>
  )
}

function Run({ run }: { run: ReportRun }) {
  const { finishedAt, trigger, completeness, members, why, sources } = run
  return (
    <>
      <p class="quiet">
        Audit of <Moment at={finishedAt} />. {triggerWords[trigger] ?? trigger}.
        {members !== undefined && ` ${numberOf(members)} members.`}
      </p>
      <div class={completeness === 'ok' ? 'verdict' : 'verdict verdict-bad'}>
        <p>The audit was {completenessWords[completeness]}.</p>
        {why.length > 0 && (
          <ul>
            {why.map((each) => (
              <li key={`${each.reason} ${each.detail ?? ''}`}>
                <Bidi>{whySentence(each)}</Bidi>
              </li>
            ))}
          </ul>
        )}
      </div>
      <dl class="facts">
        {sources.map((source) => (
          <Source key={`${source.name} ${source.app ?? ''}`} {...source} />
        ))}
      </dl>
    </>
  )
}

function Source({ name, app, state, asOf, count }: ReportRun['sources'][number]) {
  return (
    <div>
      <dt>
        {sourceWords[name] ?? name}
        {app !== undefined && (
          <>
            {' of '}
            <Bidi>{app}</Bidi>
          </>
        )}
      </dt>
      <dd>
        {stateWords[state]}
        {count !== undefined && `, ${numberOf(count)}`}
        {asOf && (
          <>
            , as of <Moment at={asOf} />
          </>
        )}
      </dd>
    </div>
  )
}

const stateWords = { known: 'known', stale: 'out of date', missing: 'unknown', gone: 'changed meanwhile' } as const

function Nothing({ isWhole, isNewOnly }: { isWhole: boolean; isNewOnly: boolean }) {
  if (!isWhole) return <p>Nothing was found in what could be seen. Of the rest, nothing is known.</p>
  return <p>{isNewOnly ? 'Nothing is new since the audit before.' : 'Nothing was found.'}</p>
}
