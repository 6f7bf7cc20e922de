/** Shows points in time in the viewer's zone and manner; the exact time stays in the title. Tells the server the zone. */
const format = new Intl.DateTimeFormat(
  document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang,
  {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
)
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

// Pages that count by days ask the server for the viewer's own.
const { timeZone } = format.resolvedOptions()
if (timeZone) {
  const safe = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `latchkey-zone=${timeZone}; path=/admin; max-age=31536000; samesite=lax${safe}`
}
