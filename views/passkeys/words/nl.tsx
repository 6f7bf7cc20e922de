/** Passkeys in Dutch. */
import { Bidi } from '../../parts/bidi.tsx'
import type { PasskeyWords } from './words.ts'

export const nl: PasskeyWords = {
  use: 'Een passkey gebruiken',
  signIn: 'Aanmelden met een passkey',
  needsScripts: 'Passkeys hebben scripts (JavaScript) nodig, die in deze browser uitstaan.',
  cannot: 'Deze browser kan op dit adres geen passkeys gebruiken.',
  notUsed: 'Er is geen passkey gebruikt. U kunt het opnieuw proberen.',
  tooLate: 'Het duurde te lang, dus de passkey is niet gebruikt. Probeer het opnieuw.',
  refused: 'Deze passkey is niet geaccepteerd. Probeer het opnieuw of kies een andere manier.',

  title: 'Uw passkeys',
  lead: 'Met een passkey meldt u zich aan met uw vingerafdruk, uw gezicht of uw schermvergrendeling. Hij komt in de plaats van het wachtwoord en is tegelijk een tweede factor.',
  none: 'U hebt nog geen passkey.',
  add: 'Passkey toevoegen',
  enough: 'Meer passkeys kunt u niet hebben. Verwijder er een voordat u een andere toevoegt.',
  back: 'Terug naar uw beveiligingsinstellingen',
  backToList: 'Terug naar uw passkeys',
  goOn: 'Doorgaan',
  open: (name) => (
    <>
      <Bidi>{name}</Bidi> hernoemen of verwijderen
    </>
  ),
  synced: 'Gesynchroniseerd',
  notSyncedYet: 'Nog niet gesynchroniseerd',
  onOneDevice: 'Alleen op één apparaat',
  added: (day) => <>Toegevoegd op {day}</>,
  lastUsed: (day) => <>laatst gebruikt op {day}</>,
  neverUsed: 'nog niet gebruikt om aan te melden',
  done: {
    added: 'De passkey is toegevoegd en u bent overal elders afgemeld. Vanaf nu kunt u zich ermee aanmelden.',
    renamed: 'De naam is gewijzigd.',
    removed: 'De passkey is verwijderd en u bent overal elders afgemeld.',
  },
  codes: {
    title: 'Houd ook herstelcodes bij de hand',
    sentence: 'Als u uw passkeys kwijtraakt, komt een herstelcode in de plaats van uw tweede factor.',
    make: 'Herstelcodes maken',
  },

  addTitle: 'Passkey toevoegen',
  addLead: 'Uw browser zal vragen waar hij bewaard moet worden.',
  addSteps: [
    'In uw wachtwoordbeheerder wordt hij met uw andere apparaten gesynchroniseerd.',
    'Op dit apparaat of op een beveiligingssleutel blijft hij waar hij is.',
    'U kunt er meer hebben: een op elk apparaat dat u gebruikt is een goed idee.',
  ],
  make: 'Passkey maken',
  notMade: 'Er is geen passkey gemaakt. U kunt het opnieuw proberen.',
  alreadyThere: 'Op dat apparaat of in die wachtwoordbeheerder staat al een passkey voor dit account.',
  notAccepted: 'Deze passkey is niet geaccepteerd, dus er is geen toegevoegd. Probeer het opnieuw.',

  name: 'Naam',
  nameHint: 'Zodat u uw passkeys uit elkaar kunt houden.',
  nameComplaint: 'Voer een naam van ten hoogste 60 tekens in.',
  save: 'Naam opslaan',
  kept: {
    synced: 'Uw wachtwoordbeheerder heeft deze passkey naar uw andere apparaten gekopieerd.',
    notSyncedYet:
      'Uw wachtwoordbeheerder kan deze passkey naar uw andere apparaten kopiëren, maar heeft dat nog niet gedaan.',
    onOneDevice: 'Deze passkey staat op één apparaat. Als u dat apparaat kwijtraakt, is ook de passkey verloren.',
  },
  removeTitle: 'Deze passkey verwijderen',
  removeSentence:
    'Hij meldt u dan niet meer aan en u wordt overal elders afgemeld. Verwijder hem ook van uw apparaat of uit uw wachtwoordbeheerder.',
  remove: 'Passkey verwijderen',
  isLast:
    'Dit is uw enige tweede factor en uw organisatie vraagt er een. Voeg eerst een andere passkey of een authenticator-app toe; daarna kunt u deze verwijderen.',
}
