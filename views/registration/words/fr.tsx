/** The pages for people who register, in French. */
import { Bidi } from '../../parts/bidi.tsx'
import type { RegistrationWords } from './words.ts'

export const fr: RegistrationWords = {
  register: {
    title: 'S’inscrire',
    lead: (organization = 'cette organisation') => (
      <>
        Demandez un compte auprès de <Bidi>{organization}</Bidi>.
      </>
    ),
    next: {
      open: 'Nous vous envoyons un message. Une fois votre adresse confirmée, vous choisissez un mot de passe.',
      approved:
        'Nous vous envoyons un message. Une fois votre adresse confirmée, votre inscription est examinée ; vous choisissez ensuite un mot de passe.',
    },
    name: 'Votre nom',
    nameHint: 'Tel que le centre d’aide doit l’utiliser.',
    email: 'Votre adresse e-mail',
    domains: (domains) => (
      <>
        Elle doit se terminer par <Bidi>{domains}</Bidi>.
      </>
    ),
    button: 'S’inscrire',
    haveAccount: 'J’ai déjà un compte',
  },
  refused: {
    staffDomain:
      'Le personnel utilise des adresses comme celle-ci, et le personnel ne s’inscrit pas lui-même. Demandez un compte à votre organisation.',
    domainNotAllowed: (domains) => `Seules les adresses se terminant par ${domains} peuvent être inscrites ici.`,
    throttled: (minutes) =>
      minutes === 1
        ? 'Il y a eu trop d’essais. Veuillez patienter une minute, puis réessayer.'
        : `Il y a eu trop d’essais. Veuillez patienter ${minutes} minutes, puis réessayer.`,
  },
  sent: {
    title: 'Consultez votre messagerie',
    lead: (email) =>
      email === undefined ? (
        'Nous vous avons envoyé un message.'
      ) : (
        <>
          Nous avons envoyé un message à <Bidi>{email}</Bidi>.
        </>
      ),
    how: 'Ouvrez le lien qu’il contient ou saisissez le code ici. Si vous avez déjà un compte avec cette adresse, le message le dit.',
    noMail:
      'Si rien n’arrive au bout de quelques minutes, regardez parmi les courriers indésirables et vérifiez que l’adresse ne contient pas de faute de frappe.',
    again: 'Demander de nouveau, ou avec une autre adresse',
  },
  confirm: {
    title: 'Confirmez votre inscription',
    isThisYours: (email) => (
      <>
        L’adresse <Bidi>{email}</Bidi> est-elle la vôtre ?
      </>
    ),
    name: 'Votre nom',
    nameHint: 'Tel que le centre d’aide doit l’utiliser. Corrigez-le s’il n’est pas exact.',
    onlyIf: 'Ne confirmez que si vous l’avez demandé. Sinon, fermez cette page : rien ne se passe.',
    button: 'Oui, c’est mon adresse',
  },
  ends: {
    waiting: {
      title: 'Votre adresse est confirmée',
      sentence:
        'L’organisation examine maintenant votre inscription. Vous recevrez un message dès qu’elle sera acceptée ; d’ici là, il n’y a rien d’autre à faire.',
    },
    known: {
      title: 'Vous avez déjà un compte',
      sentence:
        'Un compte a cette adresse : rien n’a été ajouté. Connectez-vous avec elle. Si vous n’en connaissez pas le mot de passe, faites-vous envoyer un lien.',
    },
    closed: {
      title: 'L’inscription n’est plus possible',
      sentence:
        'Les conditions d’inscription ont changé depuis votre demande. Aucun compte n’a été créé. Demandez un compte à votre organisation.',
    },
    spent: {
      title: 'Ce lien a déjà été utilisé',
      sentence:
        'Il ne fonctionne qu’une fois. Si c’est vous qui l’avez utilisé, votre adresse est confirmée. Si vous n’avez pas encore choisi de mot de passe, faites-vous envoyer un lien depuis la page de connexion.',
    },
    gone: {
      title: 'Ce lien ne fonctionne pas',
      sentence:
        'Il est valable 24 heures, et seulement s’il est complet. Copiez l’adresse entière depuis le message, ou inscrivez-vous de nouveau.',
    },
  },
  signIn: 'Se connecter',
  forgotPassword: 'Mot de passe oublié ?',
  registerAgain: 'S’inscrire de nouveau',
}
