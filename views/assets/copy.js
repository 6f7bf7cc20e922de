/** Copies the value of a field at the press of its button; without this module the field can still be selected. */
const saidFor = 2_000

for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy)
  const said = document.getElementById(`${button.dataset.copy}-said`)
  if (!field) continue
  button.hidden = false
  const label = button.textContent
  const words = button.dataset

  button.addEventListener('click', async () => {
    field.focus()
    field.select()
    const copied = await copy(field.value)
    button.textContent = copied ? words.copied : words.pressKeys
    if (said) said.textContent = copied ? words.copied : words.notCopied
    setTimeout(() => {
      button.textContent = label
      if (said) said.textContent = ''
    }, saidFor)
  })
}

/** The clipboard interface exists on https and localhost only; elsewhere the selection is copied the older way. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return document.execCommand('copy')
  }
}
