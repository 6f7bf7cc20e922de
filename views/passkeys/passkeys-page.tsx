/** A member's passkeys: which there are, where each is kept, and the way to another one. */
import { useSpeech } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import type { AccountFrame } from '../parts/account-bar.tsx'
import { Alert } from '../parts/alert.tsx'
import { Badge } from '../parts/badge.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { LinkArrow } from '../parts/link-row.tsx'
import { Moment } from '../parts/moment.tsx'
import { passkeyWordsOf } from './words/catalogue.ts'
import type { PasskeyDone, PasskeyWords } from './words/words.ts'

/** Where a passkey is: with copies, able to have them, or in one place. */
export type PasskeyKeeping = 'synced' | 'notSyncedYet' | 'onOneDevice'

export type ListedPasskey = {
  href: string
  name: string
  keeping: PasskeyKeeping
  createdAt: Date
  lastUsedAt: Date | undefined
}

export type PasskeysPageProps = {
  account: AccountFrame
  passkeys: readonly ListedPasskey[]
  /** Undefined when there are as many as there can be. */
  addHref: string | undefined
  /** What has just been done. */
  done?: PasskeyDone | undefined
  /** Where recovery codes are made, for a member who has none. */
  codesHref?: string | undefined
  /** Where the member was going when they came here. */
  continueHref?: string | undefined
}

export function PasskeysPage(props: PasskeysPageProps) {
  const { account, passkeys, addHref, done, codesHref, continueHref } = props
  const words = passkeyWordsOf(useSpeech().language)
  return (
    <Page title={words.title} shell="member" width="wide" account={account} modules={['moment']}>
      <div class="stack stack-tight">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </div>
      {done !== undefined && (
        <Alert tone="success" role="status">
          <p>{words.done[done]}</p>
        </Alert>
      )}
      {passkeys.length === 0 && <p class="quiet">{words.none}</p>}
      {passkeys.length > 0 && (
        <ul class="link-list">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.href} {...passkey} words={words} />
          ))}
        </ul>
      )}
      {addHref === undefined && <p class="note">{words.enough}</p>}
      {codesHref !== undefined && (
        <section class="section" aria-labelledby="codes">
          <h2 id="codes">{words.codes.title}</h2>
          <p>{words.codes.sentence}</p>
          <p>
            <a href={codesHref}>{words.codes.make}</a>
          </p>
        </section>
      )}
      <div class="form-actions">
        {continueHref !== undefined && <ButtonLink href={continueHref}>{words.goOn}</ButtonLink>}
        {addHref !== undefined && (
          <ButtonLink href={addHref} kind={continueHref === undefined ? 'primary' : 'secondary'}>
            {words.add}
          </ButtonLink>
        )}
      </div>
      <p>
        <a href="/account/security">{words.back}</a>
      </p>
    </Page>
  )
}

type PasskeyRowProps = ListedPasskey & { words: PasskeyWords }

function PasskeyRow({ href, name, keeping, createdAt, lastUsedAt, words }: PasskeyRowProps) {
  return (
    <li>
      <a class="link-row" href={href}>
        <span class="passkey">
          <span class="visually-hidden">{words.open(name)}</span>
          <span aria-hidden="true">
            <Bidi>{name}</Bidi>
          </span>
          <Badge tone={keeping === 'synced' ? 'success' : 'neutral'}>{words[keeping]}</Badge>
          <span class="hint">
            {words.added(<Moment at={createdAt} />)},{' '}
            {lastUsedAt === undefined ? words.neverUsed : words.lastUsed(<Moment at={lastUsedAt} />)}
          </span>
        </span>
        <LinkArrow />
      </a>
    </li>
  )
}
