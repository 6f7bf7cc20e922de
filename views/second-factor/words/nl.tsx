/** The pages about the second factor in Dutch. */
import type { SecondFactorWords } from './words.ts'

const plural = new Intl.PluralRules('nl')
const minutesOf = new Intl.NumberFormat('nl', { style: 'unit', unit: 'minute', unitDisplay: 'long' })
const isOne = (count: number): boolean => plural.select(count) === 'one'

export const nl: SecondFactorWords = {
  ask: {
    title: 'Bevestig dat u het bent',
    problemTitle: 'Niet bevestigd. Bevestig dat u het bent',
    oneMore: 'Uw wachtwoord klopt. Nog één stap laat zien dat u het zelf hebt getypt.',
    code: 'Code uit uw authenticator-app',
    codeHint: 'Zes cijfers. De app toont elke 30 seconden nieuwe.',
    goOn: 'Verder',
    remember: (days) => (isOne(days) ? 'Deze browser een dag onthouden' : `Deze browser ${days} dagen onthouden`),
    rememberHint: 'Alleen waar niemand anders hem gebruikt. Tot die tijd is uw wachtwoord hier genoeg.',
    useRecoveryCode: 'In plaats daarvan een herstelcode gebruiken',
    recoveryCode: 'Herstelcode',
    recoveryCodeHint: 'Een van de codes die u bewaarde toen u uw tweede factor instelde. Elke code werkt één keer.',
    lost: 'Hebt u niets hiervan bij de hand? Vraag het uw organisatie: die kan uw tweede factor opnieuw instellen.',
    startAgain: 'Als iemand anders aanmelden',
    blank: 'Typ hier de code.',
    wrongCode: 'Deze code klopt niet of is al gebruikt. Wacht tot de app de volgende toont en typ die.',
    wrongRecoveryCode: 'Dit is geen van uw ongebruikte herstelcodes. Controleer de code of probeer een andere.',
    throttled: (seconds) =>
      `Er waren te veel pogingen. Wacht ${seconds <= 60 ? 'een minuut' : minutesOf.format(Math.ceil(seconds / 60))} en probeer het dan opnieuw.`,
  },
  prove: {
    again:
      'Het is een tijd geleden dat u voor het laatst liet zien wie u bent. Doe dat nog een keer voordat u verdergaat.',
    dangerous:
      'Wat u gaat doen vraagt hier nog een keer om, want een ontgrendeld scherm mag daarvoor niet genoeg zijn. Wat u hebt ingevuld blijft bewaard. De komende tien minuten wordt het u niet meer gevraagd.',
    password: 'Uw wachtwoord',
    blankPassword: 'Typ hier uw eigen wachtwoord.',
    wrongPassword: 'Dit is niet uw wachtwoord.',
    confirm: 'Bevestigen en verder',
    nothingChanged: 'Er is nog niets gewijzigd. Wilt u het daarbij laten, sluit dan deze pagina.',
  },
  home: {
    title: 'Tweede factor',
    lead: 'Met een tweede factor is een wachtwoord dat iemand anders te weten is gekomen niet genoeg om zich als u aan te melden.',
    required: 'Uw organisatie vraagt om een tweede factor',
    requiredLead: 'Stel er nu een in, dan gaat u daarna verder naar waar u heen wilde. Het duurt een paar minuten.',
    choose: 'Kies er een',
    yours: 'De uwe',
    totp: 'Authenticator-app',
    totpNote: 'Toont op uw telefoon een code die u na uw wachtwoord typt',
    totpSetUp: 'Ingesteld',
    passkeys: 'Passkeys',
    passkeysNote: 'Uw vingerafdruk, uw gezicht of een pincode, of een beveiligingssleutel',
    passkeysSetUp: (count) => (isOne(count) ? 'Eén ingesteld' : `${count} ingesteld`),
    codes: 'Herstelcodes',
    codesLeft: (count) => (isOne(count) ? 'Nog één' : `Nog ${count}`),
    codeUsed: 'U hebt zich aangemeld met een herstelcode',
    codeUsedLead: (left) =>
      `${isOne(left) ? 'Er is nog één code over.' : `Er zijn nog ${left} codes over.`} Bent u kwijt wat u gewoonlijk gebruikt, stel het dan nu opnieuw in: het nieuwe komt ervoor in de plaats.`,
    removed: 'De authenticator-app is verwijderd. U bent overal elders afgemeld.',
    goOn: 'Verder',
    back: 'Terug naar uw beveiligingsinstellingen',
  },
  totp: {
    title: 'Authenticator-app',
    problemTitle: 'Niet bevestigd. Authenticator-app',
    lead: 'Elke app voor eenmalige codes is goed. Veel telefoons en wachtwoordbeheerders hebben er een ingebouwd.',
    signsOut: 'Zodra u hem bevestigt, wordt u overal elders afgemeld.',
    replaces:
      'U hebt er al een. Die blijft werken tot u hier een nieuwe bevestigt, die ervoor in de plaats komt en u overal elders afmeldt.',
    stale: 'De pagina stond te lang open. Scan de nieuwe QR-code hieronder en verwijder de oudere regel uit uw app.',
    scan: '1. Scan dit met de app',
    scanHint: 'Niemand anders mag het zien: wie het heeft, kan uw codes maken.',
    onThisDevice: 'Lukt scannen niet? Openen in een app op dit apparaat',
    key: 'Of typ deze sleutel in de app',
    copy: 'Kopiëren',
    copyWhat: 'De sleutel kopiëren',
    copied: 'Gekopieerd',
    pressKeys: 'Druk op Ctrl+C',
    notCopied: 'Niet gekopieerd. Druk op Ctrl+C om de selectie te kopiëren.',
    thenType: '2. Typ de code die de app nu toont',
    wrongCode:
      'Dit is niet de code die de app nu zou moeten tonen. Controleer of uw telefoon de tijd zelf instelt, wacht op de volgende code en typ die.',
    confirm: 'Bevestigen',
    remove: 'Verwijderen',
    removeLead: 'Vanaf dan zijn uw codes niets meer waard en wordt u overal elders afgemeld.',
    removeButton: 'De authenticator-app verwijderen',
    cannotRemove:
      'De app kan niet worden verwijderd: uw organisatie vraagt om een tweede factor en dit is uw enige. Stel hierboven een nieuwe app in die ervoor in de plaats komt, of voeg eerst een passkey toe.',
    back: 'Terug',
  },
  codes: {
    title: 'Herstelcodes',
    lead: 'Elke code laat u één keer binnen na uw wachtwoord, als uw telefoon of passkey niet bij de hand is.',
    left: (count) => (isOne(count) ? 'U hebt nog één ongebruikte code.' : `U hebt nog ${count} ongebruikte codes.`),
    noneLeft: 'U hebt geen ongebruikte codes meer.',
    factorFirst: 'Stel eerst een tweede factor in: herstelcodes komen ervoor in de plaats als die zoekraakt.',
    setUp: 'Een tweede factor instellen',
    make: 'Nieuwe codes maken',
    makeLead: 'De codes die u nu hebt, werken dan niet meer.',
    newTitle: 'Uw herstelcodes',
    added: 'Uw authenticator-app is ingesteld.',
    once: 'Ze worden alleen deze ene keer getoond',
    keep: 'Bewaar ze waar u ze zonder uw telefoon terugvindt: op papier of in een wachtwoordbeheerder. Elke code laat u één keer binnen na uw wachtwoord. Oudere codes werken niet meer.',
    file: 'latchkey-herstelcodes.txt',
    download: 'Opslaan als tekstbestand',
    print: 'Of druk deze pagina af.',
    kept: 'Ik heb ze bewaard',
  },
}
