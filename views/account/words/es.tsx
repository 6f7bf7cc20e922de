/** The pages of one's own account in Spanish. */
import type { AccountWords } from './words.ts'

const plural = new Intl.PluralRules('es')
const counted = (count: number, one: string, other: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : other}`

export const es: AccountWords = {
  nav: {
    label: 'Su cuenta',
    places: {
      home: 'Resumen',
      profile: 'Perfil',
      security: 'Seguridad',
      zendesk: 'Lo que sabe Zendesk',
      data: 'Sus datos',
    },
  },
  done: {
    saved: 'Sus cambios se han guardado.',
    unchanged: 'No había nada distinto, así que no se guardó nada.',
    'password-changed': 'Su contraseña ha cambiado. Se ha cerrado su sesión en todos los demás sitios.',
    'session-ended': 'La sesión está cerrada.',
    'session-gone': 'Esa sesión ya estaba cerrada.',
    'others-ended': 'Ahora solo tiene la sesión iniciada aquí.',
    'browser-forgotten': 'El navegador está olvidado.',
    'browser-gone': 'Ese navegador ya estaba olvidado.',
    'browsers-forgotten': 'Todos los navegadores están olvidados, y ahora solo tiene la sesión iniciada aquí.',
    'erasure-asked': 'Su solicitud está ahora en manos de su organización.',
    'erasure-withdrawn': 'Su solicitud está retirada. Su cuenta queda como está.',
    'erasure-settled': 'Su solicitud ya estaba resuelta. Este es su estado.',
  },

  home: {
    unconfirmed: {
      title: 'Su correo electrónico aún no está confirmado',
      sentence: 'Hasta entonces no se comunica nada a Zendesk en su nombre.',
      link: 'Confirmar su dirección',
    },
    factorNeeded: {
      title: 'Su organización le pide un segundo factor',
      sentence: 'Necesita uno antes de poder continuar a Zendesk.',
      link: 'Configurar un segundo factor',
    },
    whatIsTold: 'Ver qué parte de esto se comunica a Zendesk',
  },

  profile: {
    title: 'Perfil',
    lead: 'Lo que su organización sabe de usted y qué parte se comunica a Zendesk cuando usted va allí.',
    name: 'Nombre',
    username: 'Nombre de usuario',
    organization: 'Organización',
    phone: 'Teléfono',
    language: 'Idioma',
    address: 'Confirmarlo o cambiarlo',
    told: 'Se envía a Zendesk',
    toldBy: 'Se envía a:',
    notTold: 'No se envía a Zendesk',
    keptByOrganization:
      'Su nombre, su número de miembro y lo demás que aparece aquí lo lleva su organización. Si algo no es correcto, pídale que lo corrija.',
    yours: 'Lo que usted puede cambiar',
    phoneHint: 'Con el prefijo del país, por ejemplo +34 912 345 678. Déjelo vacío si no quiere dar ninguno.',
    phoneComplaint: 'Escriba el número completo con el prefijo del país, empezando por +, por ejemplo +34 912 345 678.',
    languageHint: 'Para estas páginas y para los mensajes que recibe desde aquí.',
    asBrowser: 'El idioma de mi navegador',
    languageComplaint: 'Elija uno de los idiomas de la lista.',
    save: 'Guardar',
    outdated: {
      title: 'Algo se cambió mientras tanto',
      sentence:
        'Su cuenta se modificó mientras esta página estaba abierta, así que no se guardó nada. Mire lo que está guardado ahora y guarde de nuevo si todavía lo desea.',
    },
    storedNow: (value) => <>Guardado ahora: {value}.</>,
    storedNone: 'Ahora no hay nada guardado.',
  },

  password: {
    title: 'Cambiar su contraseña',
    lead: 'Aquí sigue con la sesión iniciada; en todos los demás sitios se cierra. Los enlaces para una contraseña nueva que se le enviaron dejan de funcionar.',
    current: 'Contraseña actual',
    next: 'Contraseña nueva',
    again: 'Contraseña nueva, otra vez',
    save: 'Cambiar la contraseña',
    missing: 'Escriba su contraseña actual: muestra que es usted.',
    wrong: 'Esta no es su contraseña actual.',
    none: {
      title: 'No tiene contraseña',
      sentence: 'Para elegir una, pida que se le envíe un enlace a su correo electrónico.',
      link: 'Pedir un enlace',
    },
  },

  security: {
    title: 'Seguridad',
    password: {
      heading: 'Contraseña',
      none: 'No tiene ninguna.',
      change: 'Cambiar la contraseña',
      choose: 'Elegir una contraseña',
    },
    factors: {
      heading: 'Segundo factor',
      lead: 'Algo que usted tiene, además de la contraseña que sabe: quien averigüe su contraseña no podrá entrar.',
      needed: 'Su organización le pide un segundo factor y todavía no tiene ninguno.',
      totp: 'App de autenticación',
      passkeys: 'Llaves de acceso',
      recoveryCodes: 'Códigos de recuperación',
      isSetUp: 'Configurada',
      isNot: 'Sin configurar',
      count: (passkeys) => counted(passkeys, 'llave de acceso', 'llaves de acceso'),
      left: (codes) => counted(codes, 'disponible', 'disponibles'),
    },
    sessions: {
      heading: 'Dónde tiene la sesión iniciada',
      here: 'Este navegador',
      signedIn: (when) => <>Sesión iniciada el {when}.</>,
      lastSeen: (when) => <>Última actividad hacia el {when}.</>,
      from: (address) => <>Desde {address}.</>,
      end: 'Cerrar',
      endOthers: 'Cerrar todas las demás',
      endAll: 'Cerrar sesión en todas partes',
      zendesk: 'Cerrar aquí una sesión no cierra la de nadie en Zendesk: las sesiones de allí son de Zendesk.',
    },
    browsers: {
      heading: 'Navegadores que conocemos',
      lead: 'Usted ha iniciado sesión con ellos. A un navegador recordado no se le pide el segundo factor. Olvidar uno no cierra su sesión.',
      none: 'Ninguno.',
      firstSeen: (when) => <>Visto por primera vez el {when}.</>,
      lastSeen: (when) => <>Usado por última vez para iniciar sesión el {when}.</>,
      remembered: (when) => <>Recordado hasta el {when}.</>,
      forget: 'Olvidar',
      forgetAll: 'Olvidar todos',
      forgetAllHint: 'Esto también cierra su sesión en todos los demás sitios.',
    },
    browserOn: (browser, system) => {
      if (browser === undefined) {
        return system === undefined ? 'Navegador desconocido' : `Navegador desconocido en ${system}`
      }
      return system === undefined ? browser : `${browser} en ${system}`
    },
  },

  zendesk: {
    title: 'Lo que Zendesk sabe por nosotros',
    lead: 'Cuando va a un centro de ayuda, comunicamos a Zendesk lo siguiente sobre usted, y nada más.',
    noApps: 'Todavía no hay ningún centro de ayuda al que ir, así que no se comunica nada a Zendesk.',
    now: 'Si fuera ahora, enviaríamos:',
    switchedOff: 'El inicio de sesión allí a través de nosotros está desactivado: no se envía nada.',
    times: 'Últimas veces',
    nothingYet: 'Todavía no se ha enviado nada.',
    handedOver: (when) => <>Enviado el {when}</>,
    error: (when) => <>Zendesk respondió con un error el {when}</>,
    withWhat: 'Con:',
    claims: {
      email: 'Correo electrónico',
      name: 'Nombre',
      external_id: 'Número de miembro',
      phone: 'Teléfono',
      organization: 'Organización',
      organization_id: 'Número de la organización',
      organizations: 'Organizaciones',
      organization_ids: 'Números de las organizaciones',
      locale: 'Idioma, con su número en Zendesk',
      locale_id: 'Idioma, con su número en Zendesk (equipo)',
      tags: 'Etiquetas',
      remote_photo_url: 'Dirección de su foto',
      role: 'Rol en Zendesk',
      custom_role_id: 'Número de su rol en Zendesk',
    },
    field: (key) => `Otro campo «${key}»`,
    eachTime: 'Cada vez se envían además el momento y un número que se usa una sola vez.',
    notKept: 'Guardamos cuándo se envió algo y qué datos, pero no lo que decían entonces.',
    theirs: 'Qué se guarda en Zendesk y durante cuánto tiempo puede decírselo su organización: nosotros no lo vemos.',
  },

  data: {
    title: 'Sus datos',
    download: {
      heading: 'Descargar sus datos',
      sentence:
        'Un archivo (JSON) con todo lo que guardamos sobre usted: sus datos, cómo y dónde inicia sesión, y qué ha ocurrido.',
      withoutSecrets: 'No contiene contraseñas ni claves.',
      button: 'Descargar',
    },
    erasure: {
      heading: 'Pedir que se borre su cuenta',
      sentence: 'Puede pedir a su organización que borre su cuenta aquí. Ella decide.',
      final:
        'Una vez hecho no tiene vuelta atrás: ya no podrá iniciar sesión, ni aquí ni en Zendesk a través de nosotros.',
      zendesk: 'Lo que se guarda en Zendesk no se borra con ello. Pregunte también por eso a su organización.',
      reason: 'Motivo',
      reasonHint: 'Lo lee quien decide.',
      tooLong: 'Use como máximo 500 caracteres.',
      damaged: 'Algunas letras se perdieron por el camino. Escríbalo de nuevo.',
      ask: 'Pedir el borrado',
      asked: (when) => <>Pidió que se borrara su cuenta el {when}.</>,
      waits: 'Su organización todavía no ha decidido.',
      withdraw: 'Retirar la solicitud',
      declined: (when) => <>Su organización rechazó el {when} borrar su cuenta.</>,
      because: 'Escribió:',
    },
  },
}
