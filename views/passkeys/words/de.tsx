/** Passkeys in German. */
import { Bidi } from '../../parts/bidi.tsx'
import type { PasskeyWords } from './words.ts'

export const de: PasskeyWords = {
  use: 'Passkey verwenden',
  signIn: 'Mit einem Passkey anmelden',
  needsScripts: 'Passkeys benötigen Skripte (JavaScript), die in diesem Browser ausgeschaltet sind.',
  cannot: 'Dieser Browser kann unter dieser Adresse keine Passkeys verwenden.',
  notUsed: 'Es wurde kein Passkey verwendet. Sie können es noch einmal versuchen.',
  tooLate: 'Es hat zu lange gedauert, deshalb wurde der Passkey nicht verwendet. Bitte versuchen Sie es noch einmal.',
  refused: 'Dieser Passkey wurde nicht angenommen. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',

  title: 'Passkeys',
  lead: 'Mit einem Passkey melden Sie sich durch Fingerabdruck, Gesicht oder Bildschirmsperre an. Er ersetzt das Passwort und ist zugleich ein zweiter Faktor.',
  none: 'Sie haben noch keinen Passkey.',
  add: 'Passkey hinzufügen',
  enough: 'Mehr Passkeys kann es nicht geben. Entfernen Sie einen, bevor Sie einen weiteren hinzufügen.',
  back: 'Zurück zu Ihren Sicherheitseinstellungen',
  backToList: 'Zurück zu Ihren Passkeys',
  goOn: 'Weiter',
  open: (name) => (
    <>
      <Bidi>{name}</Bidi> umbenennen oder entfernen
    </>
  ),
  synced: 'Synchronisiert',
  notSyncedYet: 'Noch nicht synchronisiert',
  onOneDevice: 'Nur auf einem Gerät',
  added: (day) => <>Hinzugefügt am {day}</>,
  lastUsed: (day) => <>zuletzt verwendet am {day}</>,
  neverUsed: 'noch nicht zur Anmeldung verwendet',
  done: {
    added:
      'Der Passkey wurde hinzugefügt, und Sie wurden überall sonst abgemeldet. Ab jetzt können Sie sich damit anmelden.',
    renamed: 'Der Name wurde geändert.',
    removed: 'Der Passkey wurde entfernt, und Sie wurden überall sonst abgemeldet.',
  },
  codes: {
    title: 'Halten Sie auch Wiederherstellungscodes bereit',
    sentence: 'Wenn Sie Ihre Passkeys verlieren, ersetzt ein Wiederherstellungscode Ihren zweiten Faktor.',
    make: 'Wiederherstellungscodes erstellen',
  },

  addTitle: 'Passkey hinzufügen',
  addLead: 'Ihr Browser wird fragen, wo er aufbewahrt werden soll.',
  addSteps: [
    'In Ihrem Passwortmanager wird er mit Ihren anderen Geräten synchronisiert.',
    'Auf diesem Gerät oder auf einem Sicherheitsschlüssel bleibt er, wo er ist.',
    'Sie können mehrere haben: Einer auf jedem Gerät, das Sie verwenden, ist eine gute Idee.',
  ],
  make: 'Passkey erstellen',
  notMade: 'Es wurde kein Passkey erstellt. Sie können es noch einmal versuchen.',
  alreadyThere: 'Auf diesem Gerät oder in diesem Passwortmanager gibt es bereits einen Passkey für dieses Konto.',
  notAccepted:
    'Dieser Passkey wurde nicht angenommen, deshalb wurde keiner hinzugefügt. Bitte versuchen Sie es noch einmal.',

  name: 'Name',
  nameHint: 'Damit Sie Ihre Passkeys auseinanderhalten können.',
  nameComplaint: 'Geben Sie einen Namen mit höchstens 60 Zeichen ein.',
  save: 'Namen speichern',
  kept: {
    synced: 'Ihr Passwortmanager hat diesen Passkey auf Ihre anderen Geräte kopiert.',
    notSyncedYet:
      'Ihr Passwortmanager kann diesen Passkey auf Ihre anderen Geräte kopieren, hat es aber noch nicht getan.',
    onOneDevice:
      'Dieser Passkey ist nur auf einem Gerät. Wenn Sie dieses Gerät verlieren, ist auch der Passkey verloren.',
  },
  removeTitle: 'Diesen Passkey entfernen',
  removeSentence:
    'Er meldet Sie dann nicht mehr an, und Sie werden überall sonst abgemeldet. Löschen Sie ihn auch von Ihrem Gerät oder aus Ihrem Passwortmanager.',
  remove: 'Passkey entfernen',
  isLast:
    'Dies ist Ihr einziger zweiter Faktor, und Ihre Organisation verlangt einen. Fügen Sie zuerst einen anderen Passkey oder eine Authenticator-App hinzu; dann können Sie diesen entfernen.',
}
