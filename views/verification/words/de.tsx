/** The pages behind a verification link in German. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const de: VerificationWords = {
  title: 'Bestätigen Sie Ihre E-Mail-Adresse',
  isThisYours: (email) => (
    <>
      Gehört die Adresse <Bidi>{email}</Bidi> Ihnen?
    </>
  ),
  accountOf: (person) => (
    <>
      Mit der Bestätigung verbinden Sie sie mit dem Konto von <Bidi>{person}</Bidi>.
    </>
  ),
  onlyIf: 'Bestätigen Sie nur, wenn dieses Konto Ihres ist. Sonst schließen Sie diese Seite: Es geschieht nichts.',
  button: 'Ja, diese Adresse bestätigen',
  signIn: 'Anmelden',
  ends: {
    confirmed: {
      title: 'Ihre Adresse ist bestätigt',
      sentence: 'Es ist nichts weiter zu tun. Sie können sich jetzt anmelden.',
    },
    spent: {
      title: 'Dieser Link wurde bereits benutzt',
      sentence:
        'Er funktioniert nur einmal. Wenn Sie ihn selbst benutzt haben, ist Ihre Adresse bestätigt und nichts weiter zu tun.',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      sentence: 'Er galt 24 Stunden. Es wurde nichts geändert. Bitten Sie Ihre Organisation um einen neuen.',
    },
    void: {
      title: 'Dieser Link gilt nicht mehr',
      sentence:
        'Es wurde ein neuerer gesendet, oder Ihr Konto hat inzwischen eine andere Adresse. Suchen Sie die neueste Nachricht, oder bitten Sie Ihre Organisation um einen neuen Link.',
    },
    unknown: {
      title: 'Dieser Link funktioniert nicht',
      sentence:
        'Vielleicht ist er nicht vollständig. Kopieren Sie die ganze Adresse aus der Nachricht, oder bitten Sie Ihre Organisation um einen neuen Link.',
    },
  },
}
