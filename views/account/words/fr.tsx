/** The pages of one's own account in French. */
import type { AccountWords } from './words.ts'

const plural = new Intl.PluralRules('fr')
const counted = (count: number, one: string, other: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : other}`

export const fr: AccountWords = {
  nav: {
    label: 'Votre compte',
    places: {
      home: 'Aperçu',
      profile: 'Profil',
      security: 'Sécurité',
      zendesk: 'Ce que sait Zendesk',
      data: 'Vos données',
    },
  },
  done: {
    saved: 'Vos modifications ont été enregistrées.',
    unchanged: 'Rien n’était différent : rien n’a été enregistré.',
    'password-changed': 'Votre mot de passe est changé. Vous avez été déconnecté partout ailleurs.',
    'session-ended': 'La session est terminée.',
    'session-gone': 'Cette session était déjà terminée.',
    'others-ended': 'Vous n’êtes plus connecté qu’ici.',
    'browser-forgotten': 'Le navigateur est oublié.',
    'browser-gone': 'Ce navigateur était déjà oublié.',
    'browsers-forgotten': 'Tous les navigateurs sont oubliés, et vous n’êtes plus connecté qu’ici.',
    'erasure-asked': 'Votre demande est maintenant auprès de votre organisation.',
    'erasure-withdrawn': 'Votre demande est retirée. Votre compte reste tel quel.',
    'erasure-settled': 'Votre demande était déjà réglée. Voici où elle en est.',
  },

  home: {
    unconfirmed: {
      title: 'Votre adresse e-mail n’est pas encore confirmée',
      sentence: 'D’ici là, rien n’est transmis à Zendesk en votre nom.',
      link: 'Confirmer votre adresse',
    },
    factorNeeded: {
      title: 'Votre organisation vous demande un second facteur',
      sentence: 'Il vous en faut un avant de pouvoir continuer vers Zendesk.',
      link: 'Configurer un second facteur',
    },
    whatIsTold: 'Voir ce qui en est transmis à Zendesk',
  },

  profile: {
    title: 'Profil',
    lead: 'Ce que votre organisation sait de vous, et ce qui en est transmis à Zendesk lorsque vous vous y rendez.',
    name: 'Nom',
    username: 'Nom d’utilisateur',
    organization: 'Organisation',
    phone: 'Téléphone',
    language: 'Langue',
    address: 'La confirmer ou la changer',
    told: 'Transmis à Zendesk',
    toldBy: 'Transmis à :',
    notTold: 'Non transmis à Zendesk',
    keptByOrganization:
      'Votre nom, votre numéro de membre et les autres indications sont tenus par votre organisation. En cas d’erreur, demandez-lui de la corriger.',
    yours: 'Ce que vous pouvez changer vous-même',
    phoneHint: 'Avec l’indicatif du pays, par exemple +33 1 23 45 67 89. Laissez vide pour n’en donner aucun.',
    phoneComplaint: 'Écrivez le numéro entier avec l’indicatif du pays, précédé de +, par exemple +33 1 23 45 67 89.',
    languageHint: 'Pour ces pages et pour les messages que vous recevez d’ici.',
    asBrowser: 'La langue de mon navigateur',
    languageComplaint: 'Choisissez l’une des langues de la liste.',
    save: 'Enregistrer',
    outdated: {
      title: 'Quelque chose a été modifié entre-temps',
      sentence:
        'Votre compte a été modifié pendant que cette page était ouverte : rien n’a été enregistré. Regardez ce qui est enregistré maintenant, puis enregistrez de nouveau si vous le souhaitez toujours.',
    },
    storedNow: (value) => <>Enregistré actuellement : {value}.</>,
    storedNone: 'Rien n’est enregistré actuellement.',
  },

  password: {
    title: 'Changer votre mot de passe',
    lead: 'Vous restez connecté ici et êtes déconnecté partout ailleurs. Les liens pour un nouveau mot de passe qui vous ont été envoyés ne fonctionnent plus.',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    again: 'Nouveau mot de passe, encore une fois',
    save: 'Changer le mot de passe',
    missing: 'Saisissez votre mot de passe actuel : il montre que c’est bien vous.',
    wrong: 'Ce n’est pas votre mot de passe actuel.',
    none: {
      title: 'Vous n’avez pas de mot de passe',
      sentence: 'Pour en choisir un, faites-vous envoyer un lien à votre adresse e-mail.',
      link: 'Recevoir un lien',
    },
  },

  security: {
    title: 'Sécurité',
    password: {
      heading: 'Mot de passe',
      none: 'Vous n’en avez pas.',
      change: 'Changer le mot de passe',
      choose: 'Choisir un mot de passe',
    },
    factors: {
      heading: 'Second facteur',
      lead: 'Quelque chose que vous avez, en plus du mot de passe que vous connaissez : qui apprend votre mot de passe n’entre pas pour autant.',
      needed: 'Votre organisation vous demande un second facteur, et vous n’en avez pas encore.',
      totp: 'Application d’authentification',
      passkeys: 'Clés d’accès',
      recoveryCodes: 'Codes de secours',
      isSetUp: 'Configurée',
      isNot: 'À configurer',
      count: (passkeys) => counted(passkeys, 'clé d’accès', 'clés d’accès'),
      left: (codes) => counted(codes, 'restant', 'restants'),
    },
    sessions: {
      heading: 'Où vous êtes connecté',
      here: 'Ce navigateur',
      signedIn: (when) => <>Connecté le {when}.</>,
      lastSeen: (when) => <>Vu pour la dernière fois vers le {when}.</>,
      from: (address) => <>Depuis {address}.</>,
      end: 'Terminer',
      endOthers: 'Terminer toutes les autres',
      endAll: 'Se déconnecter partout',
      zendesk:
        'Terminer une session ici ne déconnecte personne de Zendesk : les sessions là-bas sont celles de Zendesk.',
    },
    browsers: {
      heading: 'Navigateurs que nous connaissons',
      lead: 'Vous vous êtes connecté avec eux. Un navigateur mémorisé n’est pas interrogé sur le second facteur. En oublier un ne le déconnecte pas.',
      none: 'Aucun.',
      firstSeen: (when) => <>Vu pour la première fois le {when}.</>,
      lastSeen: (when) => <>Utilisé en dernier pour se connecter le {when}.</>,
      remembered: (when) => <>Mémorisé jusqu’au {when}.</>,
      forget: 'Oublier',
      forgetAll: 'Les oublier tous',
      forgetAllHint: 'Cela vous déconnecte aussi partout ailleurs.',
    },
    browserOn: (browser, system) => {
      if (browser === undefined) return system === undefined ? 'Navigateur inconnu' : `Navigateur inconnu sur ${system}`
      return system === undefined ? browser : `${browser} sur ${system}`
    },
  },

  zendesk: {
    title: 'Ce que Zendesk sait par nous',
    lead: 'Lorsque vous allez dans un centre d’aide, nous transmettons à Zendesk ce qui suit à votre sujet, et rien d’autre.',
    noApps: 'Il n’y a pas encore de centre d’aide où aller : rien n’est transmis à Zendesk.',
    now: 'Si vous y alliez maintenant, nous enverrions :',
    switchedOff: 'La connexion par nous y est désactivée : rien n’est envoyé.',
    times: 'Dernières fois',
    nothingYet: 'Rien n’a encore été envoyé.',
    handedOver: (when) => <>Envoyé le {when}</>,
    error: (when) => <>Zendesk a répondu par une erreur le {when}</>,
    withWhat: 'Avec :',
    claims: {
      email: 'Adresse e-mail',
      name: 'Nom',
      external_id: 'Numéro de membre',
      phone: 'Téléphone',
      organization: 'Organisation',
      organization_id: 'Numéro de l’organisation',
      organizations: 'Organisations',
      organization_ids: 'Numéros des organisations',
      locale: 'Langue, par son numéro chez Zendesk',
      locale_id: 'Langue, par son numéro chez Zendesk (équipe)',
      tags: 'Tags',
      remote_photo_url: 'Adresse de votre photo',
      role: 'Rôle dans Zendesk',
      custom_role_id: 'Numéro de votre rôle dans Zendesk',
    },
    field: (key) => `Autre champ « ${key} »`,
    eachTime: 'Chaque fois, le moment et un numéro à usage unique sont envoyés en même temps.',
    notKept: 'Nous gardons le moment de l’envoi et la liste des indications, mais pas leur contenu d’alors.',
    theirs:
      'Ce que Zendesk conserve, et pendant combien de temps, votre organisation peut vous le dire : nous ne le voyons pas.',
  },

  data: {
    title: 'Vos données',
    download: {
      heading: 'Télécharger vos données',
      sentence:
        'Un fichier (JSON) avec tout ce que nous gardons à votre sujet : vos indications, comment et où vous vous connectez, et ce qui s’est passé.',
      withoutSecrets: 'Les mots de passe et les clés n’y figurent pas.',
      button: 'Télécharger',
    },
    erasure: {
      heading: 'Faire effacer votre compte',
      sentence: 'Vous pouvez demander à votre organisation d’effacer votre compte ici. C’est elle qui décide.',
      final: 'Une fois fait, c’est irréversible : vous ne pourrez plus vous connecter, ni ici ni à Zendesk par nous.',
      zendesk: 'Ce que Zendesk conserve n’est pas effacé pour autant. Posez aussi la question à votre organisation.',
      reason: 'Motif',
      reasonHint: 'La personne qui décide le lit.',
      tooLong: 'Utilisez au plus 500 caractères.',
      damaged: 'Des lettres se sont perdues en route. Saisissez le texte de nouveau.',
      ask: 'Demander l’effacement',
      asked: (when) => <>Vous avez demandé l’effacement de votre compte le {when}.</>,
      waits: 'Votre organisation n’a pas encore décidé.',
      withdraw: 'Retirer la demande',
      declined: (when) => <>Votre organisation a refusé le {when} d’effacer votre compte.</>,
      because: 'Elle a écrit :',
    },
  },
}
