/** Marks a statement about Zendesk as what its documentation says, with the article to check it against. */
export type PerZendeskProps = { article: string }

export function PerZendesk({ article }: PerZendeskProps) {
  return (
    <span class="note">
      per Zendesk’s documentation,{' '}
      <a class="source" href={`https://support.zendesk.com/hc/en-us/articles/${encodeURIComponent(article)}`}>
        article {article}
      </a>
    </span>
  )
}
