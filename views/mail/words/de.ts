/** Messages in German. */
import type { MailWords } from './words.ts'

const nothingToDo = 'Wenn Sie das waren, ist nichts zu tun.'
const notMe =
  'Wenn Sie es nicht waren, benutzt vielleicht jemand anders Ihr Konto: Wählen Sie sofort ein neues Passwort, beenden Sie alle Sitzungen und verständigen Sie Ihre Organisation.'
const notMeWithoutPassword =
  'Wenn Sie es nicht waren, benutzt vielleicht jemand anders Ihr Konto: Lassen Sie sich sofort einen Link für ein neues Passwort senden und verständigen Sie Ihre Organisation.'

export const de: MailWords = {
  greeting: (name) => `Guten Tag ${name},`,
  greetingWithoutName: 'Guten Tag,',
  until: (moment) => `Der Link funktioniert einmal, und zwar bis ${moment}.`,
  code: 'Oder geben Sie diesen Code auf der Seite ein, die danach fragt. Nennen Sie ihn niemandem:',
  codeUntil: (moment) => `Der Code funktioniert einmal, und zwar bis ${moment}.`,
  copy: 'Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:',
  footer: (site) => `Automatisch gesendet vom Anmeldedienst unter ${site}. Antworten werden nicht gelesen.`,
  when: (moment) => `Wann: ${moment}`,
  from: (ip) => `Von der Netzwerkadresse: ${ip}`,
  browser: (browser, system) => `Mit: ${system === undefined ? browser : `${browser} unter ${system}`}`,
  security: 'Sicherheit Ihres Kontos ansehen',
  data: 'Ihre Daten ansehen',
  account: 'Ihr Konto ansehen',
  links: {
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
    'address-proof': {
      subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
      lead: (site) =>
        `Sie möchten diese E-Mail-Adresse für Ihr Konto bei ${site} verwenden. Bis Sie sie bestätigen, gilt Ihre bisherige Adresse.`,
      button: 'Meine neue Adresse bestätigen',
      unexpected: 'Wenn Sie das nicht veranlasst haben, unternehmen Sie nichts: Die Adresse wird nicht verwendet.',
    },
    'address-undo': {
      subject: 'Ihre E-Mail-Adresse wurde geändert',
      lead: (site) =>
        `Ihr Konto bei ${site} hat ab jetzt eine andere E-Mail-Adresse. An diese hier wird nichts mehr gesendet. Wenn Sie das waren, ist nichts zu tun.`,
      button: 'Änderung rückgängig machen',
      unexpected:
        'Wenn Sie es nicht waren, machen Sie die Änderung sofort rückgängig: Diese Adresse gilt dann wieder, alle Sitzungen enden, und Sie wählen ein neues Passwort.',
    },
    registration: {
      subject: 'Bestätigen Sie Ihre Registrierung',
      lead: (site) =>
        `Jemand, vermutlich Sie, möchte mit dieser E-Mail-Adresse ein Konto bei ${site}. Bestätigen Sie, dass die Adresse Ihnen gehört, damit es weitergeht.`,
      button: 'Meine Adresse bestätigen',
      unexpected: 'Wenn Sie das nicht veranlasst haben, unternehmen Sie nichts: Es wird kein Konto angelegt.',
    },
    'registration-approved': {
      subject: 'Ihre Registrierung wurde angenommen',
      lead: (site) => `Ihr Konto bei ${site} steht bereit. Mit diesem Link wählen Sie Ihr Passwort.`,
      button: 'Mein Passwort wählen',
      unexpected:
        'Leiten Sie die Nachricht nicht weiter, denn wer den Link hat, kann Ihr Passwort festlegen. Ist der Link abgelaufen, lassen Sie sich auf der Anmeldeseite mit „Passwort vergessen?“ einen neuen senden.',
    },
    'registration-refused': {
      subject: 'Ihre Registrierung wurde nicht angenommen',
      lead: (site) => `Ihre Registrierung bei ${site} wurde nicht angenommen. Es wurde kein Konto angelegt.`,
      button: undefined,
      unexpected:
        'Wenn Sie das für einen Irrtum halten, fragen Sie die Organisation, bei der Sie sich registrieren wollten.',
    },
    'registration-known': {
      subject: 'Sie haben bereits ein Konto',
      lead: (site) =>
        `Jemand, vermutlich Sie, wollte diese E-Mail-Adresse für ein Konto bei ${site} verwenden. Sie gehört dort schon zu Ihrem Konto, deshalb wurde nichts geändert.`,
      button: 'Anmelden',
      unexpected:
        'Wenn Sie Ihr Passwort vergessen haben, lassen Sie sich auf der Anmeldeseite einen Link senden. Wenn Sie es nicht waren, ist nichts zu tun.',
    },
  },
  notices: {
    'password-changed': {
      subject: 'Ihr Passwort wurde geändert',
      what: (site) => `Das Passwort Ihres Kontos bei ${site} wurde geändert. Alle anderen Sitzungen wurden beendet.`,
      next: `${nothingToDo} ${notMeWithoutPassword}`,
    },
    'password-reset': {
      subject: 'Sie haben ein neues Passwort',
      what: (site) =>
        `Für Ihr Konto bei ${site} wurde mit einem dafür bestimmten Link oder Code ein neues Passwort gewählt. Alle Sitzungen wurden beendet.`,
      next: `${nothingToDo} ${notMeWithoutPassword}`,
    },
    'password-marked-compromised': {
      subject: 'Ihr Passwort gilt nicht mehr',
      what: (site) =>
        `Ihre Organisation hat Grund zur Annahme, dass jemand anders das Passwort Ihres Kontos bei ${site} kennt. Es gilt nicht mehr, und alle Sitzungen wurden beendet.`,
      next: 'Wählen Sie ein neues Passwort: mit dem Link, der Ihnen gesendet wurde, oder mit „Passwort vergessen?“ auf der Anmeldeseite. Verwenden Sie das alte auch nirgendwo anders mehr.',
    },
    'password-removed': {
      subject: 'Ihr Passwort wurde entfernt',
      what: (site) =>
        `Das Passwort Ihres Kontos bei ${site} wurde entfernt. Es gilt nicht mehr, und alle Sitzungen wurden beendet.`,
      next: 'Wenn Sie davon wissen, wählen Sie mit „Passwort vergessen?“ auf der Anmeldeseite ein neues Passwort. Wenn nicht, verständigen Sie sofort Ihre Organisation.',
    },
    'totp-added': {
      subject: 'Eine Authenticator-App ist dazugekommen',
      what: (site) => `Für Ihr Konto bei ${site} wurde eine Authenticator-App als zweiter Faktor eingerichtet.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'totp-removed': {
      subject: 'Ihre Authenticator-App wurde entfernt',
      what: (site) => `Die Authenticator-App ist kein zweiter Faktor Ihres Kontos bei ${site} mehr.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-added': {
      subject: 'Ein Passkey ist dazugekommen',
      what: (site) =>
        `Zu Ihrem Konto bei ${site} ist ein Passkey dazugekommen. Er öffnet Ihr Konto auch ohne Passwort.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-removed': {
      subject: 'Ein Passkey wurde entfernt',
      what: (site) => `Ein Passkey Ihres Kontos bei ${site} wurde entfernt. Er öffnet Ihr Konto nicht mehr.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-refused': {
      subject: 'Ein Passkey von Ihnen wurde abgelehnt',
      what: (site) =>
        `Ein Passkey Ihres Kontos bei ${site} wurde abgelehnt: Er ist nach eigener Angabe seltener benutzt worden, als wir wissen. Vielleicht hat jemand eine Kopie davon.`,
      next: `Entfernen Sie diesen Passkey aus Ihrem Konto und erstellen Sie einen neuen. ${notMe}`,
    },
    'recovery-codes-made': {
      subject: 'Sie haben neue Wiederherstellungscodes',
      what: (site) =>
        `Für Ihr Konto bei ${site} wurden neue Wiederherstellungscodes erstellt. Ältere gelten nicht mehr.`,
      next: `Wenn Sie das waren, bewahren Sie sie sicher auf. ${notMe}`,
    },
    'recovery-code-used': {
      subject: 'Ein Wiederherstellungscode wurde benutzt',
      what: (site) =>
        `Einer der Wiederherstellungscodes Ihres Kontos bei ${site} wurde benutzt. Er gilt kein zweites Mal.`,
      next: `Wenn Sie das waren, sehen Sie nach, wie viele noch übrig sind. ${notMe}`,
    },
    'second-factor-refused': {
      subject: 'Jemand kennt Ihr Passwort',
      what: (site) =>
        `Jemand hat sich bei ${site} mit dem Passwort Ihres Kontos angemeldet und danach mehrmals einen falschen Code eingegeben. Hineingelangt ist dabei niemand.`,
      next: 'Wenn Sie das waren, warten Sie etwas und versuchen Sie es noch einmal. Wenn nicht, ändern Sie sofort Ihr Passwort und verständigen Sie Ihre Organisation.',
    },
    'second-factors-reset': {
      subject: 'Ihre zweiten Faktoren wurden entfernt',
      what: (site) =>
        `Ein Administrator hat alle zweiten Faktoren Ihres Kontos bei ${site} entfernt: Authenticator-App, Passkeys und Wiederherstellungscodes. Alle Sitzungen wurden beendet.`,
      next: 'Wenn Sie darum gebeten hatten, melden Sie sich mit Ihrem Passwort an und richten Sie wieder einen zweiten Faktor ein. Wenn nicht, verständigen Sie sofort Ihre Organisation.',
    },
    'address-changed': {
      subject: 'Ihre E-Mail-Adresse wurde geändert',
      what: (site) => `Ihr Konto bei ${site} hat ab jetzt eine andere E-Mail-Adresse.`,
      next: 'Wenn Sie davon wissen, ist nichts zu tun. Wenn nicht, verständigen Sie sofort Ihre Organisation.',
    },
    'address-restored': {
      subject: 'Ihre E-Mail-Adresse gilt wieder',
      what: (site) =>
        `Die Änderung der E-Mail-Adresse Ihres Kontos bei ${site} wurde rückgängig gemacht. Die frühere Adresse gilt wieder, und alle Sitzungen wurden beendet.`,
      next: 'Sie brauchen ein neues Passwort: Der Link dafür wird an die wiederhergestellte Adresse gesendet.',
    },
    'new-device': {
      subject: 'Anmeldung mit einem neuen Browser',
      what: (site) => `Bei Ihrem Konto bei ${site} hat sich jemand mit einem bisher unbekannten Browser angemeldet.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'erasure-declined': {
      subject: 'Ihr Konto wird nicht gelöscht',
      what: (site) =>
        `Sie haben darum gebeten, dass Ihr Konto bei ${site} gelöscht wird. Ihre Organisation hat das abgelehnt.`,
      next: 'Den Grund lesen Sie auf der Seite „Ihre Daten“ Ihres Kontos. Wenn Sie nicht einverstanden sind, wenden Sie sich an Ihre Organisation.',
    },
    'handoff-approved': {
      subject: 'Ihre Anmeldung wurde freigegeben',
      what: (site) =>
        `Ihre Organisation hat Ihr Konto bei ${site} angesehen und gibt die Anmeldung beim Help-Center damit frei.`,
      next: 'Öffnen Sie das Help-Center noch einmal. Werden Sie wieder aufgehalten, hat sich an Ihrem Konto seither etwas geändert; Ihre Organisation wird dann erneut gefragt.',
    },
    'handoff-declined': {
      subject: 'Ihre Anmeldung wurde nicht freigegeben',
      what: (site) =>
        `Ihre Organisation hat Ihr Konto bei ${site} angesehen und gibt die Anmeldung beim Help-Center damit nicht frei.`,
      next: 'Fragen Sie bei denen nach, die Ihre Mitgliedschaft betreuen, was der Grund ist und was sich richtigstellen lässt.',
    },
  },
}
