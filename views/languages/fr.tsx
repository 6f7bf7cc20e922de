/** What members read in French, politely (vous). No-break spaces stand where French typography wants them. */
import { Bidi } from '../parts/bidi.tsx'
import type { Words } from './words.ts'

const plural = new Intl.PluralRules('fr')
const minutesOf = new Intl.NumberFormat('fr', { style: 'unit', unit: 'minute', unitDisplay: 'long' })

const tryAgain = 'Réessayez ensuite.'
const tellAdministrator =
  'Si cela se reproduit, communiquez à votre administrateur la référence qui figure sur cette page.'
const onlyAdministrator = [
  'Communiquez à votre administrateur la référence qui figure sur cette page\u00a0: tant qu’il ne s’en est pas occupé, réessayer ne servira à rien.',
]

export const fr: Words = {
  shell: {
    skip: 'Aller au contenu',
    trademark:
      'Zendesk est une marque de Zendesk, Inc. Latchkey est un produit indépendant, ni fabriqué ni approuvé par Zendesk.',
    more: 'Autres pages',
    language: 'Langue',
  },

  parts: {
    optional: '(facultatif)',
    error: 'Erreur\u00a0:',
    attention: (count) => (plural.select(count) === 'one' ? 'Un point est à revoir' : `${count} points sont à revoir`),
    show: 'Afficher',
    hide: 'Masquer',
    showWhat: (what) => `Afficher\u00a0: ${what}`,
    hideWhat: (what) => `Masquer\u00a0: ${what}`,
    capsLock: 'La touche Verr. Maj. est activée.',
    whatYouCanDo: 'Ce que vous pouvez faire',
    reference: 'Référence',
    youAreSignedInAs: 'Vous êtes connecté en tant que',
    signIn: 'Se connecter',
    signOut: 'Se déconnecter',
    perZendesk: 'd’après la documentation de Zendesk,',
    article: (number) => `article ${number}`,
  },

  signIn: {
    problemTitle: 'Connexion refusée. Se connecter',
    toContinue: (app) => (
      <>
        pour continuer vers <Bidi>{app}</Bidi>
      </>
    ),
    identifier: 'Adresse e-mail, nom d’utilisateur ou numéro de membre',
    password: 'Mot de passe',
    hint: (organization = 'votre organisation') => (
      <>
        Utilisez le compte que vous avez déjà auprès de <Bidi>{organization}</Bidi>. Un mot de passe propre à Zendesk ne
        fonctionne pas ici.
      </>
    ),
    refused:
      'Ce nom et ce mot de passe n’ouvrent aucun compte ici. Vérifiez les deux, puis réessayez. Après de nombreux essais erronés, même le bon mot de passe est refusé pendant un moment.',
    forgot: 'Mot de passe oublié ?',
    register: 'Pas encore de compte ? Inscrivez-vous',
    stale:
      'Cette page est restée ouverte longtemps, rien n’a donc été transmis. Veuillez saisir votre mot de passe encore une fois.',
    throttled: (seconds) => {
      const wait = seconds <= 60 ? 'une minute' : minutesOf.format(Math.ceil(seconds / 60))
      return `Il y a eu trop de tentatives. Veuillez patienter ${wait}, puis réessayer.`
    },
  },

  keptForm: {
    signInFirst:
      'Votre session a pris fin avant l’envoi. Veuillez vous reconnecter : ce que vous avez saisi est conservé.',
    title: 'Votre saisie est conservée',
    sentence:
      'La page est restée ouverte si longtemps que rien n’a été envoyé. Vérifiez ce que vous avez saisi, puis envoyez-le.',
    send: 'Envoyer',
    leave: 'Abandonner',
    secrets:
      'Les mots de passe et autres secrets ne sont jamais conservés. Si l’un d’eux en faisait partie, il vous sera redemandé.',
  },

  signedIn: {
    title: 'Vous êtes connecté',
    goOn: 'Continuer',
    goOnTo: (app) => (
      <>
        Continuer vers <Bidi>{app}</Bidi>
      </>
    ),
    notYou: 'Ce n’est pas vous\u00a0? Se déconnecter',
  },

  signedOut: {
    title: 'Déconnecté',
    heading: 'Vous êtes déconnecté',
    stillOpen: 'Si Zendesk est encore ouvert dans un autre onglet, déconnectez-vous-y aussi.',
    hereAndOf: (app) => (
      <>
        Ici, et de <Bidi>{app}</Bidi>.
      </>
    ),
    sharedComputer: 'Sur un ordinateur que vous partagez avec d’autres, fermez aussi le navigateur.',
    backTo: (app) => (
      <>
        Retour à <Bidi>{app}</Bidi>
      </>
    ),
    again: 'Se reconnecter',
  },

  account: {
    title: 'Votre compte',
    goTo: 'Où aller',
    nowhere: 'Il n’y a pas encore de centre d’aide où aller. Votre organisation n’en a activé aucun.',
    console: 'Console Latchkey',
    known: 'Ce que nous savons de vous',
    email: 'Adresse e-mail',
    noEmail: 'aucune',
    verified: 'Confirmée',
    notVerified: 'Non confirmée',
    memberNumber: 'Numéro de membre',
  },

  setup: {
    firstTitle: 'Installer Latchkey',
    firstLead: 'Créez le premier administrateur. Ce lien ne fonctionne qu’une fois.',
    newPasswordTitle: 'Choisir un nouveau mot de passe',
    newPasswordLead: (person) => (
      <>
        pour <Bidi>{person}</Bidi>. Ce lien ne fonctionne qu’une fois.
      </>
    ),
    name: 'Votre nom',
    email: 'Adresse e-mail',
    emailHint:
      'Elle vous sert à vous connecter. Le fait que vous ayez ce lien la garantit\u00a0: aucun message de confirmation n’est envoyé.',
    password: 'Mot de passe',
    passwordHint: (least) =>
      `Au moins ${least} caractères. Quatre ou cinq mots sans rapport entre eux sont sûrs et faciles à retenir.`,
    passwordAgain: 'Mot de passe, encore une fois',
    create: 'Créer l’administrateur',
    save: 'Enregistrer le mot de passe',
    savedTitle: 'Mot de passe enregistré',
    savedHeading: 'Votre mot de passe est enregistré',
    savedLead: 'Vous avez été déconnecté partout ailleurs. Connectez-vous maintenant avec le nouveau mot de passe.',
  },

  setupComplaints: {
    'missing-name': 'Un nom est nécessaire.',
    'name-too-long': 'Utilisez au plus 255 caractères pour le nom.',
    'damaged-text': 'Des lettres du nom se sont perdues en chemin. Saisissez-le de nouveau.',
    'hidden-characters':
      'Le nom contient un caractère invisible\u00a0: un saut de ligne, un caractère de contrôle ou une marque qui change le sens de l’écriture. Saisissez-le de nouveau.',
    'malformed-email': 'Indiquez une seule adresse e-mail, par exemple ada@example.org.',
    'email-hidden-characters': 'L’adresse e-mail contient un caractère invisible. Saisissez-la de nouveau.',
    'email-taken':
      'Un membre a déjà cette adresse. Utilisez-en une autre ici, ou faites de ce membre le propriétaire avec\u00a0: latchkey admin create --role owner',
    'passwords-differ': 'Ce n’est pas le même que le mot de passe ci-dessus.',
  },

  passwordComplaints: ({ least, most, length }) => ({
    'too-short': `Utilisez au moins ${least} caractères. Il y en a ${length}.`,
    'too-long': `Utilisez au plus ${most} caractères. Il y en a ${length}.`,
    repetitive: 'Les mêmes quelques caractères se répètent. Ajoutez-en d’autres, plus variés.',
    'known-words':
      'C’est surtout votre nom, votre adresse ou le nom de ce programme ou de votre organisation. Choisissez des mots qui n’ont rien à voir avec eux.',
    row: 'C’est une longue suite de voisins, et c’est ce qu’on essaie en premier. Choisissez autre chose.',
    common:
      'C’est un des mots de passe qu’on essaie en premier, ou un assemblage de deux d’entre eux. Choisissez quelque chose à quoi personne d’autre ne penserait, par exemple quatre mots sans rapport entre eux.',
    breached:
      'Ce mot de passe est connu à la suite d’une fuite de données, et on l’essaie donc aussi ailleurs. Choisissez-en un que vous n’avez jamais utilisé, et changez celui-ci partout où vous l’utilisez encore.',
  }),

  fallback: {
    title: (app) => `Autres accès à ${app}`,
    heading: (app) => (
      <>
        Autres accès à <Bidi>{app}</Bidi>
      </>
    ),
    lead: (host) => (
      <>
        Ces deux liens mènent directement à <Bidi>{host}</Bidi>. Ils fonctionnent même quand notre propre connexion est
        en panne.
      </>
    ),
    neither: 'Aucun des deux n’est pour vous\u00a0?',
    neitherLead:
      'Vous pouvez toujours écrire à l’adresse d’assistance que vous connaissez. Un e-mail arrive au service ' +
      'd’assistance sans connexion, et vos tickets seront là quand la connexion fonctionnera de nouveau.',
    tip: 'Conseil\u00a0: gardez une copie de cette page, ou ajoutez les liens à vos favoris, avant d’en avoir besoin.',
    sheet: 'Télécharger le tout en un seul fichier, à conserver ou à imprimer',
    allHelpCentres: 'Tous les centres d’aide',
    listTitle: 'Autres accès à Zendesk',
    listLead: 'Pour le cas où la connexion ne fonctionne pas ici. Choisissez où vous voulez aller.',
    none: 'Il n’y a encore rien ici\u00a0: aucun compte Zendesk n’est inscrit.',
    normal: 'Se connecter avec un mot de passe Zendesk',
    normalHint:
      'Pour ceux qui ont un mot de passe chez Zendesk même. Fonctionne tant que les mots de passe Zendesk y sont activés.',
    bypass: 'Recevoir un lien à usage unique par e-mail',
    bypassHint:
      'Pour le propriétaire du compte Zendesk et, s’il le permet, pour les administrateurs Zendesk. Le lien fonctionne une fois, pendant 5 minutes.',
    howBothWork: 'Comment fonctionnent les deux\u00a0:',
    normalExpect:
      'Zendesk affiche son propre formulaire de connexion. Saisissez l’adresse e-mail et le mot de passe que vous avez chez Zendesk, pas ceux d’ici.',
    bypassExpect:
      'Zendesk envoie le lien à l’adresse sous laquelle il connaît cette personne. Ouvrez-le dans les 5 minutes\u00a0; s’il est trop tard, demandez-en un autre.',
  },

  support: {
    heading: 'Besoin d’aide\u00a0?',
    email: 'E-mail\u00a0:',
    phone: 'Téléphone\u00a0:',
    website: 'Site web\u00a0:',
    hours: 'Horaires\u00a0:',
  },

  handoff: {
    title: 'Un instant',
    heading: ['Nous vous conduisons vers ', ''],
    button: 'Continuer',
    help: 'Si rien ne se passe pendant un moment, rechargez cette page.',
  },

  refused: {
    title: 'Non connecté',
    heading: (app) => (
      <>
        Nous ne vous avons pas connecté à <Bidi>{app}</Bidi>
      </>
    ),
    retry: 'Réessayer',
    account: (link) => (
      <>
        Ce que nous savons de vous figure sur {link('la page de votre compte')}. Vous pouvez aussi vous y déconnecter.
      </>
    ),
    signedInAs: (person) => (
      <>
        Vous êtes connecté en tant que <Bidi>{person}</Bidi>.
      </>
    ),
  },

  refusals: {
    'app-disabled': {
      sentence: 'La connexion à ce centre d’aide par notre intermédiaire est désactivée pour le moment.',
      next: [
        'Réessayez plus tard.',
        'Si c’est urgent, utilisez l’un des autres accès ci-dessous, ou écrivez à l’adresse d’assistance que vous connaissez.',
      ],
    },
    'not-in-stage': {
      sentence: 'Cette façon de se connecter est introduite peu à peu et ne vous est pas encore ouverte.',
      next: [
        'Connectez-vous pour l’instant à Zendesk de la façon habituelle\u00a0: le premier lien ci-dessous y mène.',
      ],
    },
    'not-allowed': {
      sentence: 'Votre organisation n’a pas ouvert ce centre d’aide à votre compte.',
      next: ['Demandez aux personnes qui gèrent votre adhésion s’il devrait l’être.'],
    },
    'member-suspended': {
      sentence: 'Votre compte ici est suspendu, il ne peut donc pas servir à vous connecter à Zendesk.',
      next: ['Demandez aux personnes qui gèrent votre adhésion de le rétablir.'],
    },
    'no-credentials': {
      sentence: 'Votre compte ici n’a pas de mot de passe, il ne peut donc pas servir à vous connecter à Zendesk.',
      next: ['Demandez aux personnes qui gèrent votre adhésion de mettre en place la connexion pour vous.'],
    },
    'name-missing': {
      sentence: 'Nous n’avons pour vous aucun nom à communiquer à Zendesk.',
      next: ['Demandez aux personnes qui gèrent votre adhésion d’ajouter votre nom.', tryAgain],
    },
    'address-missing': {
      sentence: 'Nous n’avons pour vous aucune adresse e-mail que Zendesk puisse utiliser.',
      next: ['Demandez aux personnes qui gèrent votre adhésion d’ajouter votre propre adresse e-mail.', tryAgain],
    },
    'address-unverified': {
      sentence: 'Personne n’a encore confirmé que l’adresse e-mail que nous avons pour vous est la vôtre.',
      next: [
        'Confirmez votre adresse : nous vous envoyons un message pour cela.',
        'Réessayez ensuite. Nous attendons cela parce que Zendesk montrerait vos tickets à quiconque nous présenterions sous cette adresse.',
      ],
    },
    'address-shared': {
      sentence:
        'Un autre compte ici utilise la même adresse e-mail que vous, et Zendesk ne pourrait pas vous distinguer.',
      next: [
        'Demandez aux personnes qui gèrent votre adhésion de donner à chacun de vous sa propre adresse.',
        tryAgain,
      ],
    },
    'zendesk-error-loop': {
      sentence: 'Zendesk vous a renvoyé plusieurs fois de suite avec une erreur, nous avons donc cessé d’essayer.',
      next: [
        'Attendez dix minutes et réessayez.',
        'D’ici là, utilisez l’un des autres accès ci-dessous.',
        tellAdministrator,
      ],
    },
    'safeguard-held': {
      sentence:
        'Avant de vous connecter, quelqu’un de votre organisation doit examiner votre compte : Zendesk pourrait le confondre avec celui d’une autre personne.',
      next: [
        'Vous n’avez rien à faire pour l’instant : votre demande a été transmise. Nous vous enverrons un message dès que la décision sera prise ; réessayez alors.',
        'En cas d’urgence, utilisez l’un des autres accès ci-dessous ou communiquez à votre administrateur la référence qui figure sur cette page.',
      ],
    },
    'safeguard-declined': {
      sentence:
        'Votre organisation a examiné votre compte et décidé qu’il ne peut pas servir, en l’état, à se connecter à Zendesk.',
      next: [
        'Demandez-en la raison aux personnes qui gèrent votre adhésion. Communiquez-leur la référence qui figure sur cette page.',
      ],
    },
    'safeguard-blocked': {
      sentence:
        'Il faut d’abord corriger quelque chose dans votre compte : Zendesk pourrait vous prendre pour une autre personne.',
      next: [
        'Demandez aux personnes qui gèrent votre adhésion de le corriger. Communiquez-leur la référence qui figure sur cette page.',
        'En cas d’urgence, utilisez l’un des autres accès ci-dessous.',
      ],
    },
    'secret-unavailable': {
      sentence: 'Nous ne pouvons pas vous connecter à Zendesk pour le moment. Cela vient de nous, pas de vous.',
      next: [
        'Utilisez l’un des autres accès ci-dessous.',
        'Communiquez à votre administrateur la référence qui figure sur cette page.',
      ],
    },
  },

  zendeskError: {
    title: 'Zendesk ne vous a pas laissé entrer',
    heading: (app) => (
      <>
        Zendesk ne vous a pas laissé entrer dans <Bidi>{app}</Bidi>
      </>
    ),
    retry: 'Réessayer une fois',
    wordForWord: 'Le message qui l’accompagnait, mot pour mot\u00a0:',
    stopped:
      'Nous nous sommes arrêtés ici, car Zendesk a refusé plusieurs fois. Attendez dix minutes avant le prochain essai.',
  },

  zendeskErrors: {
    'external-id-taken': {
      sentence: 'Deux personnes dans Zendesk revendiquent votre compte, Zendesk ne sait donc pas laquelle vous êtes.',
      next: onlyAdministrator,
    },
    'address-taken': {
      sentence: 'Une autre personne dans Zendesk a déjà votre adresse e-mail, Zendesk ne peut donc pas vous la donner.',
      next: onlyAdministrator,
    },
    'other-external-id': {
      sentence:
        'Zendesk connaît une personne qui a votre adresse e-mail sous un autre numéro, et ne vous prend pas pour elle.',
      next: onlyAdministrator,
    },
    'signature-invalid': {
      sentence:
        'Zendesk ne reconnaît pas notre signature. Le plus probable est que son secret partagé ait été modifié.',
      next: onlyAdministrator,
    },
    'wrong-brand-host': {
      sentence: 'Zendesk n’a pas accepté l’adresse à laquelle nous vous avons remis.',
      next: onlyAdministrator,
    },
    'address-blocklisted': {
      sentence: 'Ce compte Zendesk n’accepte pas de nouvelles personnes avec votre adresse e-mail.',
      next: onlyAdministrator,
    },
    'token-reused': {
      sentence:
        'Le laissez-passer remis à votre navigateur a servi deux fois, par exemple parce que la page a été rechargée ou que vous êtes revenu en arrière.',
      next: ['Réessayez une fois\u00a0: vous en recevrez un neuf.'],
    },
    'token-too-old': {
      sentence: 'Il a fallu trop de temps pour atteindre Zendesk, ou l’une des deux horloges n’est pas à l’heure.',
      next: ['Réessayez une fois.', tellAdministrator],
    },
    suspended: {
      sentence: 'Votre profil dans Zendesk est suspendu.',
      next: ['Demandez à l’équipe de ce centre d’aide de le rétablir.'],
    },
    'unknown-error': {
      sentence: 'Zendesk a refusé la connexion et donné une raison que nous ne connaissons pas encore.',
      next: ['Réessayez une fois.', tellAdministrator],
    },
  },

  problem: { error: (status) => `Erreur ${status}`, startPage: 'Page d’accueil' },

  problems: {
    bug: {
      title: 'Quelque chose a échoué de notre côté',
      sentence:
        'Cela a été enregistré. Veuillez réessayer\u00a0; si cela se reproduit, communiquez à votre administrateur la référence ci-dessous.',
    },
    'input.invalid': {
      title: 'Une partie de votre saisie est à revoir',
      sentence: 'Revenez en arrière, corrigez-la et envoyez-la de nouveau. Rien n’a été modifié.',
    },
    'input.malformed': {
      title: 'Cette demande est illisible',
      sentence: 'Quelque chose dans l’adresse ou le formulaire n’est pas ce que Latchkey attend. Rien n’a été modifié.',
    },
    'input.too-large': {
      title: 'C’est plus que ce que Latchkey accepte',
      sentence: 'Rien n’a été modifié. Envoyez-en moins à la fois.',
    },
    'form.expired': {
      title: 'Ce formulaire n’est plus valable',
      sentence:
        'Il est resté ouvert trop longtemps, ou vous vous êtes connecté ou déconnecté entre-temps. Revenez en arrière, rechargez la page et réessayez\u00a0: rien n’a été modifié.',
    },
    'form.foreign': {
      title: 'Ce formulaire vient d’ailleurs',
      sentence: (address) =>
        `Il n’a pas été envoyé par une page de ${address}, l’adresse de ce Latchkey. Ouvrez cette adresse et réessayez\u00a0: rien n’a été modifié.`,
    },
    'link.spent': {
      title: 'Ce lien ne fonctionne plus',
      sentence:
        'Il a servi, a expiré, ou un plus récent a été créé. Demandez-en un nouveau. La personne qui exploite Latchkey ' +
        'en crée un en le démarrant tant qu’il n’y a pas de propriétaire, ou avec\u00a0: latchkey admin reset',
    },
    'session.required': {
      title: 'Veuillez vous connecter',
      sentence: 'Vous n’êtes plus connecté, rien n’a donc été modifié. Connectez-vous, puis réessayez.',
    },
    'second-factor.required': {
      title: 'Un second facteur est nécessaire ici',
      sentence:
        'Votre organisation demande ici plus qu’un mot de passe. Ouvrez votre compte, configurez un second facteur ou connectez-vous avec lui, puis réessayez.',
    },
    'access.forbidden': {
      title: 'Vous n’y êtes pas autorisé',
      sentence:
        'Votre compte n’est pas autorisé à voir cette page. Si vous pensez qu’il devrait l’être, demandez à un administrateur.',
    },
    'page.not-found': {
      title: 'Il n’y a rien ici',
      sentence: 'L’adresse est peut-être mal écrite, ou ce qui était ici a disparu.',
    },
    'method.not-allowed': {
      title: 'Cette page ne s’utilise pas ainsi',
      sentence: 'Revenez en arrière et utilisez les boutons et les liens de la page. Rien n’a été modifié.',
    },
    'rate.limited': { title: 'Trop de tentatives', sentence: 'Veuillez patienter un moment, puis réessayer.' },
    'state.conflict': {
      title: 'Quelqu’un a été plus rapide',
      sentence:
        'Ce que vous alliez modifier a été modifié entre-temps. Revenez en arrière, rechargez la page et réessayez.',
    },
    'server.busy': {
      title: 'Latchkey est très sollicité',
      sentence: 'Beaucoup de personnes se connectent en ce moment. Veuillez réessayer dans quelques secondes.',
    },
    'database.unavailable': {
      title: 'Latchkey ne parvient pas à joindre sa base de données',
      sentence:
        'Cela vient de nous et passe d’ordinaire en une minute. Rien de ce que vous avez fait n’est perdu. Veuillez réessayer.',
    },
  },
}
