/** Sends each form once however often its button is pressed, and opens it again when the page comes back. */
const sent = new Set()
// Long enough for a slow answer, short enough for a person who stopped the page and wants another try.
const heldFor = 10_000

document.addEventListener('submit', (event) => {
  // Prevented: another script sends this form itself and guards it.
  if (event.defaultPrevented) return
  const form = event.target
  if (sent.has(form)) {
    event.preventDefault()
    return
  }
  sent.add(form)
  mark(form, true)
  setTimeout(() => release(form), heldFor)
})

window.addEventListener('pageshow', () => {
  for (const form of sent) release(form)
})

function release(form) {
  sent.delete(form)
  mark(form, false)
}

/** `aria-disabled` and not `disabled`: a disabled button would take its own value out of what is sent. */
function mark(form, isBusy) {
  for (const button of form.querySelectorAll('button[type=submit]')) {
    if (isBusy) button.setAttribute('aria-disabled', 'true')
    else button.removeAttribute('aria-disabled')
  }
}
