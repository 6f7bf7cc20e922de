/** The pages for people who register, in German. */
import { Bidi } from '../../parts/bidi.tsx'
import type { RegistrationWords } from './words.ts'

export const de: RegistrationWords = {
  register: {
    title: 'Registrieren',
    lead: (organization = 'dieser Organisation') => (
      <>
        Beantragen Sie ein Konto bei <Bidi>{organization}</Bidi>.
      </>
    ),
    next: {
      open: 'Wir senden Ihnen eine Nachricht. Wenn Sie Ihre Adresse bestätigt haben, wählen Sie ein Passwort.',
      approved:
        'Wir senden Ihnen eine Nachricht. Wenn Sie Ihre Adresse bestätigt haben, wird Ihre Registrierung geprüft; danach wählen Sie ein Passwort.',
    },
    name: 'Ihr Name',
    nameHint: 'So, wie das Help Center Sie ansprechen soll.',
    email: 'Ihre E-Mail-Adresse',
    domains: (domains) => (
      <>
        Sie muss auf <Bidi>{domains}</Bidi> enden.
      </>
    ),
    button: 'Registrieren',
    haveAccount: 'Ich habe schon ein Konto',
  },
  refused: {
    staffDomain:
      'Adressen wie diese gehören zum Personal, und das Personal registriert sich nicht selbst. Bitten Sie Ihre Organisation um ein Konto.',
    domainNotAllowed: (domains) => `Hier können sich nur Adressen registrieren, die auf ${domains} enden.`,
    throttled: (minutes) =>
      minutes === 1
        ? 'Es gab zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.'
        : `Es gab zu viele Versuche. Bitte warten Sie ${minutes} Minuten und versuchen Sie es dann noch einmal.`,
  },
  sent: {
    title: 'Sehen Sie in Ihr Postfach',
    lead: (email) =>
      email === undefined ? (
        'Wir haben Ihnen eine Nachricht gesendet.'
      ) : (
        <>
          Wir haben eine Nachricht an <Bidi>{email}</Bidi> gesendet.
        </>
      ),
    how: 'Öffnen Sie den Link darin, oder geben Sie hier den Code ein. Wenn Sie mit dieser Adresse schon ein Konto haben, steht das in der Nachricht.',
    noMail:
      'Wenn in einigen Minuten nichts ankommt, sehen Sie im Spam-Ordner nach, und prüfen Sie die Adresse auf Tippfehler.',
    again: 'Noch einmal oder mit einer anderen Adresse versuchen',
  },
  confirm: {
    title: 'Bestätigen Sie Ihre Registrierung',
    isThisYours: (email) => (
      <>
        Gehört die Adresse <Bidi>{email}</Bidi> Ihnen?
      </>
    ),
    name: 'Ihr Name',
    nameHint: 'So, wie das Help Center Sie ansprechen soll. Ändern Sie ihn, wenn er nicht stimmt.',
    onlyIf: 'Bestätigen Sie nur, wenn Sie das veranlasst haben. Sonst schließen Sie diese Seite: Es geschieht nichts.',
    button: 'Ja, das ist meine Adresse',
  },
  ends: {
    waiting: {
      title: 'Ihre Adresse ist bestätigt',
      sentence:
        'Die Organisation prüft jetzt Ihre Registrierung. Sie bekommen eine Nachricht, sobald sie angenommen ist; bis dahin ist nichts weiter zu tun.',
    },
    known: {
      title: 'Sie haben schon ein Konto',
      sentence:
        'Ein Konto hat diese Adresse, deshalb wurde nichts angelegt. Melden Sie sich damit an. Wenn Sie das Passwort nicht kennen, lassen Sie sich einen Link senden.',
    },
    closed: {
      title: 'Die Registrierung ist nicht mehr möglich',
      sentence:
        'Wer sich registrieren darf, wurde inzwischen geändert. Es wurde kein Konto angelegt. Bitten Sie Ihre Organisation um ein Konto.',
    },
    spent: {
      title: 'Dieser Link wurde bereits benutzt',
      sentence:
        'Er funktioniert nur einmal. Wenn Sie ihn selbst benutzt haben, ist Ihre Adresse bestätigt. Wenn Sie noch kein Passwort gewählt haben, lassen Sie sich auf der Anmeldeseite einen Link dafür senden.',
    },
    gone: {
      title: 'Dieser Link funktioniert nicht',
      sentence:
        'Er gilt 24 Stunden und nur, wenn er vollständig ist. Kopieren Sie die ganze Adresse aus der Nachricht, oder registrieren Sie sich noch einmal.',
    },
  },
  signIn: 'Anmelden',
  forgotPassword: 'Passwort vergessen?',
  registerAgain: 'Noch einmal registrieren',
}
