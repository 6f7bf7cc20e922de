/** The end of every page: the trademark notice, and the links that must be found when all else fails. */
export type FooterLink = { label: string; href: string }

export type FooterProps = { links?: readonly FooterLink[] | undefined }

export function Footer({ links = [] }: FooterProps) {
  return (
    <footer class="footer stack stack-tight">
      {links.length > 0 && (
        <nav aria-label="More">
          <ul>
            {links.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p>
        Zendesk is a trademark of Zendesk, Inc. Latchkey is an independent product, neither made nor endorsed by
        Zendesk.
      </p>
    </footer>
  )
}
