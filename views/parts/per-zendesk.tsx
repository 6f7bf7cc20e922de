/** Marks a statement about Zendesk as what its documentation says, with the article to check it against. */
import { useWords } from '../languages/speak.tsx'

export type PerZendeskProps = { article: string }

export function PerZendesk({ article }: PerZendeskProps) {
  const { parts } = useWords()
  return (
    <span class="note">
      {parts.perZendesk}{' '}
      <a class="source" href={`https://support.zendesk.com/hc/en-us/articles/${encodeURIComponent(article)}`}>
        {parts.article(article)}
      </a>
    </span>
  )
}
