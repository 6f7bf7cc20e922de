/** Lets people see the password they type, and tells them when Caps Lock is on. */
for (const button of document.querySelectorAll('[data-show-password]')) {
  const field = document.getElementById(button.dataset.showPassword)
  if (!field) continue
  button.hidden = false
  const { hide, hideLabel } = button.dataset
  const words = { show: button.textContent, showLabel: button.getAttribute('aria-label') }

  const show = (visible) => {
    field.type = visible ? 'text' : 'password'
    button.textContent = visible ? hide : words.show
    button.setAttribute('aria-label', visible ? hideLabel : words.showLabel)
  }
  button.addEventListener('click', () => show(field.type === 'password'))
  // A browser that remembers typed text must not remember this one.
  field.form?.addEventListener('submit', () => show(false))
}

for (const hint of document.querySelectorAll('[data-caps-hint]')) {
  const field = document.getElementById(hint.dataset.capsHint)
  if (!field) continue
  const look = (event) => {
    const isOn = event.getModifierState?.('CapsLock') === true
    hint.textContent = isOn ? hint.dataset.capsWords : ''
  }
  field.addEventListener('keydown', look)
  field.addEventListener('keyup', look)
  field.addEventListener('blur', () => (hint.textContent = ''))
}
