/** The pages about the second factor in Spanish. */
import type { SecondFactorWords } from './words.ts'

const plural = new Intl.PluralRules('es')
const minutesOf = new Intl.NumberFormat('es', { style: 'unit', unit: 'minute', unitDisplay: 'long' })
const isOne = (count: number): boolean => plural.select(count) === 'one'

export const es: SecondFactorWords = {
  ask: {
    title: 'Confirme que es usted',
    problemTitle: 'No confirmado. Confirme que es usted',
    oneMore: 'Su contraseña es correcta. Un paso más muestra que fue usted quien la escribió.',
    code: 'Código de su app de autenticación',
    codeHint: 'Seis cifras. La app muestra otras nuevas cada 30 segundos.',
    goOn: 'Continuar',
    remember: (days) =>
      isOne(days) ? 'Recordar este navegador durante un día' : `Recordar este navegador durante ${days} días`,
    rememberHint: 'Solo si nadie más lo usa. Hasta entonces, aquí basta con su contraseña.',
    useRecoveryCode: 'Usar un código de recuperación',
    recoveryCode: 'Código de recuperación',
    recoveryCodeHint: 'Uno de los que guardó al configurar su segundo factor. Cada uno sirve una vez.',
    lost: '¿No tiene nada de esto a mano? Pregunte a su organización: puede restablecer su segundo factor.',
    startAgain: 'Iniciar sesión como otra persona',
    blank: 'Escriba aquí el código.',
    wrongCode: 'Este código no es correcto o ya se usó. Espere a que la app muestre el siguiente y escríbalo.',
    wrongRecoveryCode: 'No es ninguno de sus códigos de recuperación sin usar. Compruébelo o pruebe con otro.',
    throttled: (seconds) =>
      `Ha habido demasiados intentos. Espere ${seconds <= 60 ? 'un minuto' : minutesOf.format(Math.ceil(seconds / 60))} y vuelva a intentarlo.`,
  },
  prove: {
    again: 'Hace tiempo que no confirma quién es. Hágalo una vez más antes de continuar.',
    dangerous:
      'Lo que va a hacer lo exige una vez más, porque una pantalla desbloqueada no debe bastar. Lo que escribió se conserva. No se le volverá a preguntar durante diez minutos.',
    password: 'Su contraseña',
    blankPassword: 'Escriba aquí su propia contraseña.',
    wrongPassword: 'Esta no es su contraseña.',
    confirm: 'Confirmar y continuar',
    nothingChanged: 'Todavía no se ha cambiado nada. Para dejarlo así, cierre esta página.',
  },
  home: {
    title: 'Segundo factor',
    lead: 'Con un segundo factor, una contraseña que otra persona haya averiguado no basta para entrar en su nombre.',
    required: 'Su organización pide un segundo factor',
    requiredLead: 'Configure uno ahora y después seguirá adonde iba. Se tarda uno o dos minutos.',
    choose: 'Elija uno',
    yours: 'Los suyos',
    totp: 'App de autenticación',
    totpNote: 'Muestra en su teléfono un código que escribe después de la contraseña',
    totpSetUp: 'Configurada',
    passkeys: 'Llaves de acceso',
    passkeysNote: 'Su huella, su cara o un PIN, o una llave de seguridad',
    passkeysSetUp: (count) => (isOne(count) ? 'Una configurada' : `${count} configuradas`),
    codes: 'Códigos de recuperación',
    codesLeft: (count) => (isOne(count) ? 'Queda uno' : `Quedan ${count}`),
    codeUsed: 'Ha iniciado sesión con un código de recuperación',
    codeUsedLead: (left) =>
      `${isOne(left) ? 'Queda un código.' : `Quedan ${left} códigos.`} Si ha perdido lo que usa normalmente, configúrelo de nuevo ahora: lo nuevo ocupa su lugar.`,
    removed: 'Se ha quitado la app de autenticación. Se ha cerrado su sesión en todos los demás lugares.',
    goOn: 'Continuar',
    back: 'Volver a su configuración de seguridad',
  },
  totp: {
    title: 'App de autenticación',
    problemTitle: 'No confirmado. App de autenticación',
    lead: 'Sirve cualquier app de códigos de un solo uso. Muchos teléfonos y gestores de contraseñas tienen una incorporada.',
    signsOut: 'En cuanto la confirme, se cerrará su sesión en todos los demás lugares.',
    replaces:
      'Ya tiene una. Sigue funcionando hasta que confirme aquí una nueva, que ocupa su lugar y cierra su sesión en todos los demás lugares.',
    stale:
      'La página estuvo abierta demasiado tiempo. Escanee el nuevo código QR de abajo y borre la entrada anterior de su app.',
    scan: '1. Escanee esto con la app',
    scanHint: 'Nadie más debe verlo: quien lo tenga puede generar sus códigos.',
    onThisDevice: '¿No puede escanearlo? Abrirlo en una app de este dispositivo',
    key: 'O escriba esta clave en la app',
    copy: 'Copiar',
    copyWhat: 'Copiar la clave',
    copied: 'Copiado',
    pressKeys: 'Pulse Ctrl+C',
    notCopied: 'No se ha copiado. Pulse Ctrl+C para copiar lo seleccionado.',
    thenType: '2. Escriba el código que muestra ahora',
    wrongCode:
      'No es el código que la app debería mostrar ahora. Compruebe que su teléfono ajusta la hora automáticamente, espere al siguiente código y escríbalo.',
    confirm: 'Confirmar',
    remove: 'Quitarla',
    removeLead: 'A partir de entonces sus códigos no valen nada y se cierra su sesión en todos los demás lugares.',
    removeButton: 'Quitar la app de autenticación',
    cannotRemove:
      'No se puede quitar: su organización pide un segundo factor y este es el único que tiene. Configure arriba una app nueva en su lugar o añada primero una llave de acceso.',
    back: 'Volver',
  },
  codes: {
    title: 'Códigos de recuperación',
    lead: 'Cada uno le deja entrar una vez, después de la contraseña, cuando no tiene a mano su teléfono o su llave de acceso.',
    left: (count) => (isOne(count) ? 'Le queda un código sin usar.' : `Le quedan ${count} códigos sin usar.`),
    noneLeft: 'No le quedan códigos sin usar.',
    factorFirst: 'Configure primero un segundo factor: los códigos de recuperación lo sustituyen cuando se pierde.',
    setUp: 'Configurar un segundo factor',
    make: 'Crear códigos nuevos',
    makeLead: 'Los códigos que tiene ahora dejarán de funcionar.',
    newTitle: 'Sus códigos de recuperación',
    added: 'Su app de autenticación está configurada.',
    once: 'Solo se muestran esta vez',
    keep: 'Guárdelos donde los encuentre sin su teléfono: en papel o en un gestor de contraseñas. Cada uno le deja entrar una vez, después de la contraseña. Los anteriores ya no funcionan.',
    file: 'latchkey-codigos-de-recuperacion.txt',
    download: 'Guardar como archivo de texto',
    print: 'O imprima esta página.',
    kept: 'Los he guardado',
  },
}
