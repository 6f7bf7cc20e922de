/** Everything that is wrong with a form in one list, each entry a link to its field; takes the focus when the page opens. */
import { useWords } from '../languages/speak.tsx'
import { fieldId } from './field.tsx'

export type ErrorSummaryProps = { errors: Readonly<Partial<Record<string, string>>> }

export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const { parts } = useWords()
  const entries = Object.entries(errors).filter(([, message]) => message !== undefined)
  if (entries.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{parts.attention(entries.length)}</h2>
      <ul>
        {entries.map(([name, message]) => (
          <li key={name}>
            <a href={`#${fieldId(name)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
