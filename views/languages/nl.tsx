/** What members read in Dutch, politely (u). */
import { Bidi } from '../parts/bidi.tsx'
import type { Words } from './words.ts'

const plural = new Intl.PluralRules('nl')
const minutesOf = new Intl.NumberFormat('nl', { style: 'unit', unit: 'minute', unitDisplay: 'long' })

const tryAgain = 'Probeer het daarna opnieuw.'
const tellAdministrator = 'Gebeurt het opnieuw, geef uw beheerder dan de referentie die op deze pagina staat.'
const onlyAdministrator = [
  'Geef uw beheerder de referentie die op deze pagina staat: zolang die er niet naar heeft gekeken, helpt opnieuw proberen niet.',
]

export const nl: Words = {
  shell: {
    skip: 'Naar de inhoud',
    trademark:
      'Zendesk is een handelsmerk van Zendesk, Inc. Latchkey is een onafhankelijk product dat niet door Zendesk is gemaakt of goedgekeurd.',
    more: 'Meer',
    language: 'Taal',
  },

  parts: {
    optional: '(optioneel)',
    error: 'Fout:',
    attention: (count) =>
      plural.select(count) === 'one' ? 'Eén punt vraagt uw aandacht' : `${count} punten vragen uw aandacht`,
    show: 'Tonen',
    hide: 'Verbergen',
    showWhat: (what) => `${what} tonen`,
    hideWhat: (what) => `${what} verbergen`,
    capsLock: 'Caps Lock staat aan.',
    whatYouCanDo: 'Wat u kunt doen',
    reference: 'Referentie',
    youAreSignedInAs: 'U bent aangemeld als',
    signIn: 'Aanmelden',
    signOut: 'Afmelden',
    perZendesk: 'volgens de documentatie van Zendesk,',
    article: (number) => `artikel ${number}`,
  },

  signIn: {
    problemTitle: 'Niet aangemeld. Aanmelden',
    toContinue: (app) => (
      <>
        om door te gaan naar <Bidi>{app}</Bidi>
      </>
    ),
    identifier: 'E-mailadres, gebruikersnaam of lidnummer',
    password: 'Wachtwoord',
    hint: (organization = 'uw organisatie') => (
      <>
        Gebruik het account dat u al hebt bij <Bidi>{organization}</Bidi>. Een apart Zendesk-wachtwoord werkt hier niet.
      </>
    ),
    refused:
      'Deze naam en dit wachtwoord openen hier geen account. Controleer beide en probeer het opnieuw. Na veel mislukte pogingen wordt ook het juiste wachtwoord een tijdje geweigerd.',
    forgot: 'Wachtwoord vergeten?',
    register: 'Nog geen account? Registreer u',
    stale: 'Deze pagina stond lang open, dus is er niets doorgestuurd. Typ uw wachtwoord nog een keer.',
    throttled: (seconds) => {
      const wait = seconds <= 60 ? 'een minuut' : minutesOf.format(Math.ceil(seconds / 60))
      return `Er zijn te veel pogingen gedaan. Wacht ${wait} en probeer het dan opnieuw.`
    },
  },

  keptForm: {
    signInFirst:
      'Uw sessie is verlopen voordat dit werd verzonden. Meld u opnieuw aan: wat u hebt ingevuld, blijft bewaard.',
    title: 'Wat u hebt ingevuld, is bewaard',
    sentence:
      'De pagina stond zo lang open dat er niets is verzonden. Kijk na wat u hebt ingevuld en verzend het daarna.',
    send: 'Verzenden',
    leave: 'Niet verzenden',
    secrets:
      'Wachtwoorden en andere geheimen worden nooit bewaard. Hoorde er een bij, dan wordt er opnieuw om gevraagd.',
  },

  signedIn: {
    title: 'U bent aangemeld',
    goOn: 'Doorgaan',
    goOnTo: (app) => (
      <>
        Doorgaan naar <Bidi>{app}</Bidi>
      </>
    ),
    notYou: 'Bent u dit niet? Afmelden',
  },

  signedOut: {
    title: 'Afgemeld',
    heading: 'U bent afgemeld',
    stillOpen: 'Als Zendesk nog open is in een ander tabblad, meld u daar dan ook af.',
    hereAndOf: (app) => (
      <>
        Hier, en bij <Bidi>{app}</Bidi>.
      </>
    ),
    sharedComputer: 'Sluit op een computer die u met anderen deelt ook de browser.',
    backTo: (app) => (
      <>
        Terug naar <Bidi>{app}</Bidi>
      </>
    ),
    again: 'Opnieuw aanmelden',
  },

  account: {
    title: 'Uw account',
    goTo: 'Ga naar',
    nowhere: 'Er is nog geen helpcenter om naartoe te gaan. Uw organisatie heeft er geen ingeschakeld.',
    console: 'Latchkey-console',
    known: 'Wat wij over u weten',
    email: 'E-mailadres',
    noEmail: 'geen',
    verified: 'Bevestigd',
    notVerified: 'Niet bevestigd',
    memberNumber: 'Lidnummer',
  },

  setup: {
    firstTitle: 'Latchkey instellen',
    firstLead: 'Maak de eerste beheerder aan. Deze link werkt één keer.',
    newPasswordTitle: 'Een nieuw wachtwoord kiezen',
    newPasswordLead: (person) => (
      <>
        voor <Bidi>{person}</Bidi>. Deze link werkt één keer.
      </>
    ),
    name: 'Uw naam',
    email: 'E-mailadres',
    emailHint:
      'Hiermee meldt u zich aan. Dat u deze link hebt, staat ervoor in: er wordt geen bevestigingsmail gestuurd.',
    password: 'Wachtwoord',
    passwordHint: (least) =>
      `Ten minste ${least} tekens. Vier of vijf woorden zonder verband zijn sterk en gemakkelijk te onthouden.`,
    passwordAgain: 'Wachtwoord, nog een keer',
    create: 'Beheerder aanmaken',
    save: 'Wachtwoord opslaan',
    savedTitle: 'Wachtwoord opgeslagen',
    savedHeading: 'Uw wachtwoord is opgeslagen',
    savedLead: 'U bent overal elders afgemeld. Meld u nu aan met het nieuwe wachtwoord.',
  },

  setupComplaints: {
    'missing-name': 'Er is een naam nodig.',
    'name-too-long': 'Gebruik voor de naam hoogstens 255 tekens.',
    'damaged-text': 'Onderweg zijn letters van de naam verloren gegaan. Typ hem opnieuw.',
    'hidden-characters':
      'De naam bevat een onzichtbaar teken: een regeleinde, een stuurteken of een teken dat de schrijfrichting verandert. Typ hem opnieuw.',
    'malformed-email': 'Geef één gewoon e-mailadres op, bijvoorbeeld ada@example.org.',
    'email-hidden-characters': 'Het e-mailadres bevat een onzichtbaar teken. Typ het opnieuw.',
    'email-taken':
      'Een lid heeft dit adres al. Gebruik hier een ander adres, of maak dat lid eigenaar met: latchkey admin create --role owner',
    'passwords-differ': 'Dit is niet hetzelfde als het wachtwoord hierboven.',
  },

  passwordComplaints: ({ least, most, length }) => ({
    'too-short': `Gebruik ten minste ${least} tekens. Dit zijn er ${length}.`,
    'too-long': `Gebruik hoogstens ${most} tekens. Dit zijn er ${length}.`,
    repetitive: 'Dit herhaalt steeds dezelfde paar tekens. Gebruik meer verschillende.',
    'known-words':
      'Dit is vooral uw naam, uw adres of de naam van dit programma of van uw organisatie. Kies woorden die daar niets mee te maken hebben.',
    row: 'Dit is één lange rij buren, en die wordt het eerst geprobeerd. Kies iets anders.',
    common:
      'Dit is een van de wachtwoorden die het eerst worden geprobeerd, of is van twee daarvan gemaakt. Kies iets waar alleen u op komt, zoals vier woorden die niet bij elkaar horen.',
    breached:
      'Dit wachtwoord is bekend uit een datalek en wordt daarom ook elders geprobeerd. Kies er een dat u nooit eerder hebt gebruikt, en wijzig dit overal waar u het nog gebruikt.',
  }),

  fallback: {
    title: (app) => `Andere wegen naar ${app}`,
    heading: (app) => (
      <>
        Andere wegen naar <Bidi>{app}</Bidi>
      </>
    ),
    lead: (host) => (
      <>
        Deze twee links leiden rechtstreeks naar <Bidi>{host}</Bidi>. Ze werken ook als onze eigen aanmelding uitvalt.
      </>
    ),
    neither: 'Is geen van beide voor u?',
    neitherLead:
      'U kunt nog steeds schrijven naar het supportadres dat u kent. E-mail bereikt de helpdesk zonder aanmelding, en ' +
      'uw tickets zijn er zodra het aanmelden weer werkt.',
    tip: 'Tip: bewaar een kopie van deze pagina, of maak bladwijzers van de links, voordat u ze nodig hebt.',
    sheet: 'Alles als één bestand downloaden, om te bewaren of af te drukken',
    allHelpCentres: 'Alle helpcenters',
    listTitle: 'Andere wegen naar Zendesk',
    listLead: 'Voor als aanmelden hier niet werkt. Kies waar u naartoe wilt.',
    none: 'Hier is nog niets: er is geen Zendesk-account geregistreerd.',
    normal: 'Aanmelden met een Zendesk-wachtwoord',
    normalHint:
      'Voor wie bij Zendesk zelf een wachtwoord heeft. Werkt zolang Zendesk-wachtwoorden daar zijn ingeschakeld.',
    bypass: 'Een eenmalige link per e-mail ontvangen',
    bypassHint:
      'Voor de eigenaar van het Zendesk-account en, als die het toestaat, voor Zendesk-beheerders. De link werkt één keer, 5 minuten lang.',
    howBothWork: 'Hoe beide werken:',
    normalExpect:
      'Zendesk toont zijn eigen aanmeldformulier. Vul daar het e-mailadres en het wachtwoord in die u bij Zendesk hebt, niet die van hier.',
    bypassExpect:
      'Zendesk stuurt de link naar het adres waaronder het die persoon kent. Open de link binnen 5 minuten; is het te laat, vraag dan een nieuwe aan.',
  },

  support: {
    heading: 'Hulp nodig?',
    email: 'E-mailadres:',
    phone: 'Telefoon:',
    website: 'Webadres:',
    hours: 'Bereikbaar:',
  },

  handoff: {
    title: 'Een ogenblik',
    heading: ['We brengen u naar ', ''],
    button: 'Doorgaan',
    help: 'Als er een tijdje niets gebeurt, laad deze pagina dan opnieuw.',
  },

  refused: {
    title: 'Niet aangemeld',
    heading: (app) => (
      <>
        We hebben u niet aangemeld bij <Bidi>{app}</Bidi>
      </>
    ),
    retry: 'Opnieuw proberen',
    account: (link) => <>Wat wij over u weten, staat op {link('uw accountpagina')}. Daar kunt u zich ook afmelden.</>,
    signedInAs: (person) => (
      <>
        U bent aangemeld als <Bidi>{person}</Bidi>.
      </>
    ),
  },

  refusals: {
    'app-disabled': {
      sentence: 'Aanmelden bij dit helpcenter via ons is op dit moment uitgeschakeld.',
      next: [
        'Probeer het later opnieuw.',
        'Is het dringend, gebruik dan een van de andere wegen hieronder, of schrijf naar het supportadres dat u kent.',
      ],
    },
    'not-in-stage': {
      sentence: 'Deze manier van aanmelden wordt stap voor stap ingevoerd en staat nog niet voor u open.',
      next: ['Meld u voorlopig op de gewone manier aan bij Zendesk: de eerste link hieronder leidt daarheen.'],
    },
    'not-allowed': {
      sentence: 'Uw organisatie heeft dit helpcenter niet opengesteld voor uw account.',
      next: ['Vraag de mensen die uw lidmaatschap beheren of dat zou moeten.'],
    },
    'member-suspended': {
      sentence: 'Uw account hier is geblokkeerd en kan dus niet worden gebruikt om u aan te melden bij Zendesk.',
      next: ['Vraag de mensen die uw lidmaatschap beheren om het te herstellen.'],
    },
    'no-credentials': {
      sentence: 'Uw account hier heeft geen wachtwoord en kan dus niet worden gebruikt om u aan te melden bij Zendesk.',
      next: ['Vraag de mensen die uw lidmaatschap beheren om het aanmelden voor u in te stellen.'],
    },
    'name-missing': {
      sentence: 'Wij hebben geen naam van u die wij aan Zendesk kunnen doorgeven.',
      next: ['Vraag de mensen die uw lidmaatschap beheren om uw naam toe te voegen.', tryAgain],
    },
    'address-missing': {
      sentence: 'Wij hebben geen e-mailadres van u dat Zendesk kan gebruiken.',
      next: ['Vraag de mensen die uw lidmaatschap beheren om uw eigen e-mailadres toe te voegen.', tryAgain],
    },
    'address-unverified': {
      sentence: 'Nog niemand heeft bevestigd dat het e-mailadres dat wij van u hebben van u is.',
      next: [
        'Bevestig uw adres: wij sturen u daarvoor een bericht.',
        'Probeer het daarna opnieuw. Wij wachten hierop omdat Zendesk uw tickets zou tonen aan wie wij onder uw adres aanmelden.',
      ],
    },
    'address-shared': {
      sentence:
        'Een ander account hier gebruikt hetzelfde e-mailadres als u, en Zendesk zou u beiden niet uit elkaar kunnen houden.',
      next: ['Vraag de mensen die uw lidmaatschap beheren om u elk een eigen adres te geven.', tryAgain],
    },
    'zendesk-error-loop': {
      sentence: 'Zendesk heeft u meerdere keren achter elkaar met een fout teruggestuurd, dus zijn wij gestopt.',
      next: [
        'Wacht tien minuten en probeer het opnieuw.',
        'Gebruik tot dan een van de andere wegen hieronder.',
        tellAdministrator,
      ],
    },
    'safeguard-held': {
      sentence:
        'Voordat we u aanmelden, moet iemand van uw organisatie uw account bekijken: Zendesk zou het kunnen verwarren met dat van iemand anders.',
      next: [
        'U hoeft nu niets te doen: uw verzoek is doorgegeven. We sturen u een bericht zodra er een besluit is; probeer het dan opnieuw.',
        'Is het dringend, gebruik dan een van de andere wegen hieronder, of geef uw beheerder de referentie die op deze pagina staat.',
      ],
    },
    'safeguard-declined': {
      sentence:
        'Uw organisatie heeft uw account bekeken en besloten dat het zo niet kan worden gebruikt om u bij Zendesk aan te melden.',
      next: ['Vraag degenen die uw lidmaatschap beheren waarom. Geef hun de referentie die op deze pagina staat.'],
    },
    'safeguard-blocked': {
      sentence: 'Er moet eerst iets aan uw account worden rechtgezet: Zendesk zou u voor iemand anders kunnen houden.',
      next: [
        'Vraag degenen die uw lidmaatschap beheren om het recht te zetten. Geef hun de referentie die op deze pagina staat.',
        'Is het dringend, gebruik dan een van de andere wegen hieronder.',
      ],
    },
    'secret-unavailable': {
      sentence: 'Wij kunnen u op dit moment niet aanmelden bij Zendesk. Dat ligt aan ons, niet aan u.',
      next: ['Gebruik een van de andere wegen hieronder.', 'Geef uw beheerder de referentie die op deze pagina staat.'],
    },
  },

  zendeskError: {
    title: 'Zendesk heeft u niet binnengelaten',
    heading: (app) => (
      <>
        Zendesk heeft u niet binnengelaten bij <Bidi>{app}</Bidi>
      </>
    ),
    retry: 'Nog één keer proberen',
    wordForWord: 'Het bericht dat erbij hoorde, woord voor woord:',
    stopped:
      'Wij zijn hier gestopt, omdat Zendesk meerdere keren heeft geweigerd. Wacht tien minuten tot de volgende poging.',
  },

  zendeskErrors: {
    'external-id-taken': {
      sentence: 'Twee personen in Zendesk maken aanspraak op uw account, dus weet Zendesk niet wie van hen u bent.',
      next: onlyAdministrator,
    },
    'address-taken': {
      sentence: 'Iemand anders in Zendesk heeft uw e-mailadres al, dus kan Zendesk het niet aan u geven.',
      next: onlyAdministrator,
    },
    'other-external-id': {
      sentence: 'Zendesk kent iemand met uw e-mailadres onder een ander nummer en gaat er niet van uit dat u dat bent.',
      next: onlyAdministrator,
    },
    'signature-invalid': {
      sentence: 'Zendesk herkent onze handtekening niet. Waarschijnlijk is het gedeelde geheim daar gewijzigd.',
      next: onlyAdministrator,
    },
    'wrong-brand-host': {
      sentence: 'Zendesk heeft het adres waar wij u hebben overgedragen niet geaccepteerd.',
      next: onlyAdministrator,
    },
    'address-blocklisted': {
      sentence: 'Dit Zendesk-account neemt geen nieuwe personen met uw e-mailadres aan.',
      next: onlyAdministrator,
    },
    'token-reused': {
      sentence:
        'Het toegangsbewijs dat wij uw browser gaven, is twee keer gebruikt, bijvoorbeeld door opnieuw te laden of terug te gaan.',
      next: ['Probeer het nog één keer: u krijgt een nieuw.'],
    },
    'token-too-old': {
      sentence: 'Het duurde te lang om Zendesk te bereiken, of een van de twee klokken loopt verkeerd.',
      next: ['Probeer het nog één keer.', tellAdministrator],
    },
    suspended: {
      sentence: 'Uw profiel in Zendesk is geblokkeerd.',
      next: ['Vraag het team achter dit helpcenter om het te herstellen.'],
    },
    'unknown-error': {
      sentence: 'Zendesk heeft de aanmelding geweigerd en gaf een reden die wij nog niet kennen.',
      next: ['Probeer het nog één keer.', tellAdministrator],
    },
  },

  problem: { error: (status) => `Fout ${status}`, startPage: 'Startpagina' },

  problems: {
    bug: {
      title: 'Er ging bij ons iets mis',
      sentence:
        'Het is vastgelegd. Probeer het opnieuw; gebeurt het nog een keer, geef uw beheerder dan de referentie hieronder.',
    },
    'input.invalid': {
      title: 'Er moet nog eens naar uw invoer worden gekeken',
      sentence: 'Ga terug, corrigeer de invoer en verstuur die opnieuw. Er is niets gewijzigd.',
    },
    'input.malformed': {
      title: 'Dit verzoek is niet te lezen',
      sentence: 'Iets in het adres of het formulier is niet wat Latchkey verwacht. Er is niets gewijzigd.',
    },
    'input.too-large': {
      title: 'Dit is meer dan Latchkey aanneemt',
      sentence: 'Er is niets gewijzigd. Verstuur minder tegelijk.',
    },
    'form.expired': {
      title: 'Dit formulier is niet meer geldig',
      sentence:
        'Het stond te lang open, of u hebt zich intussen aan- of afgemeld. Ga terug, laad de pagina opnieuw en probeer het nog eens: er is niets gewijzigd.',
    },
    'form.foreign': {
      title: 'Dit formulier kwam van elders',
      sentence: (address) =>
        `Het is niet verstuurd door een pagina van ${address}, het adres van deze Latchkey. Open dat adres en probeer het opnieuw: er is niets gewijzigd.`,
    },
    'link.spent': {
      title: 'Deze link werkt niet meer',
      sentence:
        'Hij is gebruikt, is verlopen, of er is een nieuwere gemaakt. Vraag om een nieuwe. Wie Latchkey beheert, maakt ' +
        'er een door het te starten zolang er geen eigenaar is, of met: latchkey admin reset',
    },
    'session.required': {
      title: 'Meld u aan',
      sentence: 'U bent niet meer aangemeld, dus is er niets gewijzigd. Meld u aan en probeer het opnieuw.',
    },
    'second-factor.required': {
      title: 'Hier is een tweede factor nodig',
      sentence:
        'Uw organisatie vraagt hier meer dan een wachtwoord. Open uw account, stel een tweede factor in of meld u ermee aan, en probeer het opnieuw.',
    },
    'access.forbidden': {
      title: 'Dit mag u niet doen',
      sentence: 'Uw account mag deze pagina niet zien. Vindt u dat dit wel zou moeten, vraag het dan een beheerder.',
    },
    'page.not-found': {
      title: 'Hier is niets',
      sentence: 'Misschien is het adres verkeerd getypt, of is wat hier was verdwenen.',
    },
    'method.not-allowed': {
      title: 'Zo kan deze pagina niet worden gebruikt',
      sentence: 'Ga terug en gebruik de knoppen en links van de pagina. Er is niets gewijzigd.',
    },
    'rate.limited': { title: 'Te veel pogingen', sentence: 'Wacht een tijdje en probeer het dan opnieuw.' },
    'state.conflict': {
      title: 'Iemand was sneller',
      sentence:
        'Wat u wilde wijzigen, is intussen gewijzigd. Ga terug, laad de pagina opnieuw en probeer het nog eens.',
    },
    'server.busy': {
      title: 'Latchkey is druk bezet',
      sentence: 'Op dit moment melden veel mensen zich aan. Probeer het over een paar seconden opnieuw.',
    },
    'database.unavailable': {
      title: 'Latchkey kan zijn database niet bereiken',
      sentence:
        'Dit ligt aan ons en is meestal binnen een minuut voorbij. Niets van wat u hebt gedaan is verloren. Probeer het opnieuw.',
    },
  },
}
