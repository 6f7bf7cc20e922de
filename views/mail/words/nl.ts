/** Messages in Dutch. */
import type { MailWords } from './words.ts'

const nothingToDo = 'Was u dit zelf, dan hoeft u niets te doen.'
const notMe =
  'Was u dit niet, dan gebruikt misschien iemand anders uw account: kies direct een nieuw wachtwoord, beëindig alle sessies en waarschuw uw organisatie.'
const notMeWithoutPassword =
  'Was u dit niet, dan gebruikt misschien iemand anders uw account: laat u direct een link voor een nieuw wachtwoord sturen en waarschuw uw organisatie.'

export const nl: MailWords = {
  greeting: (name) => `Beste ${name},`,
  greetingWithoutName: 'Goedendag,',
  until: (moment) => `De link werkt één keer, tot ${moment}.`,
  code: 'Of typ deze code op de pagina die erom vraagt. Geef hem aan niemand:',
  codeUntil: (moment) => `De code werkt één keer, tot ${moment}.`,
  copy: 'Werkt de knop niet? Kopieer dan dit adres naar uw browser:',
  footer: (site) => `Automatisch verzonden door de aanmelddienst op ${site}. Antwoorden worden niet gelezen.`,
  when: (moment) => `Wanneer: ${moment}`,
  from: (ip) => `Vanaf het netwerkadres: ${ip}`,
  browser: (browser, system) => `Met: ${system === undefined ? browser : `${browser} op ${system}`}`,
  security: 'De beveiliging van uw account bekijken',
  data: 'Uw gegevens bekijken',
  account: 'Uw account bekijken',
  links: {
    verification: {
      subject: 'Bevestig uw e-mailadres',
      lead: (site) => `Bevestig dat dit e-mailadres van u is. Het is vastgelegd bij uw account op ${site}.`,
      button: 'Mijn adres bevestigen',
      unexpected: 'Kent u dit account niet, doe dan niets: het adres wordt dan niet bevestigd.',
    },
    reset: {
      subject: 'Kies een nieuw wachtwoord',
      lead: (site) => `Met deze link kiest u een nieuw wachtwoord voor uw account op ${site}.`,
      button: 'Nieuw wachtwoord kiezen',
      unexpected:
        'Had u dit bericht niet verwacht, doe dan niets: uw wachtwoord blijft zoals het is. Stuur het bericht niet door, want wie de link heeft, kan uw wachtwoord kiezen.',
    },
    'address-proof': {
      subject: 'Bevestig uw nieuwe e-mailadres',
      lead: (site) =>
        `U wilt dit e-mailadres gebruiken voor uw account op ${site}. Tot u het bevestigt, blijft uw vorige adres gelden.`,
      button: 'Mijn nieuwe adres bevestigen',
      unexpected: 'Hebt u hier niet om gevraagd, doe dan niets: het adres wordt niet gebruikt.',
    },
    'address-undo': {
      subject: 'Uw e-mailadres is gewijzigd',
      lead: (site) =>
        `Uw account op ${site} heeft vanaf nu een ander e-mailadres. Naar dit adres wordt niets meer gestuurd. Was u dit zelf, dan hoeft u niets te doen.`,
      button: 'De wijziging ongedaan maken',
      unexpected:
        'Was u dit niet, maak de wijziging dan direct ongedaan: dit adres geldt dan weer, alle sessies eindigen en u kiest een nieuw wachtwoord.',
    },
    registration: {
      subject: 'Bevestig uw registratie',
      lead: (site) =>
        `Iemand, waarschijnlijk u, heeft met dit e-mailadres een account op ${site} aangevraagd. Bevestig dat het adres van u is om verder te gaan.`,
      button: 'Mijn adres bevestigen',
      unexpected: 'Hebt u hier niet om gevraagd, doe dan niets: er wordt geen account gemaakt.',
    },
    'registration-approved': {
      subject: 'Uw registratie is goedgekeurd',
      lead: (site) => `Uw account op ${site} staat klaar. Met deze link kiest u uw wachtwoord.`,
      button: 'Mijn wachtwoord kiezen',
      unexpected:
        'Stuur het bericht niet door, want wie de link heeft, kan uw wachtwoord kiezen. Is de link verlopen, laat u dan op de aanmeldpagina met ‘Wachtwoord vergeten?’ een nieuwe sturen.',
    },
    'registration-refused': {
      subject: 'Uw registratie is niet goedgekeurd',
      lead: (site) => `Uw registratie op ${site} is niet goedgekeurd. Er is geen account gemaakt.`,
      button: undefined,
      unexpected: 'Denkt u dat dit een vergissing is, vraag het dan aan de organisatie waar u zich wilde registreren.',
    },
    'registration-known': {
      subject: 'U hebt al een account',
      lead: (site) =>
        `Iemand, waarschijnlijk u, wilde dit e-mailadres gebruiken voor een account op ${site}. Het hoort daar al bij uw account, dus er is niets gewijzigd.`,
      button: 'Aanmelden',
      unexpected:
        'Bent u uw wachtwoord vergeten, laat u dan op de aanmeldpagina een link sturen. Was u dit niet, dan hoeft u niets te doen.',
    },
  },
  notices: {
    'password-changed': {
      subject: 'Uw wachtwoord is gewijzigd',
      what: (site) => `Het wachtwoord van uw account op ${site} is gewijzigd. Alle andere sessies zijn beëindigd.`,
      next: `${nothingToDo} ${notMeWithoutPassword}`,
    },
    'password-reset': {
      subject: 'U hebt een nieuw wachtwoord',
      what: (site) =>
        `Voor uw account op ${site} is een nieuw wachtwoord gekozen, met een link of code die daarvoor was gemaakt. Alle sessies zijn beëindigd.`,
      next: `${nothingToDo} ${notMeWithoutPassword}`,
    },
    'password-marked-compromised': {
      subject: 'Uw wachtwoord werkt niet meer',
      what: (site) =>
        `Uw organisatie heeft reden om te denken dat iemand anders het wachtwoord van uw account op ${site} kent. Het werkt niet meer en alle sessies zijn beëindigd.`,
      next: 'Kies een nieuw wachtwoord: met de link die u is gestuurd, of met ‘Wachtwoord vergeten?’ op de aanmeldpagina. Gebruik het oude ook nergens anders meer.',
    },
    'password-removed': {
      subject: 'Uw wachtwoord is verwijderd',
      what: (site) =>
        `Het wachtwoord van uw account op ${site} is verwijderd. Het werkt niet meer en alle sessies zijn beëindigd.`,
      next: 'Weet u hiervan, kies dan een nieuw wachtwoord met ‘Wachtwoord vergeten?’ op de aanmeldpagina. Zo niet, waarschuw dan direct uw organisatie.',
    },
    'totp-added': {
      subject: 'Er is een authenticator-app toegevoegd',
      what: (site) => `Voor uw account op ${site} is een authenticator-app ingesteld als tweede factor.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'totp-removed': {
      subject: 'Uw authenticator-app is verwijderd',
      what: (site) => `De authenticator-app is geen tweede factor meer van uw account op ${site}.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-added': {
      subject: 'Er is een passkey toegevoegd',
      what: (site) =>
        `Aan uw account op ${site} is een passkey toegevoegd. Die opent uw account zonder het wachtwoord.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-removed': {
      subject: 'Er is een passkey verwijderd',
      what: (site) => `Een passkey van uw account op ${site} is verwijderd. Die opent uw account niet meer.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-refused': {
      subject: 'Een passkey van u is geweigerd',
      what: (site) =>
        `Een passkey van uw account op ${site} is geweigerd: volgens de passkey zelf is hij minder vaak gebruikt dan wij weten. Misschien heeft iemand er een kopie van.`,
      next: `Verwijder die passkey uit uw account en maak een nieuwe. ${notMe}`,
    },
    'recovery-codes-made': {
      subject: 'U hebt nieuwe herstelcodes',
      what: (site) => `Voor uw account op ${site} zijn nieuwe herstelcodes gemaakt. De oude werken niet meer.`,
      next: `Was u dit zelf, bewaar ze dan op een veilige plek. ${notMe}`,
    },
    'recovery-code-used': {
      subject: 'Er is een herstelcode gebruikt',
      what: (site) => `Een van de herstelcodes van uw account op ${site} is gebruikt. Die werkt niet nog een keer.`,
      next: `Was u dit zelf, kijk dan hoeveel er nog over zijn. ${notMe}`,
    },
    'second-factor-refused': {
      subject: 'Iemand kent uw wachtwoord',
      what: (site) =>
        `Iemand heeft op ${site} het wachtwoord van uw account ingevoerd en daarna meerdere keren een verkeerde code. Diegene is niet binnengekomen.`,
      next: 'Was u dit zelf, wacht dan even en probeer het opnieuw. Zo niet, wijzig dan direct uw wachtwoord en waarschuw uw organisatie.',
    },
    'second-factors-reset': {
      subject: 'Uw tweede factoren zijn verwijderd',
      what: (site) =>
        `Een beheerder heeft alle tweede factoren van uw account op ${site} verwijderd: authenticator-app, passkeys en herstelcodes. Alle sessies zijn beëindigd.`,
      next: 'Had u hierom gevraagd, meld u dan aan met uw wachtwoord en stel opnieuw een tweede factor in. Zo niet, waarschuw dan direct uw organisatie.',
    },
    'address-changed': {
      subject: 'Uw e-mailadres is gewijzigd',
      what: (site) => `Uw account op ${site} heeft vanaf nu een ander e-mailadres.`,
      next: 'Weet u hiervan, dan hoeft u niets te doen. Zo niet, waarschuw dan direct uw organisatie.',
    },
    'address-restored': {
      subject: 'Uw e-mailadres is hersteld',
      what: (site) =>
        `De wijziging van het e-mailadres van uw account op ${site} is ongedaan gemaakt. Het vorige adres geldt weer en alle sessies zijn beëindigd.`,
      next: 'U hebt een nieuw wachtwoord nodig: de link om het te kiezen wordt naar het herstelde adres gestuurd.',
    },
    'new-device': {
      subject: 'Aangemeld met een nieuwe browser',
      what: (site) => `Uw account op ${site} is gebruikt met een browser die nog niet bekend was.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'erasure-declined': {
      subject: 'Uw account wordt niet gewist',
      what: (site) => `U hebt gevraagd uw account op ${site} te wissen. Uw organisatie heeft dat afgewezen.`,
      next: 'De reden staat op de pagina ‘Uw gegevens’ van uw account. Bent u het er niet mee eens, neem dan contact op met uw organisatie.',
    },
    'handoff-approved': {
      subject: 'Uw aanmelding is goedgekeurd',
      what: (site) =>
        `Uw organisatie heeft uw account op ${site} bekeken en staat toe dat u zich ermee aanmeldt bij het helpcentrum.`,
      next: 'Open het helpcentrum opnieuw. Wordt u weer tegengehouden, dan is er sindsdien iets aan uw account veranderd en wordt het uw organisatie opnieuw gevraagd.',
    },
    'handoff-declined': {
      subject: 'Uw aanmelding is niet goedgekeurd',
      what: (site) =>
        `Uw organisatie heeft uw account op ${site} bekeken en staat niet toe dat u zich er zo mee aanmeldt bij het helpcentrum.`,
      next: 'Vraag degenen die uw lidmaatschap beheren waarom, en wat er rechtgezet kan worden.',
    },
  },
}
