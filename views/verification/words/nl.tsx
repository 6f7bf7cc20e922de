/** The pages behind a verification link in Dutch. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const nl: VerificationWords = {
  title: 'Bevestig uw e-mailadres',
  isThisYours: (email) => (
    <>
      Is <Bidi>{email}</Bidi> uw adres?
    </>
  ),
  accountOf: (person) => (
    <>
      Als u het bevestigt, koppelt u het aan het account van <Bidi>{person}</Bidi>.
    </>
  ),
  onlyIf: 'Bevestig alleen als dit account van u is. Sluit anders deze pagina: er gebeurt dan niets.',
  button: 'Ja, dit adres bevestigen',
  signIn: 'Aanmelden',
  ends: {
    confirmed: { title: 'Uw adres is bevestigd', sentence: 'U hoeft verder niets te doen. U kunt zich nu aanmelden.' },
    spent: {
      title: 'Deze link is al gebruikt',
      sentence:
        'Hij werkt maar één keer. Hebt u hem zelf gebruikt, dan is uw adres bevestigd en hoeft u verder niets te doen.',
    },
    expired: {
      title: 'Deze link is verlopen',
      sentence: 'Hij was 24 uur geldig. Er is niets gewijzigd. Vraag uw organisatie om een nieuwe.',
    },
    void: {
      title: 'Deze link is niet meer geldig',
      sentence:
        'Er is een nieuwere verzonden, of uw account heeft inmiddels een ander adres. Zoek het nieuwste bericht, of vraag uw organisatie om een nieuwe link.',
    },
    unknown: {
      title: 'Deze link werkt niet',
      sentence:
        'Misschien is hij niet volledig. Kopieer het hele adres uit het bericht, of vraag uw organisatie om een nieuwe link.',
    },
  },
}
