/** Shows points in time in the viewer's zone and manner; the exact time stays in the title. */
const format = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const zone = new Intl.DateTimeFormat('en', { timeZoneName: 'long' })

function localise(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime)
    // A date without a time of day is the same everywhere.
    if (!time.dateTime.includes('T') || Number.isNaN(at.getTime())) continue
    time.textContent = format.format(at)
    time.title = `${time.dateTime} · ${zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''}`
  }
}

localise(document)
document.addEventListener('htmx:load', ({ target }) => localise(target))
