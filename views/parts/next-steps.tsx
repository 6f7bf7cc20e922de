/** What a person can do now, in the order worth trying. */
import { useWords } from '../languages/speak.tsx'

export type NextStepsProps = { steps: readonly string[] }

export function NextSteps({ steps }: NextStepsProps) {
  const { parts } = useWords()
  if (steps.length === 0) return null
  return (
    <section class="stack stack-tight" aria-labelledby="next">
      <h2 id="next">{parts.whatYouCanDo}</h2>
      <ul>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </section>
  )
}
