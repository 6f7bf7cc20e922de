/** The pages of one's own account in Dutch. */
import type { AccountWords } from './words.ts'

const plural = new Intl.PluralRules('nl')
const counted = (count: number, one: string, other: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : other}`

export const nl: AccountWords = {
  nav: {
    label: 'Uw account',
    places: {
      home: 'Overzicht',
      profile: 'Profiel',
      security: 'Beveiliging',
      zendesk: 'Wat Zendesk weet',
      data: 'Uw gegevens',
    },
  },
  done: {
    saved: 'Uw wijzigingen zijn opgeslagen.',
    unchanged: 'Er was niets anders, dus is er niets opgeslagen.',
    'password-changed': 'Uw wachtwoord is gewijzigd. Overal elders bent u afgemeld.',
    'session-ended': 'De sessie is beëindigd.',
    'session-gone': 'Die sessie was al beëindigd.',
    'others-ended': 'U bent nu alleen nog hier aangemeld.',
    'browser-forgotten': 'De browser is vergeten.',
    'browser-gone': 'Die browser was al vergeten.',
    'browsers-forgotten': 'Alle browsers zijn vergeten en u bent nu alleen nog hier aangemeld.',
    'erasure-asked': 'Uw verzoek ligt nu bij uw organisatie.',
    'erasure-withdrawn': 'Uw verzoek is ingetrokken. Uw account blijft zoals het is.',
    'erasure-settled': 'Over uw verzoek was al beslist. Zo staat het ervoor.',
  },

  home: {
    unconfirmed: {
      title: 'Uw e-mailadres is nog niet bevestigd',
      sentence: 'Tot dan wordt er niets uit uw naam aan Zendesk gemeld.',
      link: 'Uw adres bevestigen',
    },
    factorNeeded: {
      title: 'Uw organisatie vraagt u om een tweede factor',
      sentence: 'U hebt er een nodig voordat u verder kunt naar Zendesk.',
      link: 'Tweede factor instellen',
    },
    whatIsTold: 'Bekijken wat hiervan aan Zendesk wordt gemeld',
  },

  profile: {
    title: 'Profiel',
    lead: 'Wat uw organisatie over u weet, en wat daarvan aan Zendesk wordt gemeld wanneer u daarheen gaat.',
    name: 'Naam',
    username: 'Gebruikersnaam',
    organization: 'Organisatie',
    phone: 'Telefoon',
    language: 'Taal',
    address: 'Bevestigen of wijzigen',
    told: 'Gaat naar Zendesk',
    toldBy: 'Gaat naar:',
    notTold: 'Gaat niet naar Zendesk',
    keptByOrganization:
      'Uw naam, lidnummer en wat hier verder staat, houdt uw organisatie bij. Klopt er iets niet, vraag haar dan om het te corrigeren.',
    yours: 'Wat u zelf kunt wijzigen',
    phoneHint: 'Met de landcode, bijvoorbeeld +31 20 123 4567. Laat het leeg als u er geen wilt opgeven.',
    phoneComplaint: 'Schrijf het hele nummer met de landcode, beginnend met +, bijvoorbeeld +31 20 123 4567.',
    languageHint: 'Voor deze pagina’s en voor de e-mail die u van hier krijgt.',
    asBrowser: 'De taal van mijn browser',
    languageComplaint: 'Kies een van de talen in de lijst.',
    save: 'Opslaan',
    outdated: {
      title: 'Er is intussen iets gewijzigd',
      sentence:
        'Uw account is gewijzigd terwijl deze pagina openstond, dus is er niets opgeslagen. Kijk wat er nu is opgeslagen en sla opnieuw op als u dat nog wilt.',
    },
    storedNow: (value) => <>Nu opgeslagen: {value}.</>,
    storedNone: 'Er is nu niets opgeslagen.',
  },

  password: {
    title: 'Uw wachtwoord wijzigen',
    lead: 'Hier blijft u aangemeld, overal elders wordt u afgemeld. Links voor een nieuw wachtwoord die u zijn gestuurd, werken niet meer.',
    current: 'Huidig wachtwoord',
    next: 'Nieuw wachtwoord',
    again: 'Nieuw wachtwoord, nog een keer',
    save: 'Wachtwoord wijzigen',
    missing: 'Typ uw huidige wachtwoord: het laat zien dat u het bent.',
    wrong: 'Dit is niet uw huidige wachtwoord.',
    none: {
      title: 'U hebt geen wachtwoord',
      sentence: 'Laat een link naar uw e-mailadres sturen om er een te kiezen.',
      link: 'Een link laten sturen',
    },
  },

  security: {
    title: 'Beveiliging',
    password: {
      heading: 'Wachtwoord',
      none: 'U hebt er geen.',
      change: 'Wachtwoord wijzigen',
      choose: 'Een wachtwoord kiezen',
    },
    factors: {
      heading: 'Tweede factor',
      lead: 'Iets wat u hebt, naast het wachtwoord dat u weet: wie uw wachtwoord te weten komt, kan er toch niet in.',
      needed: 'Uw organisatie vraagt u om een tweede factor, en u hebt er nog geen.',
      totp: 'Authenticator-app',
      passkeys: 'Passkeys',
      recoveryCodes: 'Herstelcodes',
      isSetUp: 'Ingesteld',
      isNot: 'Niet ingesteld',
      count: (passkeys) => counted(passkeys, 'passkey', 'passkeys'),
      left: (codes) => `nog ${codes}`,
    },
    sessions: {
      heading: 'Waar u bent aangemeld',
      here: 'Deze browser',
      signedIn: (when) => <>Aangemeld op {when}.</>,
      lastSeen: (when) => <>Laatst gezien rond {when}.</>,
      from: (address) => <>Vanaf {address}.</>,
      end: 'Beëindigen',
      endOthers: 'Alle andere beëindigen',
      endAll: 'Overal afmelden',
      zendesk: 'Een sessie hier beëindigen meldt niemand af bij Zendesk: sessies daar zijn van Zendesk zelf.',
    },
    browsers: {
      heading: 'Browsers die wij kennen',
      lead: 'Hiermee hebt u zich aangemeld. Aan een onthouden browser wordt niet om de tweede factor gevraagd. Een browser vergeten meldt hem niet af.',
      none: 'Geen.',
      firstSeen: (when) => <>Voor het eerst gezien op {when}.</>,
      lastSeen: (when) => <>Laatst gebruikt om aan te melden op {when}.</>,
      remembered: (when) => <>Onthouden tot {when}.</>,
      forget: 'Vergeten',
      forgetAll: 'Alle vergeten',
      forgetAllHint: 'Dit meldt u ook overal elders af.',
    },
    browserOn: (browser, system) => {
      if (browser === undefined) return system === undefined ? 'Onbekende browser' : `Onbekende browser op ${system}`
      return system === undefined ? browser : `${browser} op ${system}`
    },
  },

  zendesk: {
    title: 'Wat Zendesk van ons weet',
    lead: 'Wanneer u naar een helpcenter gaat, melden wij Zendesk het volgende over u, en verder niets.',
    noApps: 'Er is nog geen helpcenter om naartoe te gaan, dus wordt er niets aan Zendesk gemeld.',
    now: 'Als u er nu heen ging, zouden wij sturen:',
    switchedOff: 'Aanmelden daar via ons is uitgeschakeld: er wordt niets gestuurd.',
    times: 'Laatste keren',
    nothingYet: 'Er is nog niets gestuurd.',
    handedOver: (when) => <>Gestuurd op {when}</>,
    error: (when) => <>Zendesk antwoordde met een fout op {when}</>,
    withWhat: 'Met:',
    claims: {
      email: 'E-mailadres',
      name: 'Naam',
      external_id: 'Lidnummer',
      phone: 'Telefoon',
      organization: 'Organisatie',
      organization_id: 'Nummer van de organisatie',
      organizations: 'Organisaties',
      organization_ids: 'Nummers van de organisaties',
      locale: 'Taal, als nummer van Zendesk',
      locale_id: 'Taal, als nummer van Zendesk (medewerkers)',
      tags: 'Tags',
      remote_photo_url: 'Adres van uw foto',
      role: 'Rol in Zendesk',
      custom_role_id: 'Nummer van uw rol in Zendesk',
    },
    field: (key) => `Verder veld ‘${key}’`,
    eachTime: 'Elke keer worden het tijdstip en een nummer dat één keer wordt gebruikt meegestuurd.',
    notKept: 'Wij bewaren wanneer iets is gestuurd en welke gegevens, maar niet wat er toen in stond.',
    theirs: 'Wat Zendesk bewaart en hoe lang, kan uw organisatie u vertellen: wij zien het niet.',
  },

  data: {
    title: 'Uw gegevens',
    download: {
      heading: 'Uw gegevens downloaden',
      sentence:
        'Eén bestand (JSON) met alles wat wij over u bewaren: uw gegevens, hoe en waar u zich aanmeldt, en wat er is gebeurd.',
      withoutSecrets: 'Wachtwoorden en sleutels staan er niet in.',
      button: 'Downloaden',
    },
    erasure: {
      heading: 'Uw account laten wissen',
      sentence: 'U kunt uw organisatie vragen om uw account hier te wissen. Zij beslist daarover.',
      final:
        'Eenmaal gedaan is het niet terug te draaien: u kunt zich niet meer aanmelden, hier niet en via ons niet bij Zendesk.',
      zendesk: 'Wat Zendesk bewaart, wordt daarmee niet gewist. Vraag uw organisatie ook daarnaar.',
      reason: 'Reden',
      reasonHint: 'Wie beslist, leest het.',
      tooLong: 'Gebruik hooguit 500 tekens.',
      damaged: 'Onderweg zijn letters verloren gegaan. Typ het opnieuw.',
      ask: 'Om wissen vragen',
      asked: (when) => <>U hebt op {when} gevraagd uw account te wissen.</>,
      waits: 'Uw organisatie heeft nog niet beslist.',
      withdraw: 'Verzoek intrekken',
      declined: (when) => <>Uw organisatie heeft op {when} geweigerd uw account te wissen.</>,
      because: 'Zij schreef:',
    },
  },
}
