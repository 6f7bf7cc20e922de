/** One thing to do to a member, what it means, and the button that does it. */
import type { ComponentChildren } from 'preact'
import { Button } from '../parts/button.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'

/** `action`: the last part of its address. */
export type OneButtonProps = {
  csrfToken: string
  home: string
  action: string
  label: string
  children: ComponentChildren
}

export function OneButton({ csrfToken, home, action, label, children }: OneButtonProps) {
  return (
    <form class="stack stack-tight" method="post" action={`${home}/${action}`}>
      <CsrfField token={csrfToken} />
      <p class="hint">{children}</p>
      <Button kind="secondary" size="wide">
        {label}
      </Button>
    </form>
  )
}
