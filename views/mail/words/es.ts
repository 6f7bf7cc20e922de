/** Messages in Spanish. */
import type { MailWords } from './words.ts'

const nothingToDo = 'Si fue usted, no tiene que hacer nada.'
const notMe =
  'Si no fue usted, es posible que otra persona esté usando su cuenta: elija enseguida una contraseña nueva, cierre todas las sesiones y avise a su organización.'
const notMeWithoutPassword =
  'Si no fue usted, es posible que otra persona esté usando su cuenta: pida enseguida un enlace para una contraseña nueva y avise a su organización.'

export const es: MailWords = {
  greeting: (name) => `Hola, ${name}:`,
  greetingWithoutName: 'Hola:',
  until: (moment) => `El enlace funciona una sola vez, hasta el ${moment}.`,
  code: 'O escriba este código en la página que lo pide. No se lo diga a nadie:',
  codeUntil: (moment) => `El código funciona una sola vez, hasta el ${moment}.`,
  copy: 'Si el botón no funciona, copie esta dirección en su navegador:',
  footer: (site) =>
    `Enviado automáticamente por el servicio de inicio de sesión de ${site}. Las respuestas no se leen.`,
  when: (moment) => `Cuándo: ${moment}`,
  from: (ip) => `Desde la dirección de red: ${ip}`,
  browser: (browser, system) => `Con: ${system === undefined ? browser : `${browser} en ${system}`}`,
  security: 'Ver la seguridad de su cuenta',
  data: 'Ver sus datos',
  account: 'Ver su cuenta',
  links: {
    verification: {
      subject: 'Confirme su dirección de correo electrónico',
      lead: (site) =>
        `Confirme que esta dirección de correo electrónico es suya. Está registrada para su cuenta en ${site}.`,
      button: 'Confirmar mi dirección',
      unexpected: 'Si no conoce esta cuenta, no haga nada: la dirección no se confirmará.',
    },
    reset: {
      subject: 'Elija una contraseña nueva',
      lead: (site) => `Con este enlace puede elegir una contraseña nueva para su cuenta en ${site}.`,
      button: 'Elegir una contraseña nueva',
      unexpected:
        'Si no esperaba este mensaje, no haga nada: su contraseña seguirá siendo la misma. No reenvíe el mensaje, porque quien tenga el enlace puede elegir su contraseña.',
    },
    'address-proof': {
      subject: 'Confirme su nueva dirección de correo',
      lead: (site) =>
        `Ha pedido usar esta dirección de correo electrónico para su cuenta en ${site}. Hasta que la confirme, sigue valiendo la anterior.`,
      button: 'Confirmar mi nueva dirección',
      unexpected: 'Si no lo ha pedido, no haga nada: la dirección no se usará.',
    },
    'address-undo': {
      subject: 'Su dirección de correo ha cambiado',
      lead: (site) =>
        `Su cuenta en ${site} tiene desde ahora otra dirección de correo electrónico. A esta ya no se enviará nada más. Si fue usted, no tiene que hacer nada.`,
      button: 'Deshacer el cambio',
      unexpected:
        'Si no fue usted, deshaga el cambio enseguida: esta dirección vuelve a valer, se cierran todas las sesiones y usted elige una contraseña nueva.',
    },
    registration: {
      subject: 'Confirme su registro',
      lead: (site) =>
        `Alguien, probablemente usted, ha pedido una cuenta en ${site} con esta dirección de correo electrónico. Confirme que la dirección es suya para continuar.`,
      button: 'Confirmar mi dirección',
      unexpected: 'Si no lo ha pedido, no haga nada: no se creará ninguna cuenta.',
    },
    'registration-approved': {
      subject: 'Su registro ha sido aprobado',
      lead: (site) => `Su cuenta en ${site} está lista. Con este enlace puede elegir su contraseña.`,
      button: 'Elegir mi contraseña',
      unexpected:
        'No reenvíe el mensaje, porque quien tenga el enlace puede elegir su contraseña. Si el enlace ha caducado, pida otro con «¿Ha olvidado su contraseña?» en la página de inicio de sesión.',
    },
    'registration-refused': {
      subject: 'Su registro no ha sido aprobado',
      lead: (site) => `Su registro en ${site} no ha sido aprobado. No se ha creado ninguna cuenta.`,
      button: undefined,
      unexpected: 'Si cree que es un error, pregunte a la organización en la que quería registrarse.',
    },
    'registration-known': {
      subject: 'Ya tiene una cuenta',
      lead: (site) =>
        `Alguien, probablemente usted, quiso usar esta dirección de correo electrónico para una cuenta en ${site}. Ya pertenece a su cuenta, así que no se ha cambiado nada.`,
      button: 'Iniciar sesión',
      unexpected:
        'Si ha olvidado su contraseña, pida un enlace en la página de inicio de sesión. Si no fue usted, no tiene que hacer nada.',
    },
  },
  notices: {
    'password-changed': {
      subject: 'Su contraseña ha cambiado',
      what: (site) => `Se ha cambiado la contraseña de su cuenta en ${site}. Se han cerrado todas las demás sesiones.`,
      next: `${nothingToDo} ${notMeWithoutPassword}`,
    },
    'password-reset': {
      subject: 'Tiene una contraseña nueva',
      what: (site) =>
        `Se ha elegido una contraseña nueva para su cuenta en ${site} mediante un enlace o un código creado para ello. Se han cerrado todas las sesiones.`,
      next: `${nothingToDo} ${notMeWithoutPassword}`,
    },
    'password-marked-compromised': {
      subject: 'Su contraseña ya no funciona',
      what: (site) =>
        `Su organización tiene motivos para pensar que otra persona conoce la contraseña de su cuenta en ${site}. Ya no funciona, y se han cerrado todas las sesiones.`,
      next: 'Elija una contraseña nueva: con el enlace que se le ha enviado o con «¿Ha olvidado su contraseña?» en la página de inicio de sesión. No use la anterior en ningún otro lugar.',
    },
    'password-removed': {
      subject: 'Se ha quitado su contraseña',
      what: (site) =>
        `Se ha quitado la contraseña de su cuenta en ${site}. Ya no funciona, y se han cerrado todas las sesiones.`,
      next: 'Si está al corriente, elija una contraseña nueva con «¿Ha olvidado su contraseña?» en la página de inicio de sesión. Si no, avise enseguida a su organización.',
    },
    'totp-added': {
      subject: 'Se ha añadido una app de autenticación',
      what: (site) => `Se ha configurado una app de autenticación como segundo factor de su cuenta en ${site}.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'totp-removed': {
      subject: 'Se ha quitado su app de autenticación',
      what: (site) => `La app de autenticación ya no es un segundo factor de su cuenta en ${site}.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-added': {
      subject: 'Se ha añadido una llave de acceso',
      what: (site) =>
        `Se ha añadido una llave de acceso a su cuenta en ${site}. Con ella se entra en su cuenta sin la contraseña.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-removed': {
      subject: 'Se ha quitado una llave de acceso',
      what: (site) =>
        `Se ha quitado una llave de acceso de su cuenta en ${site}. Con ella ya no se entra en su cuenta.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'passkey-refused': {
      subject: 'Se ha rechazado una llave de acceso suya',
      what: (site) =>
        `Se ha rechazado una llave de acceso de su cuenta en ${site}: indica que se ha usado menos veces de las que nos constan. Puede que alguien tenga una copia.`,
      next: `Quite esa llave de acceso de su cuenta y cree una nueva. ${notMe}`,
    },
    'recovery-codes-made': {
      subject: 'Tiene nuevos códigos de recuperación',
      what: (site) =>
        `Se han creado nuevos códigos de recuperación para su cuenta en ${site}. Los anteriores ya no funcionan.`,
      next: `Si fue usted, guárdelos en un lugar seguro. ${notMe}`,
    },
    'recovery-code-used': {
      subject: 'Se ha usado un código de recuperación',
      what: (site) => `Se ha usado uno de los códigos de recuperación de su cuenta en ${site}. No volverá a funcionar.`,
      next: `Si fue usted, compruebe cuántos le quedan. ${notMe}`,
    },
    'second-factor-refused': {
      subject: 'Alguien conoce su contraseña',
      what: (site) =>
        `Alguien ha introducido la contraseña de su cuenta en ${site} y después varios códigos incorrectos. No ha logrado entrar.`,
      next: 'Si fue usted, espere un poco e inténtelo de nuevo. Si no, cambie enseguida su contraseña y avise a su organización.',
    },
    'second-factors-reset': {
      subject: 'Se han quitado sus segundos factores',
      what: (site) =>
        `Un administrador ha quitado todos los segundos factores de su cuenta en ${site}: app de autenticación, llaves de acceso y códigos de recuperación. Se han cerrado todas las sesiones.`,
      next: 'Si lo había pedido, inicie sesión con su contraseña y configure de nuevo un segundo factor. Si no, avise enseguida a su organización.',
    },
    'address-changed': {
      subject: 'Su dirección de correo ha cambiado',
      what: (site) => `Su cuenta en ${site} tiene desde ahora otra dirección de correo electrónico.`,
      next: 'Si lo sabía, no tiene que hacer nada. Si no, avise enseguida a su organización.',
    },
    'address-restored': {
      subject: 'Se ha restablecido su dirección de correo',
      what: (site) =>
        `Se ha deshecho el cambio de la dirección de correo electrónico de su cuenta en ${site}. Vuelve a valer la anterior, y se han cerrado todas las sesiones.`,
      next: 'Necesita una contraseña nueva: el enlace para elegirla se envía a la dirección restablecida.',
    },
    'new-device': {
      subject: 'Inicio de sesión con un navegador nuevo',
      what: (site) => `Se ha entrado en su cuenta en ${site} con un navegador que no se conocía.`,
      next: `${nothingToDo} ${notMe}`,
    },
    'erasure-declined': {
      subject: 'Su cuenta no se elimina',
      what: (site) => `Usted pidió que se eliminara su cuenta en ${site}. Su organización lo ha rechazado.`,
      next: 'El motivo figura en la página «Sus datos» de su cuenta. Si no está de acuerdo, consulte a su organización.',
    },
    'handoff-approved': {
      subject: 'Su inicio de sesión se ha aprobado',
      what: (site) =>
        `Su organización ha revisado su cuenta en ${site} y permite iniciar sesión con ella en el centro de ayuda.`,
      next: 'Vuelva a abrir el centro de ayuda. Si se le detiene de nuevo, algo ha cambiado en su cuenta desde entonces y se vuelve a preguntar a su organización.',
    },
    'handoff-declined': {
      subject: 'Su inicio de sesión no se ha aprobado',
      what: (site) =>
        `Su organización ha revisado su cuenta en ${site} y no permite iniciar sesión con ella en el centro de ayuda tal como está.`,
      next: 'Pregunte a quienes gestionan su afiliación el motivo y qué se puede corregir.',
    },
  },
}
