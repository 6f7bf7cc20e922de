/** The pages about addresses in French. */
import { Bidi } from '../../parts/bidi.tsx'
import type { VerificationWords } from './words.ts'

export const fr: VerificationWords = {
  links: {
    verify: {
      title: 'Confirmez votre adresse e-mail',
      lead: (email) => (
        <>
          L’adresse <Bidi>{email}</Bidi> est-elle la vôtre ?
        </>
      ),
      about: (person) => (
        <>
          En la confirmant, vous l’associez au compte de <Bidi>{person}</Bidi>.
        </>
      ),
      onlyIf: 'Confirmez uniquement si ce compte est le vôtre. Sinon, fermez cette page : rien ne se passera.',
      button: 'Oui, confirmer cette adresse',
    },
    change: {
      title: 'Confirmez votre nouvelle adresse e-mail',
      lead: (email) => (
        <>
          L’adresse <Bidi>{email}</Bidi> doit-elle désormais être la vôtre ?
        </>
      ),
      about: (person) => (
        <>
          Elle remplace l’ancienne dans le compte de <Bidi>{person}</Bidi>. Toutes les autres sessions prennent fin.
        </>
      ),
      onlyIf: 'Confirmez uniquement si vous l’avez demandé. Sinon, fermez cette page : rien ne se passera.',
      button: 'Oui, utiliser cette adresse',
    },
    undo: {
      title: 'Revenir à votre ancienne adresse',
      lead: (email) => (
        <>
          L’adresse <Bidi>{email}</Bidi> doit-elle redevenir la vôtre ?
        </>
      ),
      about: (person) => (
        <>
          Elle appartenait au compte de <Bidi>{person}</Bidi> jusqu’à son changement. Si vous y revenez, tout le monde
          est déconnecté, le mot de passe ne fonctionne plus et vous recevez un lien pour en choisir un nouveau.
        </>
      ),
      onlyIf: 'Si vous avez changé l’adresse vous-même, fermez cette page : rien ne se passera.',
      button: 'Ce n’était pas moi : revenir',
    },
  },
  signInFirst:
    'Seule la personne qui a demandé cette adresse peut la confirmer : connectez-vous d’abord à ce compte. Ou saisissez le code du message sur la page où l’adresse a été demandée.',
  signIn: 'Se connecter',
  forgotPassword: 'Mot de passe oublié ?',
  yourAddress: 'Voir votre adresse',
  ends: {
    confirmed: {
      title: 'Votre adresse est confirmée',
      sentence: 'Vous n’avez rien d’autre à faire. Vous pouvez maintenant vous connecter.',
    },
    spent: {
      title: 'Ce lien a déjà été utilisé',
      sentence:
        'Il ne fonctionne qu’une fois. Si c’est vous qui l’avez utilisé, votre adresse est confirmée et vous n’avez rien d’autre à faire.',
    },
    expired: {
      title: 'Ce lien a expiré',
      sentence:
        'Il était valable 24 heures. Rien n’a été modifié. Connectez-vous pour en recevoir un nouveau, ou demandez-le à votre organisation.',
    },
    void: {
      title: 'Ce lien n’est plus valable',
      sentence:
        'Un lien plus récent a été envoyé, ou l’adresse de votre compte a changé. Cherchez le message le plus récent, connectez-vous pour recevoir un nouveau lien, ou demandez-le à votre organisation.',
    },
    unknown: {
      title: 'Ce lien ne fonctionne pas',
      sentence:
        'Il est peut-être incomplet. Copiez l’adresse entière depuis le message, connectez-vous pour recevoir un nouveau lien, ou demandez-le à votre organisation.',
    },
    'change-spent': {
      title: 'Ce lien a déjà été utilisé',
      sentence:
        'Il ne fonctionne qu’une fois. Si c’est vous qui l’avez utilisé, votre nouvelle adresse est en vigueur.',
    },
    'change-expired': {
      title: 'Ce lien a expiré',
      sentence: 'Il était valable 24 heures. Votre adresse reste inchangée. Vous pouvez redemander le changement.',
    },
    'change-void': {
      title: 'Ce lien n’est plus valable',
      sentence:
        'Vous avez demandé une autre adresse depuis, le changement a été retiré, ou votre compte a été modifié entre-temps. Votre adresse reste inchangée. Vous pouvez redemander le changement.',
    },
    restored: {
      title: 'Votre ancienne adresse est rétablie',
      sentence:
        'Tout le monde a été déconnecté et le mot de passe ne fonctionne plus. Un lien pour en choisir un nouveau est en route vers votre adresse. S’il n’arrive pas, demandez-en un autre ici.',
    },
    'undo-spent': {
      title: 'Le changement a déjà été annulé',
      sentence: 'Si c’était vous, choisissez un nouveau mot de passe avec le lien qui vous a été envoyé.',
    },
    'undo-expired': {
      title: 'Ce lien a expiré',
      sentence:
        'Il était valable sept jours. Si vous n’avez pas changé l’adresse, demandez tout de suite de l’aide à votre organisation.',
    },
    'undo-void': {
      title: 'Ce lien n’est plus valable',
      sentence:
        'Votre organisation a changé l’adresse de votre compte depuis. Si cela ne peut pas être juste, demandez-lui tout de suite de l’aide.',
    },
    taken: {
      title: 'Cette adresse est déjà utilisée',
      sentence:
        'Un autre compte l’a désormais : elle ne peut pas devenir celle du vôtre. Rien n’a été modifié. Demandez de l’aide à votre organisation.',
    },
  },

  address: {
    title: 'Votre adresse e-mail',
    lead: 'C’est avec cette adresse que nous vous connectons à Zendesk, et c’est là que vont les messages sur votre compte.',
    label: 'Adresse',
    none: 'Aucune n’est enregistrée pour vous.',
    confirmed: 'Confirmée',
    notConfirmed: 'Non confirmée',
    why: 'Veuillez confirmer que cette adresse est la vôtre. D’ici là, aucun centre d’aide ne vous laisse entrer.',
    onward: 'Dès qu’elle est confirmée, vous continuez vers votre destination.',
    send: 'M’envoyer un message de confirmation',
    sendAgain: 'L’envoyer de nouveau',
    onItsWay: (email) => (
      <>
        Un message est en route vers <Bidi>{email}</Bidi>. Ouvrez le lien qu’il contient, ou saisissez le code ici.
        Regardez aussi parmi les courriers indésirables.
      </>
    ),
    next: (minutes) =>
      minutes === 1
        ? 'Vous pourrez en recevoir un autre dans une minute.'
        : `Vous pourrez en recevoir un autre dans ${minutes} minutes.`,
    code: 'Code du message',
    codeHint: 'Six chiffres. Le code est valable 10 minutes, le lien 24 heures.',
    codeGone: 'Le code n’est plus valable ; le lien du message l’est encore.',
    confirm: 'Confirmer',
    change: 'Changer l’adresse',
    add: 'Ajouter une adresse',
    forOwners:
      'Les membres du personnel et ceux qui s’occupent de Latchkey ne changent pas eux-mêmes leur adresse : demandez-le à un propriétaire (« owner ») de ce Latchkey.',
    pendingTitle: 'Votre nouvelle adresse',
    pending: (email) => (
      <>
        Un message est en route vers <Bidi>{email}</Bidi>. Ouvrez le lien qu’il contient, ou saisissez le code ici, dans
        les 24 heures.
      </>
    ),
    present: 'D’ici là, votre adresse actuelle reste en vigueur.',
    another: 'Redemander, ou choisir une autre adresse',
    withdraw: 'Garder l’adresse actuelle',
    goOn: 'Continuer',
    back: 'Retour à votre profil',
  },

  change: {
    title: 'Changer votre adresse e-mail',
    lead: 'Nous envoyons un message à la nouvelle adresse. Une fois que vous l’y avez confirmée, elle remplace l’adresse actuelle.',
    present: 'Adresse actuelle',
    field: 'Nouvelle adresse',
    effect:
      'Toutes vos autres sessions prennent alors fin, et l’ancienne adresse en est avertie si elle avait été confirmée.',
    button: 'Envoyer le message',
    back: 'Garder l’adresse actuelle',
  },

  done: {
    confirmed: 'Votre adresse est confirmée.',
    changed: 'Votre nouvelle adresse est en vigueur. Toutes les autres sessions ont pris fin.',
    withdrawn: 'Votre adresse actuelle reste en vigueur.',
  },
  complaints: {
    'malformed-code': 'Saisissez les six chiffres du code.',
    'wrong-code': 'Ce n’est pas le code du message le plus récent.',
    'no-code': 'Aucun code n’est plus valable. Utilisez le lien du message, ou faites-vous en envoyer un autre.',
    'malformed-email': 'Ce n’est pas une adresse e-mail complète, comme nom@example.org.',
    'email-hidden-characters': 'L’adresse contient un caractère invisible. Tapez-la de nouveau au lieu de la coller.',
    'same-address': 'C’est déjà votre adresse.',
    'staff-domain':
      'Le personnel utilise des adresses comme celle-ci : vous ne pouvez pas l’adopter vous-même. Demandez à votre organisation de changer votre adresse.',
  },
  domainNotAllowed: (domains) => `Seules les adresses se terminant par ${domains} peuvent être utilisées ici.`,
}
