/** Both members side by side, and the choice of who stays and whose values are kept. Nothing is changed by it yet. */
import type { ComponentChildren } from 'preact'
import { Page } from '../layout.tsx'
import { Alert } from '../parts/alert.tsx'
import { Bidi } from '../parts/bidi.tsx'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import type { ConsoleFrame } from '../parts/console-shell.tsx'
import { fieldId } from '../parts/field.tsx'
import { fieldWords, groundWords, obstacleWords } from './merge-words.ts'
import { FieldValue, SidesTable, type MergeSide } from './sides.tsx'

export type ComparePageProps = {
  frame: ConsoleFrame
  sides: readonly [MergeSide, MergeSide]
  /** What keeps the first from going, and the second. */
  obstacles: readonly [string | undefined, string | undefined]
  suggestion: { keep: 'a' | 'b'; because: readonly string[] } | undefined
  /** Fields in which they differ, and whose value is ticked. */
  fields: readonly { field: string; from: 'a' | 'b' | 'both' }[]
}

export const mergeHome = '/admin/members/merge'

export function ComparePage({ frame, sides, obstacles, suggestion, fields }: ComparePageProps) {
  const [first, second] = sides
  const title = 'Merge two members'
  const keepers = [
    { value: 'a', side: first, obstacle: obstacles[1] },
    { value: 'b', side: second, obstacle: obstacles[0] },
  ].filter(({ obstacle }) => obstacle === undefined)
  const suggested = keepers.find(({ value }) => value === suggestion?.keep) ?? keepers[0]
  return (
    <Page title={title} shell="console" frame={frame}>
      <Breadcrumbs
        items={[
          { label: 'Members', href: '/admin/members' },
          { label: title, href: mergeHome },
        ]}
        here="Compare"
      />
      <h1>Are these one person?</h1>
      <p class="quiet">Nothing is changed by this page. What a merge would do is on the next one.</p>
      <SidesTable sides={sides} />
      <Obstacles sides={sides} obstacles={obstacles} />
      {suggested && (
        <form class="form merge-form" method="get" action={`${mergeHome}/preview`}>
          <input type="hidden" name="a" value={first.externalId} />
          <input type="hidden" name="b" value={second.externalId} />
          <Choice
            name="keep"
            legend="Who stays"
            hint={<Suggestion sides={sides} suggestion={suggestion} />}
            value={suggested.value}
            choices={keepers.map(({ value, side }) => ({ value, label: <Person {...side} /> }))}
          />
          {fields.map(({ field, from }) => (
            <Choice
              key={field}
              name={field}
              legend={fieldWords[field] ?? field}
              value={from}
              choices={[
                { value: 'a', label: <FieldValue side={first} field={field} /> },
                { value: 'b', label: <FieldValue side={second} field={field} /> },
                ...(field === 'attributes' ? [{ value: 'both', label: bothWords }] : []),
              ]}
            />
          ))}
          <div class="form-actions">
            <Button>See what would happen</Button>
            <ButtonLink href={mergeHome} kind="quiet">
              Choose others
            </ButtonLink>
          </div>
        </form>
      )}
    </Page>
  )
}

const bothWords = 'Those of both; where they have one of the same name, that of the one who stays'

const Person = ({ name, externalId }: MergeSide) => (
  <>
    <Bidi>{name}</Bidi>{' '}
    <code>
      <Bidi>{externalId}</Bidi>
    </code>
  </>
)

function Suggestion({ sides, suggestion }: Pick<ComparePageProps, 'sides' | 'suggestion'>) {
  if (suggestion === undefined) return <>Nothing tells them apart from here: choose the one that is in use.</>
  const { name } = sides[suggestion.keep === 'a' ? 0 : 1]
  return (
    <>
      <Bidi>{name}</Bidi> looks like the one to keep:{' '}
      {suggestion.because.map((ground) => groundWords[ground] ?? ground).join(', ')}. The external ID of the one who
      stays is kept; the other’s is never given again.
    </>
  )
}

/** Of both the same: once. */
function Obstacles({ sides, obstacles }: Pick<ComparePageProps, 'sides' | 'obstacles'>) {
  const [one, other] = obstacles
  if (one === undefined && other === undefined) return null
  if (one === 'for-owners' || other === 'for-owners') {
    return (
      <Alert tone="warning" title="You cannot merge these two">
        <p>{obstacleWords['for-owners']}</p>
      </Alert>
    )
  }
  return (
    <Alert
      tone="warning"
      title={one !== undefined && other !== undefined ? 'Neither can go' : 'Only one of them can go'}
    >
      {obstacles.map((obstacle, index) => {
        const side = sides[index === 0 ? 0 : 1]
        return (
          obstacle !== undefined && (
            <p key={side.id}>
              <Bidi>{side.name}</Bidi>{' '}
              <code>
                <Bidi>{side.externalId}</Bidi>
              </code>{' '}
              stays: {obstacleWords[obstacle] ?? obstacle}
            </p>
          )
        )
      })}
    </Alert>
  )
}

type ChoiceProps = {
  name: string
  legend: string
  hint?: ComponentChildren
  value: string
  choices: readonly { value: string; label: ComponentChildren }[]
}

function Choice({ name, legend, hint, value, choices }: ChoiceProps) {
  return (
    <fieldset class="choice">
      <legend class="label">{legend}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <div class="choices">
        {choices.map((choice) => {
          const id = `${fieldId(name)}-${choice.value}`
          return (
            <div class="check" key={choice.value}>
              <input
                id={id}
                class="check-box"
                type="radio"
                name={name}
                value={choice.value}
                checked={choice.value === value}
                required
              />
              <label for={id}>{choice.label}</label>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
