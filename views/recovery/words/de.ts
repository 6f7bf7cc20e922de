/** The pages for whoever lost the password in German. */
import type { RecoveryWords } from './words.ts'

export const de: RecoveryWords = {
  ask: {
    title: 'Neues Passwort wählen',
    lead: 'Sagen Sie uns, wer Sie sind. Wir senden einen Link an die Adresse, die Ihre Organisation von Ihnen hat.',
    missing: 'Geben Sie Ihre E-Mail-Adresse, Ihren Benutzernamen oder Ihre Mitgliedsnummer ein.',
    button: 'Link senden',
  },
  asked: {
    title: 'Sehen Sie in Ihr Postfach',
    lead: 'Wenn es dieses Konto hier gibt, ist eine Nachricht mit einem Link an seine Adresse unterwegs.',
    goodFor:
      'Der Link funktioniert einmal und 30 Minuten lang. Ihr bisheriges Passwort gilt, bis Sie ein anderes gewählt haben.',
    noMailTitle: 'Nach einigen Minuten keine Nachricht?',
    lookElsewhere: 'Sehen Sie dort nach, wo unerwünschte Post landet.',
    otherAddress:
      'Vielleicht hat Ihr Konto eine andere Adresse. Versuchen Sie es auch mit Ihrem Benutzernamen oder Ihrer Mitgliedsnummer.',
    onPaper:
      'Vielleicht gibt es keine bestätigte Adresse von Ihnen. Fragen Sie Ihre Organisation: Dort kann jemand einen Einmalcode ausdrucken.',
    again: 'Noch einmal fragen',
  },
  code: {
    title: 'Einmalcode verwenden',
    lead: 'Damit wählen Sie ein neues Passwort. Mit diesem melden Sie sich danach an.',
    label: 'Einmalcode',
    hint: 'Die 28 Zeichen auf dem Blatt, das Sie erhalten haben. Striche, Leerzeichen und Großschreibung spielen keine Rolle.',
    refused:
      'Dieser Code öffnet nichts. Vergleichen Sie ihn mit dem Blatt. Stimmt er überein, wurde er benutzt, ist abgelaufen oder noch nicht freigegeben: Fragen Sie die Person, die ihn Ihnen gegeben hat.',
    button: 'Weiter',
  },
  sheet: {
    title: 'Neues Passwort wählen',
    person: 'Für',
    code: 'Ihr Einmalcode',
    goodUntil: 'Gültig bis',
    open: 'Öffnen Sie diese Adresse, oder richten Sie eine Kamera auf das Quadrat:',
    type: 'Geben Sie den Code ein, wenn die Seite danach fragt.',
    choose: 'Wählen Sie ein Passwort, das sonst niemand kennt, und melden Sie sich damit an.',
    keep: 'Der Code funktioniert einmal. Geben Sie ihn niemandem: Wer ihn hat, kann Ihr Passwort wählen.',
    waits: 'Er funktioniert erst, wenn eine zweite Person Ihrer Organisation ihn freigegeben hat.',
  },
  haveCode: 'Ich habe einen Einmalcode',
  backToSignIn: 'Zurück zur Anmeldung',
}
