/**
 * Carries one token to Zendesk in a form that sends itself. Drawn at every hop, so it brings its few rules of style
 * along and shares no frame with the other pages. Its policy is `default-src 'none'` with one nonce for both.
 */
import { wordsOf } from '../languages/catalogue.ts'
import type { Language } from '../languages/language.ts'

export type HandoffPageProps = {
  /** ORIGIN/access/jwt, from configuration only. */
  action: string
  jwt: string
  returnTo?: string | undefined
  nonce: string
  appName: string
  /** Told outright instead of around the page: one part less to draw. */
  language?: Language
}

export function HandoffPage({ action, jwt, returnTo, nonce, appName, language = 'en' }: HandoffPageProps) {
  const { title, heading, button, help } = wordsOf(language).handoff
  const [before, after] = heading
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <style nonce={nonce}>{style}</style>
      </head>
      <body>
        <form method="post" action={action}>
          <input type="hidden" name="jwt" value={jwt} />
          {returnTo !== undefined && <input type="hidden" name="return_to" value={returnTo} />}
          <h1>
            {before}
            <bdi>{appName}</bdi>
            {after}
          </h1>
          <button type="submit">{button}</button>
          <p>{help}</p>
        </form>
        <script nonce={nonce}>{script}</script>
      </body>
    </html>
  )
}

// System colours: readable in light and dark without a rule for either. Neither text holds a character that is escaped.
const style =
  'body{font:1rem/1.5 system-ui,sans-serif;margin:20vh auto 0;max-width:24rem;padding:0 1rem;text-align:center}' +
  'h1{font-size:1.25rem;overflow-wrap:anywhere}p{font-size:.875rem}' +
  'button{font:inherit;font-weight:600;padding:.6rem 1.4rem}'

// The button rests while the form is on its way, since a second press would send the same token twice.
// A page brought back from the browser's memory holds a used token, so it is asked for anew.
const script =
  "var f=document.forms[0];f.submit();f.querySelector('button').disabled=true;" +
  "addEventListener('pageshow',function(e){if(e.persisted)location.reload()})"
