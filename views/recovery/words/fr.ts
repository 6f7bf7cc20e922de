/** The pages for whoever lost the password in French. */
import type { RecoveryWords } from './words.ts'

export const fr: RecoveryWords = {
  ask: {
    title: 'Choisir un nouveau mot de passe',
    lead: 'Dites-nous qui vous êtes. Nous envoyons un lien à l’adresse que votre organisation connaît de vous.',
    missing: 'Saisissez votre adresse e-mail, votre nom d’utilisateur ou votre numéro de membre.',
    button: 'Envoyer le lien',
  },
  asked: {
    title: 'Consultez votre boîte aux lettres',
    lead: 'Si ce compte existe ici, un message contenant un lien est en route vers son adresse.',
    goodFor:
      'Le lien fonctionne une seule fois, pendant 30 minutes. Votre mot de passe actuel reste valable jusqu’à ce que vous en ayez choisi un autre.',
    noMailTitle: 'Aucun message après quelques minutes ?',
    lookElsewhere: 'Regardez parmi les messages indésirables.',
    otherAddress:
      'Votre compte a peut-être une autre adresse. Essayez aussi avec votre nom d’utilisateur ou votre numéro de membre.',
    onPaper:
      'Il n’y a peut-être aucune adresse confirmée pour vous. Demandez à votre organisation : quelqu’un peut y imprimer un code à usage unique.',
    again: 'Demander à nouveau',
  },
  code: {
    title: 'Utiliser votre code à usage unique',
    lead: 'Il vous permet de choisir un nouveau mot de passe, avec lequel vous vous connectez ensuite.',
    label: 'Code à usage unique',
    hint: 'Les 28 caractères de la feuille qui vous a été remise. Les tirets, les espaces et les majuscules ne comptent pas.',
    refused:
      'Ce code n’ouvre rien. Comparez-le avec la feuille. S’il est identique, il a été utilisé, a expiré ou n’est pas encore approuvé : adressez-vous à la personne qui vous l’a remis.',
    button: 'Continuer',
  },
  sheet: {
    title: 'Choisir un nouveau mot de passe',
    person: 'Pour',
    code: 'Votre code à usage unique',
    goodUntil: 'Valable jusqu’au',
    open: 'Ouvrez cette adresse, ou pointez un appareil photo sur le carré :',
    type: 'Saisissez le code si la page le demande.',
    choose: 'Choisissez un mot de passe que personne d’autre ne connaît, puis connectez-vous avec lui.',
    keep: 'Le code fonctionne une seule fois. Ne le donnez à personne : quiconque l’a peut choisir votre mot de passe.',
    waits: 'Il ne fonctionne qu’après l’approbation d’une deuxième personne de votre organisation.',
  },
  haveCode: 'J’ai un code à usage unique',
  backToSignIn: 'Retour à la connexion',
}
