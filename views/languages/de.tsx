/** What members read in German, politely (Sie). */
import { Bidi } from '../parts/bidi.tsx'
import type { Words } from './words.ts'

const plural = new Intl.PluralRules('de')
const minutesOf = new Intl.NumberFormat('de', { style: 'unit', unit: 'minute', unitDisplay: 'long' })

const tryAgain = 'Versuchen Sie es dann noch einmal.'
const tellAdministrator =
  'Wenn es wieder geschieht, nennen Sie Ihrer Administration die Referenz, die auf dieser Seite steht.'
const onlyAdministrator = [
  'Nennen Sie Ihrer Administration die Referenz, die auf dieser Seite steht: Bevor sie nachgesehen hat, hilft kein weiterer Versuch.',
]

export const de: Words = {
  shell: {
    skip: 'Zum Inhalt springen',
    trademark:
      'Zendesk ist eine Marke von Zendesk, Inc. Latchkey ist ein unabhängiges Produkt, das von Zendesk weder hergestellt noch empfohlen wird.',
    more: 'Mehr',
    language: 'Sprache',
  },

  parts: {
    optional: '(freiwillig)',
    error: 'Fehler:',
    attention: (count) =>
      plural.select(count) === 'one' ? 'Eine Angabe ist noch zu prüfen' : `${count} Angaben sind noch zu prüfen`,
    show: 'Anzeigen',
    hide: 'Verbergen',
    showWhat: (what) => `${what} anzeigen`,
    hideWhat: (what) => `${what} verbergen`,
    capsLock: 'Die Feststelltaste ist eingeschaltet.',
    whatYouCanDo: 'Was Sie tun können',
    reference: 'Referenz',
    youAreSignedInAs: 'Sie sind angemeldet als',
    signIn: 'Anmelden',
    signOut: 'Abmelden',
    perZendesk: 'laut Dokumentation von Zendesk,',
    article: (number) => `Artikel ${number}`,
  },

  signIn: {
    problemTitle: 'Nicht angemeldet. Anmelden',
    toContinue: (app) => (
      <>
        und weiter zu <Bidi>{app}</Bidi>
      </>
    ),
    identifier: 'E-Mail-Adresse, Benutzername oder Mitgliedsnummer',
    password: 'Passwort',
    hint: (organization = 'Ihrer Organisation') => (
      <>
        Nehmen Sie das Konto, das Sie bei <Bidi>{organization}</Bidi> schon haben. Ein eigenes Zendesk-Passwort gilt
        hier nicht.
      </>
    ),
    refused:
      'Mit diesem Namen und diesem Passwort lässt sich hier kein Konto öffnen. Prüfen Sie beides und versuchen Sie es noch einmal. Nach vielen falschen Versuchen wird eine Zeit lang auch das richtige Passwort abgewiesen.',
    forgot: 'Passwort vergessen?',
    register: 'Noch kein Konto? Registrieren',
    stale:
      'Diese Seite war lange geöffnet, deshalb wurde nichts weitergegeben. Bitte geben Sie Ihr Passwort noch einmal ein.',
    throttled: (seconds) => {
      const wait = seconds <= 60 ? 'eine Minute' : minutesOf.format(Math.ceil(seconds / 60))
      return `Es waren zu viele Versuche. Bitte warten Sie ${wait} und versuchen Sie es dann noch einmal.`
    },
  },

  keptForm: {
    signInFirst:
      'Ihre Sitzung ist abgelaufen, bevor dies gesendet wurde. Bitte melden Sie sich erneut an: Ihre Eingaben bleiben erhalten.',
    title: 'Ihre Eingaben sind noch da',
    sentence:
      'Die Seite war so lange geöffnet, dass nichts gesendet wurde. Sehen Sie Ihre Eingaben durch und senden Sie sie dann.',
    send: 'Senden',
    leave: 'Verwerfen',
    secrets:
      'Passwörter und andere Geheimnisse werden nie aufbewahrt. Gehörte eines dazu, werden Sie noch einmal danach gefragt.',
  },

  signedIn: {
    title: 'Sie sind angemeldet',
    goOn: 'Weiter',
    goOnTo: (app) => (
      <>
        Weiter zu <Bidi>{app}</Bidi>
      </>
    ),
    notYou: 'Sind Sie das nicht? Abmelden',
  },

  signedOut: {
    title: 'Abgemeldet',
    heading: 'Sie sind abgemeldet',
    stillOpen: 'Wenn Zendesk noch in einem anderen Tab geöffnet ist, melden Sie sich auch dort ab.',
    hereAndOf: (app) => (
      <>
        Hier und bei <Bidi>{app}</Bidi>.
      </>
    ),
    sharedComputer: 'Schließen Sie an einem Computer, den auch andere nutzen, zusätzlich den Browser.',
    backTo: (app) => (
      <>
        Zurück zu <Bidi>{app}</Bidi>
      </>
    ),
    again: 'Wieder anmelden',
  },

  account: {
    title: 'Ihr Konto',
    goTo: 'Wohin Sie gehen können',
    nowhere: 'Noch gibt es kein Help Center für Sie. Ihre Organisation hat keines eingeschaltet.',
    console: 'Latchkey-Konsole',
    known: 'Was wir über Sie wissen',
    email: 'E-Mail-Adresse',
    noEmail: 'keine',
    verified: 'Bestätigt',
    notVerified: 'Nicht bestätigt',
    memberNumber: 'Mitgliedsnummer',
  },

  setup: {
    firstTitle: 'Latchkey einrichten',
    firstLead: 'Legen Sie das erste Administrationskonto an. Dieser Link gilt einmal.',
    newPasswordTitle: 'Neues Passwort wählen',
    newPasswordLead: (person) => (
      <>
        für <Bidi>{person}</Bidi>. Dieser Link gilt einmal.
      </>
    ),
    name: 'Ihr Name',
    email: 'E-Mail-Adresse',
    emailHint:
      'Damit melden Sie sich an. Dass Sie diesen Link haben, bürgt für sie: Es wird keine Bestätigungsmail verschickt.',
    password: 'Passwort',
    passwordHint: (least) =>
      `Mindestens ${least} Zeichen. Vier oder fünf Wörter ohne Zusammenhang sind stark und leicht zu merken.`,
    passwordAgain: 'Passwort, noch einmal',
    create: 'Administrationskonto anlegen',
    save: 'Passwort speichern',
    savedTitle: 'Passwort gespeichert',
    savedHeading: 'Ihr Passwort ist gespeichert',
    savedLead: 'Überall sonst wurden Sie abgemeldet. Melden Sie sich jetzt mit dem neuen Passwort an.',
  },

  setupComplaints: {
    'missing-name': 'Ein Name wird gebraucht.',
    'name-too-long': 'Verwenden Sie für den Namen höchstens 255 Zeichen.',
    'damaged-text': 'Einige Buchstaben des Namens sind unterwegs verloren gegangen. Geben Sie ihn noch einmal ein.',
    'hidden-characters':
      'Der Name enthält ein unsichtbares Zeichen: einen Zeilenumbruch, ein Steuerzeichen oder ein Zeichen, das die Schreibrichtung ändert. Geben Sie ihn noch einmal ein.',
    'malformed-email': 'Geben Sie eine einzelne E-Mail-Adresse an, zum Beispiel ada@example.org.',
    'email-hidden-characters': 'Die E-Mail-Adresse enthält ein unsichtbares Zeichen. Geben Sie sie noch einmal ein.',
    'email-taken':
      'Diese Adresse hat schon ein Mitglied. Nehmen Sie hier eine andere, oder machen Sie dieses Mitglied zum Eigentümer mit: latchkey admin create --role owner',
    'passwords-differ': 'Das stimmt nicht mit dem Passwort darüber überein.',
  },

  passwordComplaints: ({ least, most, length }) => ({
    'too-short': `Verwenden Sie mindestens ${least} Zeichen. Dies sind ${length}.`,
    'too-long': `Verwenden Sie höchstens ${most} Zeichen. Dies sind ${length}.`,
    repetitive: 'Hier wiederholen sich wenige Zeichen. Mischen Sie mehr verschiedene hinein.',
    'known-words':
      'Das ist vor allem Ihr Name, Ihre Adresse oder der Name dieses Programms oder Ihrer Organisation. Wählen Sie Wörter, die nichts damit zu tun haben.',
    row: 'Das ist eine einzige Reihe von Nachbarn, und die wird zuerst ausprobiert. Wählen Sie etwas anderes.',
    common:
      'Das ist eines der Passwörter, die zuerst ausprobiert werden, oder aus zweien davon gemacht. Wählen Sie etwas, worauf nur Sie kommen, etwa vier Wörter, die nicht zusammengehören.',
    breached:
      'Dieses Passwort ist durch ein Datenleck bekannt und wird deshalb auch anderswo ausprobiert. Wählen Sie eines, das Sie noch nie verwendet haben, und ändern Sie dieses überall, wo Sie es noch verwenden.',
  }),

  fallback: {
    title: (app) => `Andere Wege zu ${app}`,
    heading: (app) => (
      <>
        Andere Wege zu <Bidi>{app}</Bidi>
      </>
    ),
    lead: (host) => (
      <>
        Diese beiden Links führen direkt zu <Bidi>{host}</Bidi>. Sie funktionieren auch dann, wenn unsere eigene
        Anmeldung ausgefallen ist.
      </>
    ),
    neither: 'Keiner von beiden ist für Sie?',
    neitherLead:
      'Sie können immer noch an die Support-Adresse schreiben, die Sie kennen. E-Mails erreichen den Support ohne ' +
      'Anmeldung, und Ihre Tickets sind da, sobald die Anmeldung wieder funktioniert.',
    tip: 'Tipp: Heben Sie eine Kopie dieser Seite auf oder setzen Sie Lesezeichen, bevor Sie die Links brauchen.',
    sheet: 'Alles als eine Datei herunterladen, zum Aufheben oder Ausdrucken',
    allHelpCentres: 'Alle Help Center',
    listTitle: 'Andere Wege zu Zendesk',
    listLead: 'Für den Fall, dass die Anmeldung hier nicht funktioniert. Wählen Sie, wohin Sie möchten.',
    none: 'Hier ist noch nichts: Es ist kein Zendesk-Konto eingetragen.',
    normal: 'Mit einem Zendesk-Passwort anmelden',
    normalHint:
      'Für alle, die bei Zendesk selbst ein Passwort haben. Funktioniert, solange Zendesk-Passwörter dort eingeschaltet sind.',
    bypass: 'Einen einmaligen Link per E-Mail erhalten',
    bypassHint:
      'Für den Kontoinhaber bei Zendesk und, wenn dieser es zulässt, für Zendesk-Administratoren. Der Link gilt einmal und 5 Minuten lang.',
    howBothWork: 'Wie beide funktionieren:',
    normalExpect:
      'Zendesk zeigt sein eigenes Anmeldeformular. Geben Sie dort die E-Mail-Adresse und das Passwort ein, die Sie bei Zendesk haben, nicht die von hier.',
    bypassExpect:
      'Zendesk schickt den Link an die Adresse, unter der es diese Person kennt. Öffnen Sie ihn innerhalb von 5 Minuten; ist es zu spät, fordern Sie einen neuen an.',
  },

  support: {
    heading: 'Brauchen Sie Hilfe?',
    email: 'E-Mail:',
    phone: 'Telefon:',
    website: 'Webseite:',
    hours: 'Erreichbar:',
  },

  handoff: {
    title: 'Einen Moment',
    heading: ['Sie werden zu ', ' weitergeleitet'],
    button: 'Weiter',
    help: 'Wenn eine Weile nichts geschieht, laden Sie diese Seite neu.',
  },

  refused: {
    title: 'Nicht angemeldet',
    heading: (app) => (
      <>
        Wir haben Sie nicht bei <Bidi>{app}</Bidi> angemeldet
      </>
    ),
    retry: 'Noch einmal versuchen',
    account: (link) => (
      <>Was wir über Sie wissen, steht auf {link('Ihrer Kontoseite')}. Dort können Sie sich auch abmelden.</>
    ),
    signedInAs: (person) => (
      <>
        Sie sind als <Bidi>{person}</Bidi> angemeldet.
      </>
    ),
  },

  refusals: {
    'app-disabled': {
      sentence: 'Die Anmeldung bei diesem Help Center über uns ist zurzeit ausgeschaltet.',
      next: [
        'Versuchen Sie es später noch einmal.',
        'Wenn es eilt, nutzen Sie einen der anderen Wege weiter unten, oder schreiben Sie an die Support-Adresse, die Sie kennen.',
      ],
    },
    'not-in-stage': {
      sentence: 'Dieser Weg der Anmeldung wird schrittweise eingeführt und steht Ihnen noch nicht offen.',
      next: ['Melden Sie sich vorerst wie gewohnt bei Zendesk an: Der erste Link weiter unten führt dorthin.'],
    },
    'not-allowed': {
      sentence: 'Ihre Organisation hat dieses Help Center nicht für Ihr Konto freigegeben.',
      next: ['Fragen Sie bei der Stelle nach, die Ihre Mitgliedschaft betreut, ob es freigegeben werden soll.'],
    },
    'member-suspended': {
      sentence: 'Ihr Konto hier ist gesperrt. Deshalb können Sie sich damit nicht bei Zendesk anmelden.',
      next: ['Bitten Sie die Stelle, die Ihre Mitgliedschaft betreut, es wieder freizugeben.'],
    },
    'no-credentials': {
      sentence: 'Ihr Konto hier hat kein Passwort. Deshalb können Sie sich damit nicht bei Zendesk anmelden.',
      next: ['Bitten Sie die Stelle, die Ihre Mitgliedschaft betreut, die Anmeldung für Sie einzurichten.'],
    },
    'name-missing': {
      sentence: 'Wir haben keinen Namen von Ihnen, den wir Zendesk nennen könnten.',
      next: ['Bitten Sie die Stelle, die Ihre Mitgliedschaft betreut, Ihren Namen nachzutragen.', tryAgain],
    },
    'address-missing': {
      sentence: 'Wir haben von Ihnen keine E-Mail-Adresse, die Zendesk verwenden kann.',
      next: [
        'Bitten Sie die Stelle, die Ihre Mitgliedschaft betreut, Ihre eigene E-Mail-Adresse einzutragen.',
        tryAgain,
      ],
    },
    'address-unverified': {
      sentence: 'Noch hat niemand bestätigt, dass die E-Mail-Adresse, die wir von Ihnen haben, Ihnen gehört.',
      next: [
        'Bestätigen Sie Ihre Adresse: Wir senden Ihnen dafür eine Nachricht.',
        'Versuchen Sie es dann noch einmal. Wir warten darauf, weil Zendesk Ihre Tickets jedem zeigen würde, den wir unter Ihrer Adresse anmelden.',
      ],
    },
    'address-shared': {
      sentence:
        'Ein anderes Konto hier hat dieselbe E-Mail-Adresse wie Sie, und Zendesk könnte Sie beide nicht auseinanderhalten.',
      next: [
        'Bitten Sie die Stelle, die Ihre Mitgliedschaft betreut, jedem von Ihnen eine eigene Adresse zu geben.',
        tryAgain,
      ],
    },
    'zendesk-error-loop': {
      sentence:
        'Zendesk hat Sie mehrmals hintereinander mit einem Fehler zurückgeschickt. Deshalb haben wir aufgehört.',
      next: [
        'Warten Sie zehn Minuten und versuchen Sie es noch einmal.',
        'Nutzen Sie bis dahin einen der anderen Wege weiter unten.',
        tellAdministrator,
      ],
    },
    'safeguard-held': {
      sentence:
        'Bevor wir Sie anmelden, muss jemand in Ihrer Organisation Ihr Konto ansehen: Zendesk könnte es mit dem einer anderen Person verwechseln.',
      next: [
        'Für den Moment müssen Sie nichts tun: Ihre Anfrage ist weitergeleitet. Sobald entschieden ist, schicken wir Ihnen eine Nachricht; versuchen Sie es dann noch einmal.',
        'Wenn es eilt, nutzen Sie einen der anderen Wege weiter unten, oder nennen Sie Ihrer Administration die Referenz, die auf dieser Seite steht.',
      ],
    },
    'safeguard-declined': {
      sentence:
        'Ihre Organisation hat Ihr Konto angesehen und entschieden, dass es so nicht zur Anmeldung bei Zendesk dienen kann.',
      next: [
        'Fragen Sie bei denen nach, die Ihre Mitgliedschaft betreuen. Nennen Sie ihnen die Referenz, die auf dieser Seite steht.',
      ],
    },
    'safeguard-blocked': {
      sentence:
        'An Ihrem Konto muss zuerst etwas richtiggestellt werden: Zendesk könnte Sie für eine andere Person halten.',
      next: [
        'Bitten Sie die, die Ihre Mitgliedschaft betreuen, es richtigzustellen. Nennen Sie ihnen die Referenz, die auf dieser Seite steht.',
        'Wenn es eilt, nutzen Sie einen der anderen Wege weiter unten.',
      ],
    },
    'secret-unavailable': {
      sentence: 'Wir können Sie zurzeit nicht bei Zendesk anmelden. Das liegt an uns, nicht an Ihnen.',
      next: [
        'Nutzen Sie einen der anderen Wege weiter unten.',
        'Nennen Sie Ihrer Administration die Referenz, die auf dieser Seite steht.',
      ],
    },
  },

  zendeskError: {
    title: 'Zendesk hat Sie nicht eingelassen',
    heading: (app) => (
      <>
        Zendesk hat Sie bei <Bidi>{app}</Bidi> nicht eingelassen
      </>
    ),
    retry: 'Noch einmal versuchen',
    wordForWord: 'Die Meldung dazu im Wortlaut:',
    stopped:
      'Wir haben hier angehalten, da Zendesk mehrmals abgelehnt hat. Warten Sie vor dem nächsten Versuch zehn Minuten.',
  },

  zendeskErrors: {
    'external-id-taken': {
      sentence:
        'Zwei Personen in Zendesk beanspruchen Ihr Konto. Deshalb weiß Zendesk nicht, welche von beiden Sie sind.',
      next: onlyAdministrator,
    },
    'address-taken': {
      sentence:
        'Eine andere Person in Zendesk hat Ihre E-Mail-Adresse schon. Deshalb kann Zendesk sie Ihnen nicht geben.',
      next: onlyAdministrator,
    },
    'other-external-id': {
      sentence:
        'Zendesk kennt eine Person mit Ihrer E-Mail-Adresse unter einer anderen Nummer und hält Sie nicht für diese Person.',
      next: onlyAdministrator,
    },
    'signature-invalid': {
      sentence:
        'Zendesk erkennt unsere Signatur nicht an. Wahrscheinlich wurde dort das gemeinsame Geheimnis (Shared Secret) geändert.',
      next: onlyAdministrator,
    },
    'wrong-brand-host': {
      sentence: 'Zendesk hat die Adresse nicht akzeptiert, an der wir Sie übergeben haben.',
      next: onlyAdministrator,
    },
    'address-blocklisted': {
      sentence: 'Dieses Zendesk-Konto nimmt keine neuen Personen mit Ihrer E-Mail-Adresse auf.',
      next: onlyAdministrator,
    },
    'token-reused': {
      sentence:
        'Die Eintrittskarte, die wir Ihrem Browser gegeben haben, wurde zweimal benutzt, etwa durch Neuladen oder Zurückgehen.',
      next: ['Versuchen Sie es noch einmal: Sie bekommen eine frische.'],
    },
    'token-too-old': {
      sentence: 'Es hat zu lange gedauert, Zendesk zu erreichen, oder eine der beiden Uhren geht falsch.',
      next: ['Versuchen Sie es noch einmal.', tellAdministrator],
    },
    suspended: {
      sentence: 'Ihr Profil in Zendesk ist gesperrt.',
      next: ['Bitten Sie das Team hinter diesem Help Center, es wieder freizugeben.'],
    },
    'unknown-error': {
      sentence: 'Zendesk hat die Anmeldung abgelehnt und einen Grund genannt, den wir noch nicht kennen.',
      next: ['Versuchen Sie es noch einmal.', tellAdministrator],
    },
  },

  problem: { error: (status) => `Fehler ${status}`, startPage: 'Startseite' },

  problems: {
    bug: {
      title: 'Bei uns ist etwas schiefgegangen',
      sentence:
        'Es wurde festgehalten. Bitte versuchen Sie es noch einmal; geschieht es wieder, nennen Sie Ihrer Administration die Referenz weiter unten.',
    },
    'input.invalid': {
      title: 'Einige Angaben müssen noch einmal angesehen werden',
      sentence: 'Gehen Sie zurück, berichtigen Sie sie und senden Sie sie noch einmal. Es wurde nichts geändert.',
    },
    'input.malformed': {
      title: 'Diese Anfrage ist nicht lesbar',
      sentence: 'Etwas an der Adresse oder am Formular ist anders, als Latchkey es erwartet. Es wurde nichts geändert.',
    },
    'input.too-large': {
      title: 'Das ist mehr, als Latchkey annimmt',
      sentence: 'Es wurde nichts geändert. Senden Sie weniger auf einmal.',
    },
    'form.expired': {
      title: 'Dieses Formular gilt nicht mehr',
      sentence:
        'Es war zu lange geöffnet, oder Sie haben sich inzwischen an- oder abgemeldet. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal: Es wurde nichts geändert.',
    },
    'form.foreign': {
      title: 'Dieses Formular kam von anderswo',
      sentence: (address) =>
        `Es wurde nicht von einer Seite unter ${address} gesendet, der Adresse dieses Latchkey. Öffnen Sie diese Adresse und versuchen Sie es noch einmal: Es wurde nichts geändert.`,
    },
    'link.spent': {
      title: 'Dieser Link gilt nicht mehr',
      sentence:
        'Er wurde benutzt, ist abgelaufen, oder es wurde ein neuerer erstellt. Bitten Sie um einen neuen. Wer Latchkey ' +
        'betreibt, erstellt ihn durch einen Neustart, solange es keinen Eigentümer gibt, oder mit: latchkey admin reset',
    },
    'session.required': {
      title: 'Bitte melden Sie sich an',
      sentence:
        'Sie sind nicht mehr angemeldet. Deshalb wurde nichts geändert. Melden Sie sich an und versuchen Sie es noch einmal.',
    },
    'second-factor.required': {
      title: 'Hier braucht es einen zweiten Faktor',
      sentence:
        'Ihre Organisation verlangt hier mehr als ein Passwort. Öffnen Sie Ihr Konto, richten Sie einen zweiten Faktor ein oder melden Sie sich damit an, und versuchen Sie es noch einmal.',
    },
    'access.forbidden': {
      title: 'Das dürfen Sie nicht',
      sentence:
        'Ihr Konto darf diese Seite nicht sehen. Wenn es das Ihrer Meinung nach sollte, fragen Sie Ihre Administration.',
    },
    'page.not-found': {
      title: 'Hier ist nichts',
      sentence: 'Vielleicht ist die Adresse falsch geschrieben, oder was hier war, ist fort.',
    },
    'method.not-allowed': {
      title: 'So lässt sich diese Seite nicht benutzen',
      sentence: 'Gehen Sie zurück und nutzen Sie die Schaltflächen und Links der Seite. Es wurde nichts geändert.',
    },
    'rate.limited': {
      title: 'Zu viele Versuche',
      sentence: 'Bitte warten Sie eine Weile und versuchen Sie es dann noch einmal.',
    },
    'state.conflict': {
      title: 'Jemand war schneller',
      sentence:
        'Was Sie ändern wollten, wurde inzwischen geändert. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.',
    },
    'server.busy': {
      title: 'Latchkey ist ausgelastet',
      sentence: 'In diesem Moment melden sich viele an. Bitte versuchen Sie es in einigen Sekunden noch einmal.',
    },
    'database.unavailable': {
      title: 'Latchkey erreicht seine Datenbank nicht',
      sentence:
        'Das liegt an uns und ist meist nach einer Minute vorbei. Nichts, was Sie getan haben, ist verloren. Bitte versuchen Sie es noch einmal.',
    },
  },
}
