/** The pages for people who register, in Dutch. */
import { Bidi } from '../../parts/bidi.tsx'
import type { RegistrationWords } from './words.ts'

export const nl: RegistrationWords = {
  register: {
    title: 'Registreren',
    lead: (organization = 'deze organisatie') => (
      <>
        Vraag een account aan bij <Bidi>{organization}</Bidi>.
      </>
    ),
    next: {
      open: 'Wij sturen u een bericht. Als u uw adres hebt bevestigd, kiest u een wachtwoord.',
      approved:
        'Wij sturen u een bericht. Als u uw adres hebt bevestigd, wordt uw registratie bekeken; daarna kiest u een wachtwoord.',
    },
    name: 'Uw naam',
    nameHint: 'Zoals het helpcenter u moet aanspreken.',
    email: 'Uw e-mailadres',
    domains: (domains) => (
      <>
        Het moet eindigen op <Bidi>{domains}</Bidi>.
      </>
    ),
    button: 'Registreren',
    haveAccount: 'Ik heb al een account',
  },
  refused: {
    staffDomain:
      'Adressen als dit horen bij het personeel, en het personeel registreert zich niet zelf. Vraag uw organisatie om een account.',
    domainNotAllowed: (domains) => `Alleen adressen die eindigen op ${domains} kunnen zich hier registreren.`,
    throttled: (minutes) =>
      minutes === 1
        ? 'Er waren te veel pogingen. Wacht een minuut en probeer het dan opnieuw.'
        : `Er waren te veel pogingen. Wacht ${minutes} minuten en probeer het dan opnieuw.`,
  },
  sent: {
    title: 'Kijk in uw mailbox',
    lead: (email) =>
      email === undefined ? (
        'Wij hebben u een bericht gestuurd.'
      ) : (
        <>
          Wij hebben een bericht gestuurd naar <Bidi>{email}</Bidi>.
        </>
      ),
    how: 'Open de link in het bericht of typ hier de code. Hebt u met dit adres al een account, dan staat dat in het bericht.',
    noMail:
      'Komt er binnen enkele minuten niets, kijk dan bij de ongewenste e-mail en controleer het adres op typefouten.',
    again: 'Nog een keer vragen, of met een ander adres',
  },
  confirm: {
    title: 'Bevestig uw registratie',
    isThisYours: (email) => (
      <>
        Is <Bidi>{email}</Bidi> uw adres?
      </>
    ),
    name: 'Uw naam',
    nameHint: 'Zoals het helpcenter u moet aanspreken. Verander hem als hij niet klopt.',
    onlyIf: 'Bevestig alleen als u hierom hebt gevraagd. Sluit anders deze pagina: er gebeurt niets.',
    button: 'Ja, dit is mijn adres',
  },
  ends: {
    waiting: {
      title: 'Uw adres is bevestigd',
      sentence:
        'De organisatie bekijkt nu uw registratie. U krijgt een bericht zodra die is goedgekeurd; tot dan hoeft u niets te doen.',
    },
    known: {
      title: 'U hebt al een account',
      sentence:
        'Er is een account met dit adres, dus er is niets toegevoegd. Meld u daarmee aan. Kent u het wachtwoord niet, laat u dan een link sturen.',
    },
    closed: {
      title: 'Registreren kan niet meer',
      sentence:
        'Sinds uw aanvraag is gewijzigd wie zich mag registreren. Er is geen account gemaakt. Vraag uw organisatie om een account.',
    },
    spent: {
      title: 'Deze link is al gebruikt',
      sentence:
        'Hij werkt maar één keer. Hebt u hem zelf gebruikt, dan is uw adres bevestigd. Hebt u nog geen wachtwoord gekozen, laat u dan op de aanmeldpagina een link daarvoor sturen.',
    },
    gone: {
      title: 'Deze link werkt niet',
      sentence:
        'Hij is 24 uur geldig, en alleen als hij volledig is. Kopieer het hele adres uit het bericht, of registreer u opnieuw.',
    },
  },
  signIn: 'Aanmelden',
  forgotPassword: 'Wachtwoord vergeten?',
  registerAgain: 'Opnieuw registreren',
}
