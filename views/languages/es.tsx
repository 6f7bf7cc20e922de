/** What members read in Spanish, politely (usted). */
import { Bidi } from '../parts/bidi.tsx'
import type { Words } from './words.ts'

const plural = new Intl.PluralRules('es')
const minutesOf = new Intl.NumberFormat('es', { style: 'unit', unit: 'minute', unitDisplay: 'long' })

const tryAgain = 'Después, inténtelo de nuevo.'
const tellAdministrator = 'Si vuelve a ocurrir, comunique a su administrador la referencia que aparece en esta página.'
const onlyAdministrator = [
  'Comunique a su administrador la referencia que aparece en esta página: hasta que la revise, volver a intentarlo no servirá de nada.',
]

export const es: Words = {
  shell: {
    skip: 'Ir al contenido',
    trademark:
      'Zendesk es una marca comercial de Zendesk, Inc. Latchkey es un producto independiente, ni fabricado ni avalado por Zendesk.',
    more: 'Más páginas',
    language: 'Idioma',
  },

  parts: {
    optional: '(opcional)',
    error: 'Error:',
    attention: (count) =>
      plural.select(count) === 'one' ? 'Hay un dato que revisar' : `Hay ${count} datos que revisar`,
    show: 'Mostrar',
    hide: 'Ocultar',
    showWhat: (what) => `Mostrar: ${what}`,
    hideWhat: (what) => `Ocultar: ${what}`,
    capsLock: 'El bloqueo de mayúsculas está activado.',
    whatYouCanDo: 'Qué puede hacer',
    reference: 'Referencia',
    youAreSignedInAs: 'Ha iniciado sesión como',
    signIn: 'Iniciar sesión',
    signOut: 'Cerrar sesión',
    perZendesk: 'según la documentación de Zendesk,',
    article: (number) => `artículo ${number}`,
  },

  signIn: {
    problemTitle: 'Sesión no iniciada. Iniciar sesión',
    toContinue: (app) => (
      <>
        para continuar a <Bidi>{app}</Bidi>
      </>
    ),
    identifier: 'Correo electrónico, nombre de usuario o número de miembro',
    password: 'Contraseña',
    hint: (organization = 'su organización') => (
      <>
        Use la cuenta que ya tiene con <Bidi>{organization}</Bidi>. Una contraseña propia de Zendesk no sirve aquí.
      </>
    ),
    refused:
      'Este nombre y esta contraseña no abren ninguna cuenta aquí. Revise los dos e inténtelo de nuevo. Tras muchos intentos fallidos, también la contraseña correcta se rechaza durante un tiempo.',
    forgot: '¿Ha olvidado su contraseña?',
    register: '¿Aún no tiene cuenta? Regístrese',
    stale: 'Esta página estuvo abierta mucho tiempo, así que no se ha enviado nada. Escriba su contraseña una vez más.',
    throttled: (seconds) => {
      const wait = seconds <= 60 ? 'un minuto' : minutesOf.format(Math.ceil(seconds / 60))
      return `Ha habido demasiados intentos. Espere ${wait} e inténtelo de nuevo.`
    },
  },

  keptForm: {
    signInFirst: 'Su sesión terminó antes de que esto se enviara. Inicie sesión de nuevo: lo que escribió se conserva.',
    title: 'Lo que escribió se conserva',
    sentence: 'La página estuvo abierta tanto tiempo que no se envió nada. Revise lo que escribió y después envíelo.',
    send: 'Enviar',
    leave: 'Descartar',
    secrets: 'Las contraseñas y otros secretos nunca se conservan. Si había alguno, se le pedirá de nuevo.',
  },

  signedIn: {
    title: 'Ha iniciado sesión',
    goOn: 'Continuar',
    goOnTo: (app) => (
      <>
        Continuar a <Bidi>{app}</Bidi>
      </>
    ),
    notYou: '¿No es usted? Cerrar sesión',
  },

  signedOut: {
    title: 'Sesión cerrada',
    heading: 'Ha cerrado la sesión',
    stillOpen: 'Si Zendesk sigue abierto en otra pestaña, cierre la sesión allí también.',
    hereAndOf: (app) => (
      <>
        Aquí y en <Bidi>{app}</Bidi>.
      </>
    ),
    sharedComputer: 'En un ordenador que comparte con otras personas, cierre también el navegador.',
    backTo: (app) => (
      <>
        Volver a <Bidi>{app}</Bidi>
      </>
    ),
    again: 'Iniciar sesión de nuevo',
  },

  account: {
    title: 'Su cuenta',
    goTo: 'Ir a',
    nowhere: 'Todavía no hay ningún centro de ayuda al que ir. Su organización no ha activado ninguno.',
    console: 'Consola de Latchkey',
    known: 'Lo que sabemos de usted',
    email: 'Correo electrónico',
    noEmail: 'ninguno',
    verified: 'Confirmado',
    notVerified: 'Sin confirmar',
    memberNumber: 'Número de miembro',
  },

  setup: {
    firstTitle: 'Configurar Latchkey',
    firstLead: 'Cree el primer administrador. Este enlace sirve una sola vez.',
    newPasswordTitle: 'Elegir una contraseña nueva',
    newPasswordLead: (person) => (
      <>
        para <Bidi>{person}</Bidi>. Este enlace sirve una sola vez.
      </>
    ),
    name: 'Su nombre',
    email: 'Correo electrónico',
    emailHint:
      'Con él iniciará sesión. Que usted tenga este enlace responde por él: no se envía ningún mensaje de confirmación.',
    password: 'Contraseña',
    passwordHint: (least) =>
      `Al menos ${least} caracteres. Cuatro o cinco palabras sin relación entre sí son seguras y fáciles de recordar.`,
    passwordAgain: 'Contraseña, una vez más',
    create: 'Crear administrador',
    save: 'Guardar contraseña',
    savedTitle: 'Contraseña guardada',
    savedHeading: 'Su contraseña se ha guardado',
    savedLead: 'Se ha cerrado su sesión en todos los demás sitios. Inicie sesión ahora con la contraseña nueva.',
  },

  setupComplaints: {
    'missing-name': 'Hace falta un nombre.',
    'name-too-long': 'Use como máximo 255 caracteres para el nombre.',
    'damaged-text': 'Algunas letras del nombre se han perdido por el camino. Escríbalo de nuevo.',
    'hidden-characters':
      'El nombre contiene un carácter invisible: un salto de línea, un carácter de control o una marca que cambia el sentido de la escritura. Escríbalo de nuevo.',
    'malformed-email': 'Escriba una sola dirección de correo electrónico, por ejemplo ada@example.org.',
    'email-hidden-characters': 'El correo electrónico contiene un carácter invisible. Escríbalo de nuevo.',
    'email-taken':
      'Un miembro ya tiene esta dirección. Use otra aquí o convierta a ese miembro en propietario con: latchkey admin create --role owner',
    'passwords-differ': 'No coincide con la contraseña de arriba.',
  },

  passwordComplaints: ({ least, most, length }) => ({
    'too-short': `Use al menos ${least} caracteres. Aquí hay ${length}.`,
    'too-long': `Use como máximo ${most} caracteres. Aquí hay ${length}.`,
    repetitive: 'Repite los mismos pocos caracteres. Mezcle más caracteres distintos.',
    'known-words':
      'Es sobre todo su nombre, su dirección o el nombre de este programa o de su organización. Elija palabras que no tengan nada que ver con ellos.',
    row: 'Es una larga fila de vecinos, y eso es lo primero que se prueba. Elija otra cosa.',
    common:
      'Es una de las contraseñas que se prueban primero, o está hecha de dos de ellas. Elija algo que solo se le ocurriría a usted, por ejemplo cuatro palabras que no guarden relación.',
    breached:
      'Esta contraseña se conoce por una filtración de datos, así que también se prueba en otros sitios. Elija una que no haya usado nunca y cambie esta dondequiera que todavía la use.',
  }),

  fallback: {
    title: (app) => `Otras formas de entrar en ${app}`,
    heading: (app) => (
      <>
        Otras formas de entrar en <Bidi>{app}</Bidi>
      </>
    ),
    lead: (host) => (
      <>
        Estos dos enlaces llevan directamente a <Bidi>{host}</Bidi>. Funcionan incluso cuando nuestro propio inicio de
        sesión no funciona.
      </>
    ),
    neither: '¿Ninguno es para usted?',
    neitherLead:
      'Todavía puede escribir a la dirección de soporte que conoce. El correo llega al equipo de soporte sin iniciar ' +
      'sesión, y sus tickets estarán ahí cuando el inicio de sesión vuelva a funcionar.',
    tip: 'Consejo: guarde una copia de esta página, o los enlaces en favoritos, antes de necesitarlos.',
    sheet: 'Descargar todo en un solo archivo, para guardar o imprimir',
    allHelpCentres: 'Todos los centros de ayuda',
    listTitle: 'Otras formas de entrar en Zendesk',
    listLead: 'Para cuando no funciona el inicio de sesión aquí. Elija adónde quiere ir.',
    none: 'Aquí todavía no hay nada: no hay ninguna cuenta de Zendesk registrada.',
    normal: 'Iniciar sesión con una contraseña de Zendesk',
    normalHint:
      'Para quienes tienen una contraseña en el propio Zendesk. Funciona mientras las contraseñas de Zendesk estén activadas allí.',
    bypass: 'Recibir un enlace de un solo uso por correo electrónico',
    bypassHint:
      'Para el propietario de la cuenta de Zendesk y, si este lo permite, para los administradores de Zendesk. El enlace sirve una vez, durante 5 minutos.',
    howBothWork: 'Cómo funcionan los dos:',
    normalExpect:
      'Zendesk muestra su propio formulario de inicio de sesión. Escriba la dirección de correo y la contraseña que tiene en Zendesk, no las de aquí.',
    bypassExpect:
      'Zendesk envía el enlace a la dirección con la que conoce a esa persona. Ábralo en 5 minutos; si ya es tarde, pida otro.',
  },

  support: {
    heading: '¿Necesita ayuda?',
    email: 'Correo electrónico:',
    phone: 'Teléfono:',
    website: 'Sitio web:',
    hours: 'Horario:',
  },

  handoff: {
    title: 'Un momento',
    heading: ['Le llevamos a ', ''],
    button: 'Continuar',
    help: 'Si no ocurre nada durante un rato, vuelva a cargar esta página.',
  },

  refused: {
    title: 'Sesión no iniciada',
    heading: (app) => (
      <>
        No hemos iniciado su sesión en <Bidi>{app}</Bidi>
      </>
    ),
    retry: 'Intentar de nuevo',
    account: (link) => (
      <>Lo que sabemos de usted está en {link('la página de su cuenta')}. Allí también puede cerrar la sesión.</>
    ),
    signedInAs: (person) => (
      <>
        Ha iniciado sesión como <Bidi>{person}</Bidi>.
      </>
    ),
  },

  refusals: {
    'app-disabled': {
      sentence: 'El inicio de sesión en este centro de ayuda a través de nosotros está desactivado por el momento.',
      next: [
        'Inténtelo de nuevo más tarde.',
        'Si es urgente, use una de las otras formas de entrar que figuran abajo, o escriba a la dirección de soporte que conoce.',
      ],
    },
    'not-in-stage': {
      sentence: 'Esta forma de iniciar sesión se está introduciendo paso a paso y todavía no está abierta para usted.',
      next: ['Por ahora, inicie sesión en Zendesk de la forma habitual: el primer enlace de abajo lleva allí.'],
    },
    'not-allowed': {
      sentence: 'Su organización no ha abierto este centro de ayuda a su cuenta.',
      next: ['Pregunte a las personas que gestionan su afiliación si debería estarlo.'],
    },
    'member-suspended': {
      sentence: 'Su cuenta aquí está suspendida, así que no sirve para iniciar sesión en Zendesk.',
      next: ['Pida a las personas que gestionan su afiliación que la restablezcan.'],
    },
    'no-credentials': {
      sentence: 'Su cuenta aquí no tiene contraseña, así que no sirve para iniciar sesión en Zendesk.',
      next: ['Pida a las personas que gestionan su afiliación que preparen el inicio de sesión para usted.'],
    },
    'name-missing': {
      sentence: 'No tenemos ningún nombre suyo que podamos dar a Zendesk.',
      next: ['Pida a las personas que gestionan su afiliación que añadan su nombre.', tryAgain],
    },
    'address-missing': {
      sentence: 'No tenemos ningún correo electrónico suyo que Zendesk pueda usar.',
      next: ['Pida a las personas que gestionan su afiliación que añadan su propio correo electrónico.', tryAgain],
    },
    'address-unverified': {
      sentence: 'Nadie ha confirmado todavía que el correo electrónico que tenemos de usted sea suyo.',
      next: [
        'Confirme su dirección: le enviamos un mensaje para ello.',
        'Después, inténtelo de nuevo. Esperamos a esto porque Zendesk mostraría sus tickets a quien nosotros presentáramos con esa dirección.',
      ],
    },
    'address-shared': {
      sentence:
        'Otra cuenta de aquí usa el mismo correo electrónico que usted, y Zendesk no podría distinguirles a los dos.',
      next: [
        'Pida a las personas que gestionan su afiliación que den a cada uno de ustedes una dirección propia.',
        tryAgain,
      ],
    },
    'zendesk-error-loop': {
      sentence: 'Zendesk le ha devuelto con un error varias veces seguidas, así que hemos dejado de intentarlo.',
      next: [
        'Espere diez minutos e inténtelo de nuevo.',
        'Hasta entonces, use una de las otras formas de entrar que figuran abajo.',
        tellAdministrator,
      ],
    },
    'safeguard-held': {
      sentence:
        'Antes de iniciar su sesión, alguien de su organización tiene que revisar su cuenta: Zendesk podría confundirla con la de otra persona.',
      next: [
        'Por ahora no tiene que hacer nada: su solicitud se ha transmitido. Le enviaremos un mensaje en cuanto se decida; vuelva a intentarlo entonces.',
        'Si es urgente, use una de las otras formas de entrar que figuran abajo o comunique a su administrador la referencia que aparece en esta página.',
      ],
    },
    'safeguard-declined': {
      sentence:
        'Su organización ha revisado su cuenta y ha decidido que, tal como está, no sirve para iniciar sesión en Zendesk.',
      next: [
        'Pregunte el motivo a quienes gestionan su afiliación. Indíqueles la referencia que aparece en esta página.',
      ],
    },
    'safeguard-blocked': {
      sentence: 'Antes hay que corregir algo en su cuenta: Zendesk podría tomarle por otra persona.',
      next: [
        'Pida a quienes gestionan su afiliación que lo corrijan. Indíqueles la referencia que aparece en esta página.',
        'Si es urgente, use una de las otras formas de entrar que figuran abajo.',
      ],
    },
    'secret-unavailable': {
      sentence: 'Por el momento no podemos iniciar su sesión en Zendesk. Es cosa nuestra, no suya.',
      next: [
        'Use una de las otras formas de entrar que figuran abajo.',
        'Comunique a su administrador la referencia que aparece en esta página.',
      ],
    },
  },

  zendeskError: {
    title: 'Zendesk no le ha dejado entrar',
    heading: (app) => (
      <>
        Zendesk no le ha dejado entrar en <Bidi>{app}</Bidi>
      </>
    ),
    retry: 'Intentar una vez más',
    wordForWord: 'El mensaje que lo acompañaba, palabra por palabra:',
    stopped:
      'Nos hemos detenido aquí porque Zendesk se ha negado varias veces. Espere diez minutos antes del próximo intento.',
  },

  zendeskErrors: {
    'external-id-taken': {
      sentence: 'Dos personas en Zendesk reclaman su cuenta, así que Zendesk no sabe cuál de ellas es usted.',
      next: onlyAdministrator,
    },
    'address-taken': {
      sentence: 'Otra persona en Zendesk ya tiene su correo electrónico, así que Zendesk no puede dárselo a usted.',
      next: onlyAdministrator,
    },
    'other-external-id': {
      sentence:
        'Zendesk conoce a una persona con su correo electrónico bajo otro número y no le toma a usted por ella.',
      next: onlyAdministrator,
    },
    'signature-invalid': {
      sentence:
        'Zendesk no reconoce nuestra firma. Lo más probable es que allí se haya cambiado el secreto compartido.',
      next: onlyAdministrator,
    },
    'wrong-brand-host': {
      sentence: 'Zendesk no ha aceptado la dirección en la que le hemos entregado.',
      next: onlyAdministrator,
    },
    'address-blocklisted': {
      sentence: 'Esta cuenta de Zendesk no acepta personas nuevas con su correo electrónico.',
      next: onlyAdministrator,
    },
    'token-reused': {
      sentence:
        'El pase que dimos a su navegador se ha usado dos veces, por ejemplo al volver a cargar la página o al retroceder.',
      next: ['Inténtelo una vez más: recibirá uno nuevo.'],
    },
    'token-too-old': {
      sentence: 'Se ha tardado demasiado en llegar a Zendesk, o uno de los dos relojes no va bien.',
      next: ['Inténtelo una vez más.', tellAdministrator],
    },
    suspended: {
      sentence: 'Su perfil en Zendesk está suspendido.',
      next: ['Pida al equipo de este centro de ayuda que lo restablezca.'],
    },
    'unknown-error': {
      sentence: 'Zendesk ha rechazado el inicio de sesión y ha dado un motivo que todavía no conocemos.',
      next: ['Inténtelo una vez más.', tellAdministrator],
    },
  },

  problem: { error: (status) => `Error ${status}`, startPage: 'Página de inicio' },

  problems: {
    bug: {
      title: 'Algo ha fallado por nuestra parte',
      sentence:
        'Ha quedado registrado. Inténtelo de nuevo; si ocurre otra vez, comunique a su administrador la referencia de abajo.',
    },
    'input.invalid': {
      title: 'Hay que revisar parte de lo que ha escrito',
      sentence: 'Vuelva atrás, corríjalo y envíelo de nuevo. No se ha cambiado nada.',
    },
    'input.malformed': {
      title: 'Esta solicitud no se puede leer',
      sentence: 'Algo en la dirección o en el formulario no es lo que Latchkey espera. No se ha cambiado nada.',
    },
    'input.too-large': {
      title: 'Es más de lo que Latchkey acepta',
      sentence: 'No se ha cambiado nada. Envíe menos de una vez.',
    },
    'form.expired': {
      title: 'Este formulario ya no es válido',
      sentence:
        'Estuvo abierto demasiado tiempo, o entretanto usted inició o cerró la sesión. Vuelva atrás, cargue la página de nuevo e inténtelo otra vez: no se ha cambiado nada.',
    },
    'form.foreign': {
      title: 'Este formulario viene de otro sitio',
      sentence: (address) =>
        `No lo ha enviado una página de ${address}, la dirección de este Latchkey. Abra esa dirección e inténtelo de nuevo: no se ha cambiado nada.`,
    },
    'link.spent': {
      title: 'Este enlace ya no sirve',
      sentence:
        'Se ha usado, ha caducado o se ha creado uno más reciente. Pida uno nuevo. Quien gestiona Latchkey lo crea al ' +
        'iniciarlo mientras no haya propietario, o con: latchkey admin reset',
    },
    'session.required': {
      title: 'Inicie sesión',
      sentence: 'Su sesión ya no está iniciada, así que no se ha cambiado nada. Inicie sesión e inténtelo de nuevo.',
    },
    'second-factor.required': {
      title: 'Aquí hace falta un segundo factor',
      sentence:
        'Su organización pide aquí algo más que una contraseña. Abra su cuenta, configure un segundo factor o inicie sesión con él, e inténtelo de nuevo.',
    },
    'access.forbidden': {
      title: 'Usted no puede hacer esto',
      sentence:
        'Su cuenta no tiene permiso para ver esta página. Si cree que debería tenerlo, pregunte a un administrador.',
    },
    'page.not-found': {
      title: 'Aquí no hay nada',
      sentence: 'Puede que la dirección esté mal escrita, o que lo que había aquí ya no esté.',
    },
    'method.not-allowed': {
      title: 'Esta página no se puede usar así',
      sentence: 'Vuelva atrás y use los botones y enlaces de la página. No se ha cambiado nada.',
    },
    'rate.limited': { title: 'Demasiados intentos', sentence: 'Espere un rato e inténtelo de nuevo.' },
    'state.conflict': {
      title: 'Alguien ha sido más rápido',
      sentence:
        'Lo que usted iba a cambiar se ha cambiado entretanto. Vuelva atrás, cargue la página de nuevo e inténtelo otra vez.',
    },
    'server.busy': {
      title: 'Latchkey está ocupado',
      sentence: 'En este momento muchas personas están iniciando sesión. Inténtelo de nuevo dentro de unos segundos.',
    },
    'database.unavailable': {
      title: 'Latchkey no puede acceder a su base de datos',
      sentence:
        'Es cosa nuestra y suele pasar en un minuto. No se ha perdido nada de lo que usted ha hecho. Inténtelo de nuevo.',
    },
  },
}
