/** Says that it went no further, and why. */
import { PracticeLayout, type Visitor } from './practice-layout.tsx'

export function PracticeProblemPage(props: { visitor: Visitor; title: string; sentence: string }) {
  return (
    <PracticeLayout title={props.title} visitor={props.visitor}>
      <h1>{props.title}</h1>
      <p>{props.sentence}</p>
      <p>
        <a href="/hc">Help Center</a>
      </p>
    </PracticeLayout>
  )
}
