/** A request that cannot be answered: what happened in one sentence, and where to go from here. */
import { useWords } from './languages/speak.tsx'
import { Page } from './layout.tsx'
import { ButtonLink } from './parts/button.tsx'
import { Reference } from './parts/reference.tsx'

export type ProblemPageProps = {
  status: number
  title: string
  sentence: string
  reference: string
  /** The first one is the best way on. */
  links: readonly { label: string; href: string }[]
  organization?: string | undefined
}

export function ProblemPage({ status, title, sentence, reference, links, organization }: ProblemPageProps) {
  const { problem } = useWords()
  return (
    <Page title={title} shell="member" organization={organization}>
      <div class="stack stack-tight">
        <p class="quiet">{problem.error(status)}</p>
        <h1>{title}</h1>
        <p class="lead">{sentence}</p>
      </div>
      {links.length > 0 && (
        <div class="row">
          {links.map(({ label, href }, place) => (
            <ButtonLink key={href} href={href} kind={place === 0 ? 'primary' : 'secondary'}>
              {label}
            </ButtonLink>
          ))}
        </div>
      )}
      <Reference reference={reference} />
    </Page>
  )
}
