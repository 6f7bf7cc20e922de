/** What every page of one import begins with: the way back, which file it is, whose, and how far. */
import type { ComponentChildren } from 'preact'
import { Bidi, plainText } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Moment } from '../parts/moment.tsx'
import { ImportStatus, type ImportStatusName } from './import-status.tsx'

/** One import as its pages see it. */
export type ShownImport = {
  href: string
  /** The name of the file, or what stands for one. */
  name: string
  /** The administrator, or the command line. */
  by: string
  createdAt: Date
  state: ImportStatusName
}

export const importsHome = '/admin/members/import'

export type ImportHeadProps = { shown: ShownImport; here?: string | undefined; children?: ComponentChildren }

/** `here`: the name of a page below the import's own. */
export function ImportHead({ shown, here, children }: ImportHeadProps) {
  const { href, name, by, createdAt, state } = shown
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Members', href: '/admin/members' },
          { label: 'Imports', href: importsHome },
          ...(here === undefined ? [] : [{ label: plainText(name), href }]),
        ]}
        here={here ?? name}
      />
      <div class="page-head">
        <div class="stack stack-tight">
          <div class="title row">
            <h1>
              <Bidi>{here ?? name}</Bidi>
            </h1>
            <ImportStatus state={state} />
          </div>
          <p class="quiet">
            Begun by <Bidi>{by}</Bidi>, <Moment at={createdAt} />
          </p>
        </div>
        {children}
      </div>
    </>
  )
}
