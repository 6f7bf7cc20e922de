/** The answer to "check the stored secret", put into the app page by htmx or shown when the page comes back. */
import { Alert } from '../parts/alert.tsx'

export type CheckResultProps = {
  /** `unknown`: the check could not be made, which is not good news. */
  outcome:
    | { kind: 'good'; /** Accepted, but a person should look again. */ warning?: string | undefined }
    | { kind: 'bad'; sentence: string }
    | { kind: 'unknown'; sentence: string }
}

export function CheckResult({ outcome }: CheckResultProps) {
  switch (outcome.kind) {
    case 'good':
      return (
        <Alert tone="success" title="The stored secret signs" role="status">
          <p>
            A trial token was made with it and passed the rules Zendesk documents. Whether Zendesk holds the same secret
            only a first sign-in can show.
          </p>
          {outcome.warning !== undefined && <p>{outcome.warning}</p>}
        </Alert>
      )
    case 'bad':
      return (
        <Alert tone="danger" title="The stored secret does not work" role="alert">
          <p>{outcome.sentence}</p>
        </Alert>
      )
    case 'unknown':
      return (
        <Alert tone="warning" title="Not checked" role="status">
          <p>{outcome.sentence}</p>
        </Alert>
      )
  }
}
