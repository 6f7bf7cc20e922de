/** Buttons that send their form, and links that look like buttons. The inner span keeps mixed content one line of text. */
import type { ComponentChildren } from 'preact'

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet'
export type ButtonSize = 'normal' | 'small' | 'wide'

export type ButtonProps = {
  children: ComponentChildren
  kind?: ButtonKind
  size?: ButtonSize
  name?: string
  value?: string
}

export function Button({ children, kind = 'primary', size = 'normal', name, value }: ButtonProps) {
  return (
    <button type="submit" class={buttonClass(kind, size)} name={name} value={value}>
      <span>{children}</span>
    </button>
  )
}

export type ButtonLinkProps = { children: ComponentChildren; href: string; kind?: ButtonKind; size?: ButtonSize }

export function ButtonLink({ children, href, kind = 'primary', size = 'normal' }: ButtonLinkProps) {
  return (
    <a class={buttonClass(kind, size)} href={href}>
      <span>{children}</span>
    </a>
  )
}

function buttonClass(kind: ButtonKind, size: ButtonSize): string {
  return `button button-${kind}${size === 'normal' ? '' : ` button-${size}`}`
}
