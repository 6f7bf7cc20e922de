/** Mail domains where anybody gets an address: one that somebody has there says nothing about whom they belong to. */
import { listedDomains, readSubdomainAddress } from './email-providers.ts'

/** `domain` in lower-case ASCII. Unknown ones are taken for somebody's own. */
export function isPublicMailDomain(domain: string): boolean {
  return (
    listedDomains.has(domain) || others.has(domain) || isYahoo(domain) || readSubdomainAddress(domain) !== undefined
  )
}

const isYahoo = (domain: string): boolean => /^yahoo(\.[a-z]{2,3}){1,2}$/.test(domain)

const others = new Set(
  [
    'aim.com aol.com att.net bellsouth.net btinternet.com charter.net comcast.net cox.net earthlink.net sbcglobal.net',
    'sky.com talktalk.net verizon.net virginmedia.com ymail.com rocketmail.com myyahoo.com y7mail.com',
    'gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net web.de freenet.de t-online.de arcor.de mail.de posteo.de mailbox.org',
    'free.fr laposte.net orange.fr sfr.fr wanadoo.fr neuf.fr bbox.fr libero.it tiscali.it virgilio.it alice.it',
    'kpnmail.nl planet.nl ziggo.nl xs4all.nl telenet.be skynet.be bluewin.ch terra.es telefonica.net seznam.cz wp.pl',
    'onet.pl o2.pl interia.pl mail.ru bk.ru inbox.ru list.ru rambler.ru ukr.net abv.bg hushmail.com tuta.com tuta.io',
    'tutanota.com tutamail.com mail.com email.com usa.com duck.com hey.com simplelogin.com',
    'qq.com 163.com 126.com sina.com yeah.net foxmail.com naver.com daum.net hanmail.net nate.com docomo.ne.jp',
    'ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com rediffmail.com bol.com.br uol.com.br terra.com.br bigpond.com',
  ].flatMap((line) => line.split(' ')),
)

/** For whoever asks in SQL: every domain with a name of its own in these tables, and those whose subdomains are mailboxes. */
export const listedPublicDomains: readonly string[] = [...listedDomains.keys(), ...others]
export const subdomainProviders = listedPublicDomains.filter((domain) => readSubdomainAddress(`x.${domain}`))
