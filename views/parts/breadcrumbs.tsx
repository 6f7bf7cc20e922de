/** The way back up from a console page. */
import { useConsoleWords } from '../languages/speak.tsx'
import { Bidi } from './bidi.tsx'

export type BreadcrumbsProps = { items: readonly { label: string; href: string }[]; here: string }

export function Breadcrumbs({ items, here }: BreadcrumbsProps) {
  const { breadcrumbs } = useConsoleWords()
  return (
    <nav class="breadcrumbs" aria-label={breadcrumbs}>
      <ol>
        {items.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>
              <Bidi>{label}</Bidi>
            </a>
          </li>
        ))}
        <li aria-current="page">
          <Bidi>{here}</Bidi>
        </li>
      </ol>
    </nav>
  )
}
