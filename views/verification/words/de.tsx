/** The pages about addresses in German. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const de: VerificationWords = {
  links: {
    verify: {
      title: 'Bestätigen Sie Ihre E-Mail-Adresse',
      lead: (email) => (
        <>
          Gehört die Adresse <Bidi>{email}</Bidi> Ihnen?
        </>
      ),
      about: (person) => (
        <>
          Mit der Bestätigung verbinden Sie sie mit dem Konto von <Bidi>{person}</Bidi>.
        </>
      ),
      onlyIf: 'Bestätigen Sie nur, wenn dieses Konto Ihres ist. Sonst schließen Sie diese Seite: Es geschieht nichts.',
      button: 'Ja, diese Adresse bestätigen',
    },
    change: {
      title: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
      lead: (email) => (
        <>
          Soll <Bidi>{email}</Bidi> von jetzt an Ihre Adresse sein?
        </>
      ),
      about: (person) => (
        <>
          Sie tritt im Konto von <Bidi>{person}</Bidi> an die Stelle der bisherigen. Alle anderen Sitzungen enden.
        </>
      ),
      onlyIf:
        'Bestätigen Sie nur, wenn Sie das selbst gewünscht haben. Sonst schließen Sie diese Seite: Es geschieht nichts.',
      button: 'Ja, diese Adresse verwenden',
    },
    undo: {
      title: 'Zurück zur bisherigen Adresse',
      lead: (email) => (
        <>
          Soll <Bidi>{email}</Bidi> wieder Ihre Adresse sein?
        </>
      ),
      about: (person) => (
        <>
          Sie gehörte zum Konto von <Bidi>{person}</Bidi>, bis sie geändert wurde. Wenn Sie zurückkehren, werden alle
          abgemeldet, das Passwort gilt nicht mehr, und Sie erhalten einen Link, um ein neues zu wählen.
        </>
      ),
      onlyIf: 'Wenn Sie die Adresse selbst geändert haben, schließen Sie diese Seite: Es geschieht nichts.',
      button: 'Das war ich nicht: zurück',
    },
  },
  signInFirst:
    'Nur wer um diese Adresse gebeten hat, kann sie bestätigen: Melden Sie sich zuerst mit diesem Konto an. Oder geben Sie den Code aus der Nachricht auf der Seite ein, auf der um die Adresse gebeten wurde.',
  signIn: 'Anmelden',
  forgotPassword: 'Passwort vergessen?',
  yourAddress: 'Ihre Adresse ansehen',
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
      sentence:
        'Er galt 24 Stunden. Es wurde nichts geändert. Melden Sie sich an, um sich einen neuen senden zu lassen, oder bitten Sie Ihre Organisation darum.',
    },
    void: {
      title: 'Dieser Link gilt nicht mehr',
      sentence:
        'Es wurde ein neuerer gesendet, oder Ihr Konto hat inzwischen eine andere Adresse. Suchen Sie die neueste Nachricht, melden Sie sich an, um sich einen neuen Link senden zu lassen, oder bitten Sie Ihre Organisation darum.',
    },
    unknown: {
      title: 'Dieser Link funktioniert nicht',
      sentence:
        'Vielleicht ist er nicht vollständig. Kopieren Sie die ganze Adresse aus der Nachricht, melden Sie sich an, um sich einen neuen Link senden zu lassen, oder bitten Sie Ihre Organisation darum.',
    },
    'change-spent': {
      title: 'Dieser Link wurde bereits benutzt',
      sentence: 'Er funktioniert nur einmal. Wenn Sie ihn selbst benutzt haben, gilt Ihre neue Adresse.',
    },
    'change-expired': {
      title: 'Dieser Link ist abgelaufen',
      sentence: 'Er galt 24 Stunden. Ihre Adresse bleibt, wie sie war. Sie können die Änderung noch einmal anfordern.',
    },
    'change-void': {
      title: 'Dieser Link gilt nicht mehr',
      sentence:
        'Sie haben seither eine andere Adresse gewünscht, die Änderung wurde zurückgezogen, oder Ihr Konto wurde inzwischen geändert. Ihre Adresse bleibt, wie sie ist. Sie können die Änderung noch einmal anfordern.',
    },
    restored: {
      title: 'Ihre bisherige Adresse gilt wieder',
      sentence:
        'Alle wurden abgemeldet, und das Passwort gilt nicht mehr. Ein Link, um ein neues zu wählen, ist an Ihre Adresse unterwegs. Kommt er nicht an, fordern Sie hier einen neuen an.',
    },
    'undo-spent': {
      title: 'Die Änderung wurde bereits rückgängig gemacht',
      sentence: 'Wenn Sie das selbst waren, wählen Sie ein neues Passwort mit dem Link, der Ihnen gesendet wurde.',
    },
    'undo-expired': {
      title: 'Dieser Link ist abgelaufen',
      sentence:
        'Er galt sieben Tage. Wenn Sie die Adresse nicht geändert haben, bitten Sie Ihre Organisation sofort um Hilfe.',
    },
    'undo-void': {
      title: 'Dieser Link gilt nicht mehr',
      sentence:
        'Ihre Organisation hat die Adresse Ihres Kontos seither geändert. Wenn das nicht stimmen kann, bitten Sie sie sofort um Hilfe.',
    },
    taken: {
      title: 'Diese Adresse ist vergeben',
      sentence:
        'Inzwischen hat sie ein anderes Konto, daher kann sie nicht die Adresse Ihres Kontos werden. Es wurde nichts geändert. Bitten Sie Ihre Organisation um Hilfe.',
    },
  },

  address: {
    title: 'Ihre E-Mail-Adresse',
    lead: 'Mit dieser Adresse melden wir Sie bei Zendesk an, und an sie gehen Nachrichten zu Ihrem Konto.',
    label: 'Adresse',
    none: 'Für Sie ist keine eingetragen.',
    confirmed: 'Bestätigt',
    notConfirmed: 'Nicht bestätigt',
    why: 'Bitte bestätigen Sie, dass diese Adresse Ihnen gehört. Bis dahin lässt Sie kein Help Center hinein.',
    onward: 'Sobald sie bestätigt ist, geht es dorthin weiter, wohin Sie unterwegs waren.',
    send: 'Nachricht zur Bestätigung senden',
    sendAgain: 'Noch einmal senden',
    onItsWay: (email) => (
      <>
        Eine Nachricht ist an <Bidi>{email}</Bidi> unterwegs. Öffnen Sie den Link darin, oder geben Sie den Code hier
        ein. Sehen Sie auch im Spam-Ordner nach.
      </>
    ),
    next: (minutes) =>
      minutes === 1
        ? 'In einer Minute können Sie sich eine weitere senden lassen.'
        : `In ${minutes} Minuten können Sie sich eine weitere senden lassen.`,
    code: 'Code aus der Nachricht',
    codeHint: 'Sechs Ziffern. Der Code gilt 10 Minuten, der Link 24 Stunden.',
    codeGone: 'Der Code gilt nicht mehr; der Link in der Nachricht noch.',
    confirm: 'Bestätigen',
    change: 'Adresse ändern',
    add: 'Adresse eintragen',
    forOwners:
      'Wer zum Personal gehört oder Latchkey betreut, ändert die eigene Adresse nicht selbst: Bitten Sie jemanden mit der Rolle „Owner“ dieses Latchkey darum.',
    pendingTitle: 'Ihre neue Adresse',
    pending: (email) => (
      <>
        Eine Nachricht ist an <Bidi>{email}</Bidi> unterwegs. Öffnen Sie den Link darin, oder geben Sie den Code hier
        ein, und zwar innerhalb von 24 Stunden.
      </>
    ),
    present: 'Bis dahin gilt Ihre jetzige Adresse.',
    another: 'Noch einmal oder eine andere Adresse anfordern',
    withdraw: 'Jetzige Adresse behalten',
    goOn: 'Weiter',
    back: 'Zurück zu Ihrem Profil',
  },

  change: {
    title: 'E-Mail-Adresse ändern',
    lead: 'Wir senden eine Nachricht an die neue Adresse. Sobald Sie sie dort bestätigt haben, tritt sie an die Stelle der jetzigen.',
    present: 'Jetzige Adresse',
    field: 'Neue Adresse',
    effect:
      'Dann enden alle Ihre anderen Sitzungen, und die bisherige Adresse wird benachrichtigt, wenn sie bestätigt war.',
    button: 'Nachricht senden',
    back: 'Jetzige Adresse behalten',
  },

  done: {
    confirmed: 'Ihre Adresse ist bestätigt.',
    changed: 'Ihre neue Adresse gilt. Alle anderen Sitzungen wurden beendet.',
    withdrawn: 'Ihre jetzige Adresse gilt weiter.',
  },
  complaints: {
    'malformed-code': 'Geben Sie die sechs Ziffern des Codes ein.',
    'wrong-code': 'Das ist nicht der Code der neuesten Nachricht.',
    'no-code':
      'Es gibt keinen Code mehr, der gilt. Benutzen Sie den Link in der Nachricht, oder lassen Sie sich eine neue senden.',
    'malformed-email': 'Das ist keine ganze E-Mail-Adresse wie name@example.org.',
    'email-hidden-characters':
      'Die Adresse enthält ein unsichtbares Zeichen. Tippen Sie sie neu, statt sie einzufügen.',
    'same-address': 'Das ist bereits Ihre Adresse.',
    'staff-domain':
      'Adressen wie diese gehören zum Personal, Sie können sie also nicht selbst annehmen. Bitten Sie Ihre Organisation, Ihre Adresse zu ändern.',
  },
  domainNotAllowed: (domains) => `Hier können nur Adressen verwendet werden, die auf ${domains} enden.`,
}
