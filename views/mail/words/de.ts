/** Messages in German. */
import type { MailWords } from './words.ts'

export const de: MailWords = {
  greeting: (name) => `Guten Tag ${name},`,
  greetingWithoutName: 'Guten Tag,',
  until: (moment) => `Der Link funktioniert einmal, und zwar bis ${moment}.`,
  copy: 'Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:',
  footer: (site) => `Automatisch gesendet vom Anmeldedienst unter ${site}. Antworten werden nicht gelesen.`,
  verification: {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    lead: (site) =>
      `Bitte bestätigen Sie, dass diese E-Mail-Adresse Ihnen gehört. Sie ist für Ihr Konto bei ${site} hinterlegt.`,
    button: 'Meine Adresse bestätigen',
    unexpected: 'Wenn Sie dieses Konto nicht kennen, unternehmen Sie nichts: Die Adresse wird dann nicht bestätigt.',
  },
  reset: {
    subject: 'Wählen Sie ein neues Passwort',
    lead: (site) => `Mit diesem Link wählen Sie ein neues Passwort für Ihr Konto bei ${site}.`,
    button: 'Neues Passwort wählen',
    unexpected:
      'Wenn Sie diese Nachricht nicht erwartet haben, unternehmen Sie nichts: Ihr Passwort bleibt, wie es ist. Leiten Sie die Nachricht nicht weiter, denn wer den Link hat, kann Ihr Passwort festlegen.',
  },
}
