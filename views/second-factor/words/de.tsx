/** The pages about the second factor in German. */
import type { SecondFactorWords } from './words.ts'

const plural = new Intl.PluralRules('de')
const minutesOf = new Intl.NumberFormat('de', { style: 'unit', unit: 'minute', unitDisplay: 'long' })
const isOne = (count: number): boolean => plural.select(count) === 'one'

export const de: SecondFactorWords = {
  ask: {
    title: 'Bestätigen Sie, dass Sie es sind',
    problemTitle: 'Nicht bestätigt. Bestätigen Sie, dass Sie es sind',
    oneMore: 'Ihr Passwort war richtig. Ein weiterer Schritt zeigt, dass Sie selbst es eingegeben haben.',
    code: 'Code aus Ihrer Authenticator-App',
    codeHint: 'Sechs Ziffern. Die App zeigt alle 30 Sekunden neue.',
    goOn: 'Weiter',
    remember: (days) =>
      isOne(days) ? 'Diesen Browser einen Tag lang merken' : `Diesen Browser ${days} Tage lang merken`,
    rememberHint: 'Nur dort, wo ihn sonst niemand benutzt. Bis dahin genügt hier Ihr Passwort.',
    useRecoveryCode: 'Stattdessen einen Wiederherstellungscode verwenden',
    recoveryCode: 'Wiederherstellungscode',
    recoveryCodeHint:
      'Einer von denen, die Sie beim Einrichten Ihres zweiten Faktors aufbewahrt haben. Jeder gilt einmal.',
    lost: 'Haben Sie nichts davon zur Hand? Fragen Sie Ihre Organisation: Sie kann Ihren zweiten Faktor zurücksetzen.',
    startAgain: 'Als jemand anderes anmelden',
    blank: 'Geben Sie hier den Code ein.',
    wrongCode:
      'Dieser Code ist falsch oder wurde schon verwendet. Warten Sie, bis die App den nächsten zeigt, und geben Sie dann diesen ein.',
    wrongRecoveryCode:
      'Das ist keiner Ihrer unbenutzten Wiederherstellungscodes. Prüfen Sie ihn oder versuchen Sie einen anderen.',
    throttled: (seconds) =>
      `Es gab zu viele Versuche. Bitte warten Sie ${seconds <= 60 ? 'eine Minute' : minutesOf.format(Math.ceil(seconds / 60))} und versuchen Sie es dann noch einmal.`,
  },
  prove: {
    again:
      'Es ist eine Weile her, dass Sie zuletzt gezeigt haben, wer Sie sind. Bitte tun Sie es noch einmal, bevor es weitergeht.',
    dangerous:
      'Was Sie vorhaben, verlangt das noch einmal, denn ein entsperrter Bildschirm soll dafür nicht genügen. Ihre Eingaben bleiben erhalten. Zehn Minuten lang werden Sie nicht wieder gefragt.',
    password: 'Ihr Passwort',
    blankPassword: 'Geben Sie hier Ihr eigenes Passwort ein.',
    wrongPassword: 'Das ist nicht Ihr Passwort.',
    confirm: 'Bestätigen und weiter',
    nothingChanged: 'Noch wurde nichts geändert. Wenn es dabei bleiben soll, schließen Sie diese Seite.',
  },
  home: {
    title: 'Zweiter Faktor',
    lead: 'Mit einem zweiten Faktor genügt ein Passwort, das jemand anderes erfahren hat, nicht, um sich als Sie anzumelden.',
    required: 'Ihre Organisation verlangt einen zweiten Faktor',
    requiredLead:
      'Richten Sie jetzt einen ein; danach geht es dorthin weiter, wohin Sie wollten. Das dauert ein, zwei Minuten.',
    choose: 'Wählen Sie einen',
    yours: 'Ihre',
    totp: 'Authenticator-App',
    totpNote: 'Zeigt auf Ihrem Telefon einen Code, den Sie nach dem Passwort eingeben',
    totpSetUp: 'Eingerichtet',
    passkeys: 'Passkeys',
    passkeysNote: 'Ihr Fingerabdruck, Ihr Gesicht oder eine PIN, oder ein Sicherheitsschlüssel',
    passkeysSetUp: (count) => (isOne(count) ? 'Einer eingerichtet' : `${count} eingerichtet`),
    codes: 'Wiederherstellungscodes',
    codesLeft: (count) => (isOne(count) ? 'Einer übrig' : `${count} übrig`),
    codeUsed: 'Sie haben sich mit einem Wiederherstellungscode angemeldet',
    codeUsedLead: (left) =>
      `${isOne(left) ? 'Ein Code ist übrig.' : `${left} Codes sind übrig.`} Wenn das verloren ist, was Sie sonst verwenden, richten Sie es jetzt neu ein: Das neue tritt an seine Stelle.`,
    removed: 'Die Authenticator-App wurde entfernt. Sie wurden überall sonst abgemeldet.',
    goOn: 'Weiter',
    back: 'Zurück zu Ihren Sicherheitseinstellungen',
  },
  totp: {
    title: 'Authenticator-App',
    problemTitle: 'Nicht bestätigt. Authenticator-App',
    lead: 'Jede App für Einmalcodes ist geeignet. Viele Telefone und Passwortmanager haben eine eingebaut.',
    signsOut: 'Sobald Sie sie bestätigen, werden Sie überall sonst abgemeldet.',
    replaces:
      'Sie haben schon eine. Sie gilt weiter, bis Sie hier eine neue bestätigen; diese tritt an ihre Stelle und meldet Sie überall sonst ab.',
    stale:
      'Die Seite war zu lange offen. Scannen Sie den neuen QR-Code unten und löschen Sie den älteren Eintrag aus Ihrer App.',
    scan: '1. Scannen Sie dies mit der App',
    scanHint: 'Niemand sonst sollte es sehen: Wer es hat, kann Ihre Codes erzeugen.',
    onThisDevice: 'Scannen geht nicht? In einer App auf diesem Gerät öffnen',
    key: 'Oder geben Sie diesen Schlüssel in die App ein',
    copy: 'Kopieren',
    copyWhat: 'Den Schlüssel kopieren',
    copied: 'Kopiert',
    pressKeys: 'Strg+C drücken',
    notCopied: 'Nicht kopiert. Drücken Sie Strg+C, um das Markierte zu kopieren.',
    thenType: '2. Geben Sie den Code ein, den sie jetzt zeigt',
    wrongCode:
      'Das ist nicht der Code, den die App jetzt zeigen müsste. Prüfen Sie, ob Ihr Telefon die Uhrzeit selbst stellt, warten Sie auf den nächsten Code und geben Sie diesen ein.',
    confirm: 'Bestätigen',
    remove: 'Entfernen',
    removeLead: 'Von da an gelten die Codes nicht mehr, und Sie werden überall sonst abgemeldet.',
    removeButton: 'Authenticator-App entfernen',
    cannotRemove:
      'Sie kann nicht entfernt werden: Ihre Organisation verlangt einen zweiten Faktor, und dies ist Ihr einziger. Richten Sie oben an ihrer Stelle eine neue App ein, oder fügen Sie zuerst einen Passkey hinzu.',
    back: 'Zurück',
  },
  codes: {
    title: 'Wiederherstellungs\u00adcodes',
    lead: 'Jeder davon lässt Sie nach dem Passwort einmal hinein, wenn Telefon oder Passkey nicht zur Hand sind.',
    left: (count) =>
      isOne(count) ? 'Sie haben noch einen unbenutzten Code.' : `Sie haben noch ${count} unbenutzte Codes.`,
    noneLeft: 'Sie haben keine unbenutzten Codes mehr.',
    factorFirst:
      'Richten Sie zuerst einen zweiten Faktor ein: Wiederherstellungscodes ersetzen ihn, wenn er verloren geht.',
    setUp: 'Zweiten Faktor einrichten',
    make: 'Neue Codes erstellen',
    makeLead: 'Die Codes, die Sie jetzt haben, gelten dann nicht mehr.',
    newTitle: 'Ihre Wiederherstellungs\u00adcodes',
    added: 'Ihre Authenticator-App ist eingerichtet.',
    once: 'Sie werden nur dieses eine Mal gezeigt',
    keep: 'Bewahren Sie sie dort auf, wo Sie sie ohne Ihr Telefon finden: auf Papier oder in einem Passwortmanager. Jeder lässt Sie nach dem Passwort einmal hinein. Ältere gelten nicht mehr.',
    file: 'latchkey-wiederherstellungscodes.txt',
    download: 'Als Textdatei speichern',
    print: 'Oder drucken Sie diese Seite.',
    kept: 'Ich habe sie aufbewahrt',
  },
}
