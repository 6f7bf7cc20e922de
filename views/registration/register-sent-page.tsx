/** After somebody asked to become a member: the same words whether or not they are one, and room for the code. */
import { useSpeech, useWords } from '../languages/speak.tsx'
import { Page } from '../layout.tsx'
import { CodeForm } from '../verification/code-form.tsx'
import { registrationWordsOf } from './words/catalogue.ts'

export type RegisterSentPageProps = {
  csrfToken: string
  /** What was asked for in this browser, if it was in this one. */
  asked: { email: string; takesCode: boolean } | undefined
  againHref: string
  /** What is wrong with the code. */
  problem?: string | undefined
  organization?: string | undefined
}

export function RegisterSentPage({ csrfToken, asked, againHref, problem, organization }: RegisterSentPageProps) {
  const { sent } = registrationWordsOf(useSpeech().language)
  const { parts } = useWords()
  return (
    <Page
      title={problem === undefined ? sent.title : `${parts.error} ${sent.title}`}
      shell="member"
      organization={organization}
    >
      <div class="stack stack-tight">
        <h1>{sent.title}</h1>
        <p class="lead">{sent.lead(asked?.email)}</p>
      </div>
      <p>{sent.how}</p>
      {asked && (
        <CodeForm
          csrfToken={csrfToken}
          action="/register/code"
          takesCode={asked.takesCode}
          continueTo={undefined}
          problem={problem}
        />
      )}
      <p class="hint">{sent.noMail}</p>
      <ul class="way-list">
        <li>
          <a href={againHref}>{sent.again}</a>
        </li>
      </ul>
    </Page>
  )
}
