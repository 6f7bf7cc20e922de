/** A sentence of ours with words from outside in it. */
import { Fragment } from 'preact'
import { Bidi } from '../parts/bidi.tsx'

export type Phrase = readonly (string | { quoted: string })[]

export function PhraseText({ phrase }: { phrase: Phrase }) {
  return (
    <>
      {phrase.map((part, index) => (
        <Fragment key={index}>
          {typeof part === 'string' ? (
            part
          ) : (
            <strong>
              <Bidi>{part.quoted}</Bidi>
            </strong>
          )}
        </Fragment>
      ))}
    </>
  )
}

/** A whole policy: the first sentence that speaks of somebody decides. */
export function PolicySentences({ sentences }: { sentences: readonly Phrase[] }) {
  const [only, second] = sentences
  if (only !== undefined && second === undefined) {
    return (
      <p>
        <PhraseText phrase={only} />
      </p>
    )
  }
  return (
    <ol class="policy">
      {sentences.map((phrase, index) => (
        <li key={index}>
          <PhraseText phrase={phrase} />
        </li>
      ))}
    </ol>
  )
}
