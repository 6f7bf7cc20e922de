/** Messages in Dutch. */
import type { MailWords } from './words.ts'

export const nl: MailWords = {
  greeting: (name) => `Beste ${name},`,
  greetingWithoutName: 'Goedendag,',
  until: (moment) => `De link werkt één keer, tot ${moment}.`,
  copy: 'Werkt de knop niet? Kopieer dan dit adres naar uw browser:',
  footer: (site) => `Automatisch verzonden door de aanmelddienst op ${site}. Antwoorden worden niet gelezen.`,
  verification: {
    subject: 'Bevestig uw e-mailadres',
    lead: (site) => `Bevestig dat dit e-mailadres van u is. Het is vastgelegd bij uw account op ${site}.`,
    button: 'Mijn adres bevestigen',
    unexpected: 'Kent u dit account niet, doe dan niets: het adres wordt dan niet bevestigd.',
  },
  reset: {
    subject: 'Kies een nieuw wachtwoord',
    lead: (site) => `Met deze link kiest u een nieuw wachtwoord voor uw account op ${site}.`,
    button: 'Nieuw wachtwoord kiezen',
    unexpected:
      'Had u dit bericht niet verwacht, doe dan niets: uw wachtwoord blijft zoals het is. Stuur het bericht niet door, want wie de link heeft, kan uw wachtwoord kiezen.',
  },
}
