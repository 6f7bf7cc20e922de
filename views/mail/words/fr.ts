/** Messages in French. */
import type { MailWords } from './words.ts'

export const fr: MailWords = {
  greeting: (name) => `Bonjour ${name},`,
  greetingWithoutName: 'Bonjour,',
  until: (moment) => `Le lien fonctionne une seule fois, jusqu’au ${moment}.`,
  copy: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
  footer: (site) =>
    `Message envoyé automatiquement par le service de connexion ${site}. Les réponses ne sont pas lues.`,
  verification: {
    subject: 'Confirmez votre adresse e-mail',
    lead: (site) =>
      `Veuillez confirmer que cette adresse e-mail est bien la vôtre. Elle est enregistrée pour votre compte sur ${site}.`,
    button: 'Confirmer mon adresse',
    unexpected: 'Si vous ne connaissez pas ce compte, ne faites rien : l’adresse ne sera pas confirmée.',
  },
  reset: {
    subject: 'Choisissez un nouveau mot de passe',
    lead: (site) => `Ce lien vous permet de choisir un nouveau mot de passe pour votre compte sur ${site}.`,
    button: 'Choisir un nouveau mot de passe',
    unexpected:
      'Si vous n’attendiez pas ce message, ne faites rien : votre mot de passe reste inchangé. Ne transférez pas ce message, car toute personne disposant du lien peut choisir votre mot de passe.',
  },
}
