/** The pages of one's own account in German. */
import type { AccountWords } from './words.ts'

const plural = new Intl.PluralRules('de')
const counted = (count: number, one: string, other: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : other}`

export const de: AccountWords = {
  nav: {
    label: 'Ihr Konto',
    places: {
      home: 'Übersicht',
      profile: 'Profil',
      security: 'Sicherheit',
      zendesk: 'Was Zendesk weiß',
      data: 'Ihre Daten',
    },
  },
  done: {
    saved: 'Ihre Änderungen wurden gespeichert.',
    unchanged: 'Es war nichts anders, daher wurde nichts gespeichert.',
    'password-changed': 'Ihr Passwort ist geändert. Überall sonst wurden Sie abgemeldet.',
    'session-ended': 'Die Sitzung ist beendet.',
    'session-gone': 'Diese Sitzung war schon beendet.',
    'others-ended': 'Sie sind jetzt nur noch hier angemeldet.',
    'browser-forgotten': 'Der Browser ist vergessen.',
    'browser-gone': 'Dieser Browser war schon vergessen.',
    'browsers-forgotten': 'Alle Browser sind vergessen, und Sie sind jetzt nur noch hier angemeldet.',
    'erasure-asked': 'Ihre Bitte liegt jetzt bei Ihrer Organisation.',
    'erasure-withdrawn': 'Ihre Bitte ist zurückgezogen. Ihr Konto bleibt, wie es ist.',
    'erasure-settled': 'Über Ihre Bitte war schon entschieden. So ist der Stand.',
  },

  home: {
    unconfirmed: {
      title: 'Ihre E-Mail-Adresse ist noch nicht bestätigt',
      sentence: 'Bis dahin wird Zendesk nichts in Ihrem Namen mitgeteilt.',
      link: 'Adresse bestätigen',
    },
    factorNeeded: {
      title: 'Ihre Organisation verlangt von Ihnen einen zweiten Faktor',
      sentence: 'Sie brauchen einen, bevor Sie zu Zendesk weitergehen können.',
      link: 'Zweiten Faktor einrichten',
    },
    whatIsTold: 'Ansehen, was davon Zendesk mitgeteilt wird',
  },

  profile: {
    title: 'Profil',
    lead: 'Was Ihre Organisation über Sie weiß und was davon Zendesk mitgeteilt wird, wenn Sie dorthin gehen.',
    name: 'Name',
    username: 'Benutzername',
    organization: 'Organisation',
    phone: 'Telefon',
    language: 'Sprache',
    address: 'Bestätigen oder ändern',
    told: 'Geht an Zendesk',
    toldBy: 'Geht an:',
    notTold: 'Geht nicht an Zendesk',
    keptByOrganization:
      'Ihren Namen, Ihre Mitgliedsnummer und alles Weitere hier führt Ihre Organisation. Ist etwas davon falsch, bitten Sie sie, es zu berichtigen.',
    yours: 'Was Sie selbst ändern können',
    phoneHint: 'Mit Ländervorwahl, etwa +49 30 1234567. Lassen Sie das Feld leer, wenn Sie keine angeben möchten.',
    phoneComplaint: 'Schreiben Sie die ganze Nummer mit Ländervorwahl, beginnend mit +, etwa +49 30 1234567.',
    languageHint: 'Für diese Seiten und für die E-Mails, die Sie von hier bekommen.',
    asBrowser: 'Die Sprache meines Browsers',
    languageComplaint: 'Wählen Sie eine der Sprachen aus der Liste.',
    save: 'Speichern',
    outdated: {
      title: 'Inzwischen wurde etwas geändert',
      sentence:
        'Ihr Konto wurde geändert, während diese Seite offen war. Daher wurde nichts gespeichert. Sehen Sie nach, was jetzt gespeichert ist, und speichern Sie erneut, wenn Sie es noch möchten.',
    },
    storedNow: (value) => <>Jetzt gespeichert: {value}.</>,
    storedNone: 'Jetzt ist nichts gespeichert.',
  },

  password: {
    title: 'Passwort ändern',
    lead: 'Hier bleiben Sie angemeldet, überall sonst werden Sie abgemeldet. Links für ein neues Passwort, die Ihnen gesendet wurden, gelten nicht mehr.',
    current: 'Jetziges Passwort',
    next: 'Neues Passwort',
    again: 'Neues Passwort, noch einmal',
    save: 'Passwort ändern',
    missing: 'Geben Sie Ihr jetziges Passwort ein: Es zeigt, dass Sie es sind.',
    wrong: 'Das ist nicht Ihr jetziges Passwort.',
    none: {
      title: 'Sie haben kein Passwort',
      sentence: 'Um eines zu wählen, lassen Sie sich einen Link an Ihre E-Mail-Adresse senden.',
      link: 'Link senden lassen',
    },
  },

  security: {
    title: 'Sicherheit',
    password: {
      heading: 'Passwort',
      none: 'Sie haben keines.',
      change: 'Passwort ändern',
      choose: 'Passwort wählen',
    },
    factors: {
      heading: 'Zweiter Faktor',
      lead: 'Etwas, das Sie haben, neben dem Passwort, das Sie wissen: Wer Ihr Passwort erfährt, kommt trotzdem nicht hinein.',
      needed: 'Ihre Organisation verlangt von Ihnen einen zweiten Faktor, und Sie haben noch keinen.',
      totp: 'Authenticator-App',
      passkeys: 'Passkeys',
      recoveryCodes: 'Wiederherstellungscodes',
      isSetUp: 'Eingerichtet',
      isNot: 'Nicht eingerichtet',
      count: (passkeys) => counted(passkeys, 'Passkey', 'Passkeys'),
      left: (codes) => `noch ${codes}`,
    },
    sessions: {
      heading: 'Wo Sie angemeldet sind',
      here: 'Dieser Browser',
      signedIn: (when) => <>Angemeldet am {when}.</>,
      lastSeen: (when) => <>Zuletzt gesehen etwa am {when}.</>,
      from: (address) => <>Von {address}.</>,
      end: 'Beenden',
      endOthers: 'Alle anderen beenden',
      endAll: 'Überall abmelden',
      zendesk:
        'Wird hier eine Sitzung beendet, meldet das niemanden bei Zendesk ab: Dortige Sitzungen gehören Zendesk.',
    },
    browsers: {
      heading: 'Browser, die wir kennen',
      lead: 'Mit diesen haben Sie sich angemeldet. Ein gemerkter wird nicht nach dem zweiten Faktor gefragt. Einen zu vergessen meldet ihn nicht ab.',
      none: 'Keine.',
      firstSeen: (when) => <>Zuerst gesehen am {when}.</>,
      lastSeen: (when) => <>Zuletzt zum Anmelden benutzt am {when}.</>,
      remembered: (when) => <>Gemerkt bis {when}.</>,
      forget: 'Vergessen',
      forgetAll: 'Alle vergessen',
      forgetAllHint: 'Das meldet Sie auch überall sonst ab.',
    },
    browserOn: (browser, system) => {
      if (browser === undefined)
        return system === undefined ? 'Unbekannter Browser' : `Unbekannter Browser auf ${system}`
      return system === undefined ? browser : `${browser} auf ${system}`
    },
  },

  zendesk: {
    title: 'Was Zendesk von uns weiß',
    lead: 'Wenn Sie zu einem Help Center gehen, teilen wir Zendesk Folgendes über Sie mit, und sonst nichts.',
    noApps: 'Noch gibt es kein Help Center, zu dem Sie gehen könnten. Daher wird Zendesk nichts mitgeteilt.',
    now: 'Gingen Sie jetzt dorthin, würden wir senden:',
    switchedOff: 'Die Anmeldung dort über uns ist ausgeschaltet: Es wird nichts gesendet.',
    times: 'Die letzten Male',
    nothingYet: 'Bisher wurde nichts gesendet.',
    handedOver: (when) => <>Gesendet am {when}</>,
    error: (when) => <>Zendesk antwortete mit einem Fehler am {when}</>,
    withWhat: 'Dabei:',
    claims: {
      email: 'E-Mail-Adresse',
      name: 'Name',
      external_id: 'Mitgliedsnummer',
      phone: 'Telefon',
      organization: 'Organisation',
      organization_id: 'Nummer der Organisation',
      organizations: 'Organisationen',
      organization_ids: 'Nummern der Organisationen',
      locale: 'Sprache, als Nummer bei Zendesk',
      locale_id: 'Sprache, als Nummer bei Zendesk (Team)',
      tags: 'Tags',
      remote_photo_url: 'Adresse Ihres Fotos',
      role: 'Rolle in Zendesk',
      custom_role_id: 'Nummer Ihrer Rolle in Zendesk',
    },
    field: (key) => `Weiteres Feld „${key}“`,
    eachTime: 'Jedes Mal werden der Zeitpunkt und eine Nummer mitgesendet, die nur einmal gilt.',
    notKept: 'Wir bewahren auf, wann etwas gesendet wurde und welche Angaben, nicht aber, was damals darin stand.',
    theirs: 'Was Zendesk aufbewahrt und wie lange, kann Ihnen Ihre Organisation sagen: Wir sehen es nicht.',
  },

  data: {
    title: 'Ihre Daten',
    download: {
      heading: 'Ihre Daten herunterladen',
      sentence:
        'Eine Datei (JSON) mit allem, was wir über Sie aufbewahren: Ihre Angaben, wie und wo Sie sich anmelden und was geschehen ist.',
      withoutSecrets: 'Passwörter und Schlüssel sind nicht darin.',
      button: 'Herunterladen',
    },
    erasure: {
      heading: 'Ihr Konto löschen lassen',
      sentence: 'Sie können Ihre Organisation bitten, Ihr Konto hier zu löschen. Sie entscheidet darüber.',
      final:
        'Ist es geschehen, lässt es sich nicht rückgängig machen: Sie können sich nicht mehr anmelden, weder hier noch über uns bei Zendesk.',
      zendesk: 'Was Zendesk aufbewahrt, wird dadurch nicht gelöscht. Fragen Sie Ihre Organisation auch danach.',
      reason: 'Grund',
      reasonHint: 'Wer darüber entscheidet, liest ihn.',
      tooLong: 'Verwenden Sie höchstens 500 Zeichen.',
      damaged: 'Einige Buchstaben gingen unterwegs verloren. Geben Sie es noch einmal ein.',
      ask: 'Um Löschung bitten',
      asked: (when) => <>Sie haben am {when} gebeten, Ihr Konto zu löschen.</>,
      waits: 'Ihre Organisation hat noch nicht entschieden.',
      withdraw: 'Bitte zurückziehen',
      declined: (when) => <>Ihre Organisation hat es am {when} abgelehnt, Ihr Konto zu löschen.</>,
      because: 'Dazu schrieb sie:',
    },
  },
}
