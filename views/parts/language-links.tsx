/** The same page in the other languages, each by the name it calls itself. */
import { languageNames, languages } from '../languages/language.ts'
import { useSpeech, useWords } from '../languages/speak.tsx'

/** Nothing on a page that cannot be asked for again. */
export function LanguageLinks() {
  const { shell } = useWords()
  const { language, query } = useSpeech()
  if (query === undefined) return null
  return (
    <nav aria-label={shell.language}>
      <ul>
        {languages.map((each) => (
          <li key={each} lang={each}>
            {each === language ? (
              <span aria-current="true">{languageNames[each]}</span>
            ) : (
              // Relative, and so on this very page, whatever its path.
              <a href={`?${query}${query === '' ? '' : '&'}language=${each}`} hreflang={each}>
                {languageNames[each]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
