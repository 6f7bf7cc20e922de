/** The pages for whoever lost the password in Dutch. */
import type { RecoveryWords } from './words.ts'

export const nl: RecoveryWords = {
  ask: {
    title: 'Een nieuw wachtwoord kiezen',
    lead: 'Vertel ons wie u bent. We sturen een link naar het adres dat uw organisatie van u heeft.',
    missing: 'Vul uw e-mailadres, gebruikersnaam of lidnummer in.',
    button: 'Link versturen',
  },
  asked: {
    title: 'Kijk in uw mailbox',
    lead: 'Als dit account hier bestaat, is er een bericht met een link onderweg naar het adres ervan.',
    goodFor:
      'De link werkt één keer, 30 minuten lang. Uw huidige wachtwoord blijft werken tot u een ander hebt gekozen.',
    noMailTitle: 'Na enkele minuten geen bericht?',
    lookElsewhere: 'Kijk bij de ongewenste e-mail.',
    otherAddress: 'Misschien heeft uw account een ander adres. Probeer ook uw gebruikersnaam of lidnummer.',
    onPaper:
      'Misschien is er geen bevestigd adres van u. Vraag het uw organisatie: daar kan iemand een eenmalige code afdrukken.',
    again: 'Opnieuw vragen',
  },
  code: {
    title: 'Uw eenmalige code gebruiken',
    lead: 'Daarmee kiest u een nieuw wachtwoord. Daarna meldt u zich daarmee aan.',
    label: 'Eenmalige code',
    hint: 'De 28 tekens op het blad dat u hebt gekregen. Streepjes, spaties en hoofdletters maken niet uit.',
    refused:
      'Deze code opent niets. Vergelijk hem met het blad. Is hij gelijk, dan is hij gebruikt, verlopen of nog niet goedgekeurd: vraag het aan wie hem u heeft gegeven.',
    button: 'Doorgaan',
  },
  sheet: {
    title: 'Een nieuw wachtwoord kiezen',
    person: 'Voor',
    code: 'Uw eenmalige code',
    goodUntil: 'Geldig tot',
    open: 'Open dit adres, of richt een camera op het vierkant:',
    type: 'Vul de code in als de pagina erom vraagt.',
    choose: 'Kies een wachtwoord dat niemand anders kent en meld u daarmee aan.',
    keep: 'De code werkt één keer. Geef hem aan niemand: wie hem heeft, kan uw wachtwoord kiezen.',
    waits: 'Hij werkt pas nadat een tweede persoon van uw organisatie hem heeft goedgekeurd.',
  },
  haveCode: 'Ik heb een eenmalige code',
  backToSignIn: 'Terug naar het aanmelden',
}
