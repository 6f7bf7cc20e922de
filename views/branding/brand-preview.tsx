/** What a member will see, in the light and in the dark, and whether the colour can be read in both. */
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Logo, OwnLogo } from '../parts/logo.tsx'

export type BrandPreviewProps = {
  name: string
  logoHref: string | undefined
  /** Undefined: our own colour. Ratios are WCAG's, from 1 to 21; text needs 4.5. */
  colour:
    | {
        chosen: string
        themes: readonly { theme: 'light' | 'dark'; used: string; chosenRatio: number; ratio: number }[]
      }
    | undefined
  /** Not stored yet. */
  isTried: boolean
}

export function BrandPreview({ name, logoHref, colour, isTried }: BrandPreviewProps) {
  return (
    <section class="card stack" aria-labelledby="preview">
      <div class="row">
        <h2 id="preview">Preview</h2>
        {isTried && <Badge tone="warning">Not saved yet</Badge>}
      </div>
      <link
        rel="stylesheet"
        href={`/admin/settings/branding/preview.css?colour=${encodeURIComponent((colour?.chosen ?? ourColour).slice(1))}`}
      />
      {(['light', 'dark'] as const).map((theme) => (
        <figure key={theme} class={`brand-preview brand-preview-${theme}`}>
          <figcaption class="brand-preview-title">{theme === 'light' ? 'Light' : 'Dark'}</figcaption>
          <div class="brand">
            {logoHref === undefined ? <Logo /> : <OwnLogo href={logoHref} />}
            <Bidi>{name === '' ? 'Latchkey' : name}</Bidi>
          </div>
          <p>
            Text with <span class="brand-preview-link">a link</span> in it.
          </p>
          <span class="brand-preview-button">Sign in</span>
        </figure>
      ))}
      {colour === undefined ? (
        <p class="quiet">No colour is set: pages use Latchkey’s own.</p>
      ) : (
        <ul>
          {colour.themes.map((look) => (
            <li key={look.theme}>
              <Verdict chosen={colour.chosen} {...look} />
            </li>
          ))}
        </ul>
      )}
      <p class="note">
        Text needs a contrast of at least 4.5 to 1 with everything it stands on (WCAG 2.2, criterion 1.4.3).
      </p>
    </section>
  )
}

const ourColour = '#0b5d70'

type VerdictProps = { chosen: string; theme: 'light' | 'dark'; used: string; chosenRatio: number; ratio: number }

function Verdict({ chosen, theme, used, chosenRatio, ratio }: VerdictProps) {
  const where = theme === 'light' ? 'On light pages' : 'On dark pages'
  if (used === chosen) {
    return (
      <>
        {where}, <code>{chosen}</code> is strong enough: {toOne(chosenRatio)}. It is used as it is.
      </>
    )
  }
  return (
    <>
      {where}, <code>{chosen}</code> is too weak for text: {toOne(chosenRatio)}. A{' '}
      {theme === 'light' ? 'darker' : 'lighter'} shade is used instead: <code>{used}</code>, {toOne(ratio)}.
    </>
  )
}

/** Rounded down, so that nothing seems to pass that does not. */
const toOne = (ratio: number): string => `${(Math.floor(ratio * 10) / 10).toFixed(1)} to 1`
