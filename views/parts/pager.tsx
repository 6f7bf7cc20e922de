/** The way through a list that is longer than a page. Undefined: there is nothing that way. */
import { ButtonLink } from './button.tsx'

export type PagerProps = {
  previousHref?: string | undefined
  nextHref: string | undefined
  firstHref: string | undefined
}

export function Pager({ previousHref, nextHref, firstHref }: PagerProps) {
  if ((previousHref ?? nextHref ?? firstHref) === undefined) return null
  return (
    <nav class="pager" aria-label="Pages">
      {previousHref !== undefined && (
        <ButtonLink href={previousHref} kind="secondary" size="small">
          Previous
        </ButtonLink>
      )}
      {nextHref !== undefined && (
        <ButtonLink href={nextHref} kind="secondary" size="small">
          Next
        </ButtonLink>
      )}
      {firstHref !== undefined && (
        <ButtonLink href={firstHref} kind="quiet" size="small">
          First page
        </ButtonLink>
      )}
    </nav>
  )
}
