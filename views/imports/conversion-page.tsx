/** A file in another encoding than UTF-8: offers to convert it and shows words by which a person sees whether it is right. */
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Button } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { CsrfField } from '../parts/csrf-field.tsx'
import { CancelForm } from './cancel-form.tsx'
import { ImportHead, type ShownImport } from './import-head.tsx'

export type ConversionPageProps = {
  frame: ConsoleFrame
  csrfToken: string
  shown: ShownImport
  /** `guess`: no mark in the file says so. */
  encoding: { name: string; isGuess: boolean }
  /** Words with letters beyond ASCII, as they would be read. */
  words: readonly string[]
  /** Why the converted text is no member file either. */
  problem?: string | undefined
}

export function ConversionPage({ frame, csrfToken, shown, encoding, words, problem }: ConversionPageProps) {
  return (
    <Page title="Convert the file" shell="console" frame={frame}>
      <ImportHead shown={shown} />
      <section class="card stack" aria-labelledby="convert">
        <h2 id="convert">{`This file is ${encoding.isGuess ? 'probably ' : ''}in ${encoding.name}`}</h2>
        {problem !== undefined && (
          <Alert tone="danger" title="It cannot be read as a list of members" role="alert">
            <p>{problem}</p>
          </Alert>
        )}
        <p>
          Members are read as UTF-8. Latchkey can convert the file while it reads it; the file itself stays as it is.
        </p>
        {words.length > 0 ? (
          <div class="stack stack-tight">
            <p>Are the letters in these words from the file right?</p>
            <ul class="word-list">
              {words.map((word) => (
                <li key={word}>
                  <Bidi>{word}</Bidi>
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <p>Its first part holds plain letters only, which every encoding writes alike.</p>
        )}
        <form class="row" method="post" action={`${shown.href}/convert`}>
          <CsrfField token={csrfToken} />
          <Button>{words.length > 0 ? 'They are right: convert it' : 'Convert it'}</Button>
        </form>
        <p class="note">
          If they are wrong, cancel, save the list as “CSV UTF-8” where it comes from, and upload that file.
        </p>
      </section>
      <CancelForm csrfToken={csrfToken} href={shown.href} />
    </Page>
  )
}
