/** What is odd about an e-mail address by itself: a reason to look at it, never to refuse it. */
import { readEmailAddress } from './email-address.ts'
import { type EmailKeys, emailKeys } from './email-keys.ts'

/** `disposable-domain` knows the best-known providers alone: advisory. */
export const emailTraitNames = [
  'malformed',
  'hidden-characters',
  'role-address',
  'disposable-domain',
  'typo-domain',
] as const
export type EmailTrait = (typeof emailTraitNames)[number]

/**
 * In the order of the names; stored beside the keys and computed anew with them: change a list, raise KEYS_VERSION.
 * `keys`: those of the address, where they are known already.
 */
export function emailTraits(address: string, keys: AddressKeys = emailKeys(address)): EmailTrait[] {
  const { local, domain } = partsOf(keys)
  const holds: Record<EmailTrait, boolean> = {
    ...troubleOf(address),
    'role-address': isRole(local),
    'disposable-domain': isDisposable(domain),
    'typo-domain': typoDomains.has(domain),
  }
  return emailTraitNames.filter((trait) => holds[trait])
}

/** 'gmial.com' -> 'gmail.com'. Undefined when no typing error is known to lead to `address`. */
export function probableDomain(address: string): string | undefined {
  return typoDomains.get(partsOf(emailKeys(address)).domain)
}

type AddressKeys = Pick<EmailKeys, 'exact' | 'accentless'>

function partsOf({ exact, accentless }: AddressKeys): { local: string; domain: string } {
  return { local: accentless.slice(0, accentless.lastIndexOf('@')), domain: exact.slice(exact.lastIndexOf('@') + 1) }
}

// So plain and short that nothing can be wrong with it: nearly all are.
const ordinary = /^[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+\.)+[a-z]{2,}$/i

function troubleOf(address: string): { malformed: boolean; 'hidden-characters': boolean } {
  if (address.length <= 64 && ordinary.test(address)) return { malformed: false, 'hidden-characters': false }
  const read = readEmailAddress(address)
  const code = read.kind === 'refused' ? read.code : undefined
  return { malformed: code === 'malformed-email', 'hidden-characters': code === 'email-hidden-characters' }
}

/** 'no-reply', 'info2' and 'info+zendesk' are roles as 'info' is; 'info.smith' and 'salesman' are not. */
function isRole(local: string): boolean {
  const word = local
    .replace(/\+.*$/, '')
    .replace(/[._-]?\d+$/, '')
    .replace(/[._-]/g, '')
  return roleWords.has(word)
}

function isDisposable(domain: string): boolean {
  for (let at = 0; at >= 0; at = domain.indexOf('.', at + 1)) {
    if (disposableDomains.has(domain.slice(at).replace(/^\./, ''))) return true
  }
  return false
}

/**
 * RFC 2142, and what offices, clubs and shops call themselves. Nothing that is a name or the initials of somebody:
 * 'dean', 'bill', 'hr' and 'it' are people, too.
 */
const roleWords = new Set(
  [
    'abuse hostmaster info marketing noc postmaster sales security support usenet uucp webmaster www',
    'account accountancy accounting accounts admin administration administrator admissions advertising alerts all',
    'billing board booking bookings careers communications compliance contact contactus customercare customerservice',
    'customersupport donations donotreply enquiries enquiry events everyone feedback finance frontdesk general hello',
    'help helpdesk hotline inbox inquiries inquiry invoice invoices itsupport jobs legal library mailbox mailerdaemon',
    'management media members membership newsletter noreply notifications office officemanager onboarding operations',
    'orders partners payments payroll post presse press privacy procurement purchasing reception recruiting recruitment',
    'registrar registration reservations returns root secretariat secretary service servicedesk shop staff subscriptions',
    'sysadmin team tech techsupport training treasurer volunteers webadmin welcome',
    'anfrage anfragen bestellung bestellungen bewerbung buchhaltung buero buro datenschutz empfang geschaeftsstelle',
    'geschaftsstelle kasse kontakt kundenservice mitglieder rechnung rechnungen redaktion sekretariat verein vertrieb',
    'verwaltung vorstand zentrale',
    'accueil adherents bonjour comptabilite facturation nepasrepondre',
    'administracion atencionalcliente contacto facturacion hola noresponder secretaria soporte ventas',
    'administracao contato faturamento suporte vendas amministrazione contatti segreteria vendite',
    'administratie facturatie ledenadministratie penningmeester secretariaat kundtjanst kundeservice',
  ].flatMap((line) => line.split(' ')),
)

const disposableDomains = new Set(
  [
    '10minutemail.com 10minutemail.net 20minutemail.com 33mail.com burnermail.io byom.de discard.email discardmail.com',
    'discardmail.de dispostable.com dropmail.me emailondeck.com fakeinbox.com fakemail.net getairmail.com getnada.com',
    'grr.la guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info guerrillamail.net guerrillamail.org',
    'guerrillamailblock.com harakirimail.com inboxkitten.com incognitomail.org jetable.org maildrop.cc mailcatch.com',
    'mailexpire.com mailinator.com mailinator.net mailnesia.com mailnull.com mailsac.com minuteinbox.com mintemail.com',
    'moakt.com mohmal.com mytemp.email mytrashmail.com nada.email pokemail.net sharklasers.com spam4.me spambog.com',
    'spambox.us spamgourmet.com spamspot.com temp-mail.io temp-mail.org tempail.com tempinbox.com tempmail.com',
    'tempmail.net tempmailo.com tempr.email throwawaymail.com tmail.ws tmpmail.net tmpmail.org trash-mail.com',
    'trash-mail.de trashmail.com trashmail.de trashmail.me trashmail.net trashmail.ws wegwerfemail.de wegwerfmail.de',
    'yopmail.com yopmail.fr yopmail.net',
  ].flatMap((line) => line.split(' ')),
)

/** What people type when they mean the first of the line. */
const typoDomains: ReadonlyMap<string, string> = new Map(
  [
    'gmail.com gmial.com gmai.com gmal.com gmil.com gamil.com gmaill.com gmali.com gnail.com gmsil.com gmaul.com',
    'gmail.com gmail.con gmail.cm gmail.co gmail.comm gmail.vom gmail.cpm gmailcom.com gmail.om g-mail.com ggmail.com',
    'googlemail.com googlmail.com googelmail.com goglemail.com googlemail.con',
    'hotmail.com hotmal.com hotmai.com hotmial.com hotmil.com hotamil.com hotnail.com hotmaill.com homtail.com',
    'hotmail.com hotmail.con hotmail.cm hotmail.co hotmail.comm htomail.com hormail.com',
    'outlook.com outlok.com outloo.com outlook.con outlook.cm outllok.com outlock.com oulook.com otulook.com outloock.com',
    'yahoo.com yaho.com yahooo.com yhaoo.com yhoo.com yahoo.con yahoo.cm yahho.com yaoo.com yahoo.comm',
    'icloud.com iclou.com icloud.con icloud.co iclud.com icoud.com icluod.com iclound.com',
    'gmx.de gmx.dee gmx.ed gmxde.de',
    'web.de webb.de web.dee',
    't-online.de tonline.de t-onlin.de t-onine.de t-online.dee t-onlie.de',
    'protonmail.com protonmial.com protonmai.com protonmail.con protomail.com',
    'live.com live.con live.cm',
    'bluewin.ch bluwin.ch bleuwin.ch',
    'btinternet.com btinernet.com btinterent.com btinternet.con',
    'comcast.net comcat.net comcast.ent',
    'aol.com aol.con aol.cm aoll.com',
  ].flatMap((line) => {
    const [meant = '', ...typed] = line.split(' ')
    return typed.map((each) => [each, meant] as const)
  }),
)
