/** The pages about addresses in Dutch. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const nl: VerificationWords = {
  links: {
    verify: {
      title: 'Bevestig uw e-mailadres',
      lead: (email) => (
        <>
          Is <Bidi>{email}</Bidi> uw adres?
        </>
      ),
      about: (person) => (
        <>
          Als u het bevestigt, koppelt u het aan het account van <Bidi>{person}</Bidi>.
        </>
      ),
      onlyIf: 'Bevestig alleen als dit account van u is. Sluit anders deze pagina: er gebeurt dan niets.',
      button: 'Ja, dit adres bevestigen',
    },
    change: {
      title: 'Bevestig uw nieuwe e-mailadres',
      lead: (email) => (
        <>
          Moet <Bidi>{email}</Bidi> voortaan uw adres zijn?
        </>
      ),
      about: (person) => (
        <>
          Het komt in de plaats van het vorige adres in het account van <Bidi>{person}</Bidi>. Alle andere sessies
          eindigen.
        </>
      ),
      onlyIf: 'Bevestig alleen als u dit zelf hebt gevraagd. Sluit anders deze pagina: er gebeurt dan niets.',
      button: 'Ja, dit adres gebruiken',
    },
    undo: {
      title: 'Terug naar uw vorige adres',
      lead: (email) => (
        <>
          Moet <Bidi>{email}</Bidi> weer uw adres zijn?
        </>
      ),
      about: (person) => (
        <>
          Het hoorde bij het account van <Bidi>{person}</Bidi> tot het werd gewijzigd. Als u teruggaat, wordt iedereen
          afgemeld, werkt het wachtwoord niet meer en krijgt u een link om een nieuw te kiezen.
        </>
      ),
      onlyIf: 'Hebt u het adres zelf gewijzigd, sluit dan deze pagina: er gebeurt niets.',
      button: 'Ik was het niet: terug',
    },
  },
  signInFirst:
    'Alleen wie om dit adres heeft gevraagd, kan het bevestigen: meld u eerst aan bij dat account. Of typ de code uit het bericht op de pagina waar om het adres is gevraagd.',
  signIn: 'Aanmelden',
  forgotPassword: 'Wachtwoord vergeten?',
  yourAddress: 'Uw adres bekijken',
  ends: {
    confirmed: { title: 'Uw adres is bevestigd', sentence: 'U hoeft verder niets te doen. U kunt zich nu aanmelden.' },
    spent: {
      title: 'Deze link is al gebruikt',
      sentence:
        'Hij werkt maar één keer. Hebt u hem zelf gebruikt, dan is uw adres bevestigd en hoeft u verder niets te doen.',
    },
    expired: {
      title: 'Deze link is verlopen',
      sentence:
        'Hij was 24 uur geldig. Er is niets gewijzigd. Meld u aan om een nieuwe te laten sturen, of vraag uw organisatie erom.',
    },
    void: {
      title: 'Deze link is niet meer geldig',
      sentence:
        'Er is een nieuwere verzonden, of uw account heeft inmiddels een ander adres. Zoek het nieuwste bericht, meld u aan om een nieuwe link te laten sturen, of vraag uw organisatie erom.',
    },
    unknown: {
      title: 'Deze link werkt niet',
      sentence:
        'Misschien is hij niet volledig. Kopieer het hele adres uit het bericht, meld u aan om een nieuwe link te laten sturen, of vraag uw organisatie erom.',
    },
    'change-spent': {
      title: 'Deze link is al gebruikt',
      sentence: 'Hij werkt maar één keer. Hebt u hem zelf gebruikt, dan geldt uw nieuwe adres.',
    },
    'change-expired': {
      title: 'Deze link is verlopen',
      sentence: 'Hij was 24 uur geldig. Uw adres blijft zoals het was. U kunt de wijziging opnieuw aanvragen.',
    },
    'change-void': {
      title: 'Deze link is niet meer geldig',
      sentence:
        'U hebt sindsdien een ander adres gevraagd, de wijziging is ingetrokken, of uw account is intussen gewijzigd. Uw adres blijft zoals het is. U kunt de wijziging opnieuw aanvragen.',
    },
    restored: {
      title: 'Uw vorige adres geldt weer',
      sentence:
        'Iedereen is afgemeld en het wachtwoord werkt niet meer. Een link om een nieuw te kiezen is onderweg naar uw adres. Komt hij niet aan, vraag dan hier een andere.',
    },
    'undo-spent': {
      title: 'De wijziging is al ongedaan gemaakt',
      sentence: 'Was u het zelf, kies dan een nieuw wachtwoord met de link die u is gestuurd.',
    },
    'undo-expired': {
      title: 'Deze link is verlopen',
      sentence: 'Hij was zeven dagen geldig. Hebt u het adres niet gewijzigd, vraag uw organisatie dan meteen om hulp.',
    },
    'undo-void': {
      title: 'Deze link is niet meer geldig',
      sentence:
        'Uw organisatie heeft het adres van uw account sindsdien gewijzigd. Kan dat niet kloppen, vraag haar dan meteen om hulp.',
    },
    taken: {
      title: 'Dit adres is in gebruik',
      sentence:
        'Een ander account heeft het inmiddels, dus het kan niet het adres van uw account worden. Er is niets gewijzigd. Vraag uw organisatie om hulp.',
    },
  },

  address: {
    title: 'Uw e-mailadres',
    lead: 'Met dit adres melden wij u aan bij Zendesk, en hierheen sturen we berichten over uw account.',
    label: 'Adres',
    none: 'Er is geen adres van u bekend.',
    confirmed: 'Bevestigd',
    notConfirmed: 'Niet bevestigd',
    why: 'Bevestig dat dit adres van u is. Tot dan laat geen helpcenter u binnen.',
    onward: 'Zodra het is bevestigd, gaat u verder naar waar u heen ging.',
    send: 'Stuur mij een bericht om het te bevestigen',
    sendAgain: 'Opnieuw sturen',
    onItsWay: (email) => (
      <>
        Er is een bericht onderweg naar <Bidi>{email}</Bidi>. Open de link erin, of typ de code hier. Kijk ook bij de
        ongewenste e-mail.
      </>
    ),
    next: (minutes) =>
      minutes === 1
        ? 'Over een minuut kunt u een ander laten sturen.'
        : `Over ${minutes} minuten kunt u een ander laten sturen.`,
    code: 'Code uit het bericht',
    codeHint: 'Zes cijfers. De code werkt 10 minuten, de link 24 uur.',
    codeGone: 'De code werkt niet meer; de link in het bericht nog wel.',
    confirm: 'Bevestigen',
    change: 'Adres wijzigen',
    add: 'Adres toevoegen',
    forOwners:
      'Medewerkers en wie Latchkey beheert, wijzigen hun eigen adres niet zelf: vraag het aan een eigenaar (‘owner’) van dit Latchkey.',
    pendingTitle: 'Uw nieuwe adres',
    pending: (email) => (
      <>
        Er is een bericht onderweg naar <Bidi>{email}</Bidi>. Open de link erin, of typ de code hier, binnen 24 uur.
      </>
    ),
    present: 'Tot dan blijft uw huidige adres gelden.',
    another: 'Opnieuw of een ander adres vragen',
    withdraw: 'Huidige adres houden',
    goOn: 'Verder',
    back: 'Terug naar uw profiel',
  },

  change: {
    title: 'Uw e-mailadres wijzigen',
    lead: 'Wij sturen een bericht naar het nieuwe adres. Zodra u het daar hebt bevestigd, komt het in de plaats van het huidige.',
    present: 'Huidige adres',
    field: 'Nieuw adres',
    effect: 'Al uw andere sessies eindigen dan, en het vorige adres krijgt bericht als het bevestigd was.',
    button: 'Bericht sturen',
    back: 'Huidige adres houden',
  },

  done: {
    confirmed: 'Uw adres is bevestigd.',
    changed: 'Uw nieuwe adres geldt. Alle andere sessies zijn beëindigd.',
    withdrawn: 'Uw huidige adres blijft gelden.',
  },
  complaints: {
    'malformed-code': 'Typ de zes cijfers van de code.',
    'wrong-code': 'Dit is niet de code van het nieuwste bericht.',
    'no-code': 'Er is geen code meer die werkt. Gebruik de link in het bericht, of laat een ander bericht sturen.',
    'malformed-email': 'Dit is geen volledig e-mailadres, zoals naam@example.org.',
    'email-hidden-characters': 'Het adres bevat een onzichtbaar teken. Typ het opnieuw in plaats van het te plakken.',
    'same-address': 'Dit is al uw adres.',
    'staff-domain':
      'Adressen als dit horen bij het personeel, dus u kunt het niet zelf overnemen. Vraag uw organisatie uw adres te wijzigen.',
  },
  domainNotAllowed: (domains) => `Hier kunnen alleen adressen worden gebruikt die eindigen op ${domains}.`,
}
