/** The pages for whoever lost the password in Spanish. */
import type { RecoveryWords } from './words.ts'

export const es: RecoveryWords = {
  ask: {
    title: 'Elegir una contraseña nueva',
    lead: 'Díganos quién es. Enviaremos un enlace a la dirección suya que tiene su organización.',
    missing: 'Escriba su dirección de correo electrónico, su nombre de usuario o su número de miembro.',
    button: 'Enviar el enlace',
  },
  asked: {
    title: 'Mire en su buzón',
    lead: 'Si esta cuenta existe aquí, un mensaje con un enlace va camino de su dirección.',
    goodFor:
      'El enlace funciona una sola vez, durante 30 minutos. Su contraseña actual sirve hasta que haya elegido otra.',
    noMailTitle: '¿Ningún mensaje después de unos minutos?',
    lookElsewhere: 'Mire entre el correo no deseado.',
    otherAddress:
      'Puede que su cuenta tenga otra dirección. Pruebe también con su nombre de usuario o su número de miembro.',
    onPaper:
      'Puede que no haya ninguna dirección suya confirmada. Pregunte a su organización: allí alguien puede imprimir un código de un solo uso.',
    again: 'Pedirlo otra vez',
  },
  code: {
    title: 'Usar su código de un solo uso',
    lead: 'Con él elige una contraseña nueva, con la que después inicia sesión.',
    label: 'Código de un solo uso',
    hint: 'Los 28 caracteres de la hoja que le dieron. Los guiones, los espacios y las mayúsculas no importan.',
    refused:
      'Este código no abre nada. Compárelo con la hoja. Si es el mismo, ya se utilizó, ha caducado o aún no está aprobado: pregunte a quien se lo dio.',
    button: 'Continuar',
  },
  sheet: {
    title: 'Elegir una contraseña nueva',
    person: 'Para',
    code: 'Su código de un solo uso',
    goodUntil: 'Válido hasta',
    open: 'Abra esta dirección o apunte una cámara al cuadrado:',
    type: 'Escriba el código si la página se lo pide.',
    choose: 'Elija una contraseña que nadie más conozca e inicie sesión con ella.',
    keep: 'El código funciona una sola vez. No se lo dé a nadie: quien lo tenga puede elegir su contraseña.',
    waits: 'Solo funciona después de que una segunda persona de su organización lo haya aprobado.',
  },
  haveCode: 'Tengo un código de un solo uso',
  backToSignIn: 'Volver al inicio de sesión',
}
