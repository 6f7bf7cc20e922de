/** How a field is written: what of a member can be named, and the functions, each with an example. */
import { Bidi } from '../parts/bidi.tsx'
import { Table } from '../parts/table.tsx'

export type NotationHelpProps = {
  paths: readonly { path: string; of: string }[]
  functions: readonly { form: string; does: string; example: { typed: string; gives: string } }[]
  /** Custom fields that occur. */
  attributes: readonly string[]
}

export function NotationHelp({ paths, functions, attributes }: NotationHelpProps) {
  return (
    <div class="stack stack-loose">
      <details class="disclosure">
        <summary>What of a member can be named</summary>
        <dl class="details details-wide">
          {paths.map(({ path, of }) => (
            <div key={path}>
              <dt>
                <code>{path}</code>
              </dt>
              <dd>{of}</dd>
            </div>
          ))}
          <div>
            <dt>
              <code>field:name</code>
            </dt>
            <dd>
              a custom field, by its name
              {attributes.length > 0 && (
                <>
                  {'; there are '}
                  {attributes.map((attribute, index) => (
                    <span key={attribute}>
                      {index > 0 && ', '}
                      <code>
                        <Bidi>{`field:${attribute}`}</Bidi>
                      </code>
                    </span>
                  ))}
                </>
              )}
            </dd>
          </div>
          <div>
            <dt>
              <code>"text"</code>
            </dt>
            <dd>
              fixed text; <code>8</code>, <code>true</code> and <code>false</code> stand without quotation marks
            </dd>
          </div>
        </dl>
      </details>
      <details class="disclosure">
        <summary>Functions, with examples</summary>
        <Table
          caption="Functions"
          rows={functions}
          keyOf={({ form }) => form}
          columns={[
            { label: 'Write', cell: ({ form }) => <code>{form}</code> },
            { label: 'Gives', cell: ({ does }) => does },
            {
              label: 'Example',
              cell: ({ example: { typed, gives } }) => (
                <span>
                  <code>{typed}</code>
                  {gives === '' ? (
                    ' leaves it out for staff'
                  ) : (
                    <>
                      {' '}
                      gives <Bidi>{gives}</Bidi>
                    </>
                  )}
                </span>
              ),
            },
          ]}
        />
      </details>
    </div>
  )
}
