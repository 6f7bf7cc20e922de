/** What a form said, carried unseen through a page that comes in between. */

export type KeptField = { name: string; value: string }

export function KeptFields({ fields }: { fields: readonly KeptField[] }) {
  return (
    <>
      {fields.map(({ name, value }, index) => (
        <input key={`${index}:${name}`} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
