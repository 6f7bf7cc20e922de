/** Asks the browser for a passkey, or for a new one, and sends what it says with the form that the button belongs to. */
import '/assets/simplewebauthn.js'

const { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, startAuthentication, startRegistration } =
  globalThis.SimpleWebAuthnBrowser

/** What a passkey signs is good for five minutes, and asking for one may take two of them. */
const freshFor = 120_000
const renewEvery = 200_000

const forms = document.querySelectorAll('form[data-passkey]')

for (const form of forms) {
  if (browserSupportsWebAuthn()) prepare(form)
  else for (const words of document.querySelectorAll('[data-passkey-cannot]')) words.hidden = false
}

function prepare(form) {
  const { passkey: kind, refresh, failed, known } = form.dataset
  const said = form.querySelector('[data-passkey-said]')
  const field = form.querySelector(kind === 'create' ? '[name=passkey]' : '[name=assertion]')
  let options = JSON.parse(form.dataset.options)
  let madeAt = performance.now()
  let isAsking = false
  form.hidden = false

  form.addEventListener('submit', (event) => {
    if (field.value !== '') return
    event.preventDefault()
    void ask()
  })
  // A page that comes back has sent its answer already.
  window.addEventListener('pageshow', () => (field.value = ''))
  if (refresh) void offer()

  async function ask() {
    if (isAsking) return
    isAsking = true
    said.textContent = ''
    try {
      await renew()
      const optionsJSON = options
      send(kind === 'create' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON }))
    } catch (error) {
      said.textContent = error.name === 'InvalidStateError' && known ? known : failed
      if (refresh) void offer()
    } finally {
      isAsking = false
    }
  }

  /** Beside the names that the browser knows, for as long as the page is open. */
  async function offer() {
    if (!(await browserSupportsWebAuthnAutofill())) return
    const renewing = setTimeout(() => void offer(), renewEvery)
    try {
      await renew()
      send(await startAuthentication({ optionsJSON: options, useBrowserAutofill: true }))
    } catch {
      // Given up for the button, or for a fresh one: nobody asked for anything yet, so there is nothing to say.
    } finally {
      clearTimeout(renewing)
    }
  }

  async function renew() {
    if (!refresh || performance.now() - madeAt < freshFor) return
    const response = await fetch(refresh, { headers: { accept: 'application/json' } })
    if (!response.ok) return
    options = await response.json()
    madeAt = performance.now()
  }

  function send(answer) {
    field.value = JSON.stringify(answer)
    form.requestSubmit()
  }
}
