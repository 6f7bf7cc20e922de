/** The end of every page: the trademark notice, and the links that must be found when all else fails. */
import type { ComponentChildren } from 'preact'
import { useWords } from '../languages/speak.tsx'

export type FooterLink = { label: string; href: string }

export type FooterProps = { links?: readonly FooterLink[] | undefined; children?: ComponentChildren }

export function Footer({ links = [], children }: FooterProps) {
  const { shell } = useWords()
  return (
    <footer class="footer stack stack-tight">
      {links.length > 0 && (
        <nav aria-label={shell.more}>
          <ul>
            {links.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {children}
      <p>{shell.trademark}</p>
    </footer>
  )
}
