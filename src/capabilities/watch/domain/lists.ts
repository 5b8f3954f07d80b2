/** Endings that RPNT 0.2.1 calls sovereign: France, its regions and territories, the European Union. */
export const sovereignEndings: ReadonlySet<string> = new Set(
  'fr alsace bzh corsica paris eu gp gf mq re yt pm wf tf nc pf'.split(' '),
)

/** Domains shared by everybody: consumer providers, and a few shared by local authorities (RPNT 0.2.1, 50 of them). */
export const genericMailDomains: ReadonlySet<string> = new Set([
  'wanadoo.fr',
  'orange.fr',
  'gmail.com',
  'laposte.net',
  'free.fr',
  'outlook.fr',
  'nordnet.fr',
  'yahoo.fr',
  'sfr.fr',
  'hotmail.fr',
  'ozone.net',
  'west-telecom.com',
  'mcom.fr',
  'cegetel.net',
  'akeonet.com',
  'neuf.fr',
  'outlook.com',
  'hotmail.com',
  'bbox.fr',
  'inforoutes-ardeche.fr',
  'copler.fr',
  '9business.fr',
  'numericable.fr',
  'wibox.fr',
  'inforoutes.fr',
  'yahoo.com',
  'evc.net',
  'live.fr',
  'gmx.fr',
  'tubeo.eu',
  'adeli.biz',
  'aricia.fr',
  'pole-secretariat.fr',
  'ovh.fr',
  'tv-com.net',
  'idyle-telecom.com',
  'rtvc.fr',
  'lgtel.fr',
  'alsatis.net',
  'sivucesny.fr',
  'selonnet.fr',
  'orange-business.fr',
  'telwan.fr',
  'icloud.com',
  'numericable.com',
  'vialis.net',
  'fr.oleane.com',
  'collectivite47.fr',
  'intramuros.org',
  'info46.fr',
])

/** Where a site may redirect without leaving the public house: these names and all below them (RPNT 0.2.1, 1.6). */
const trustedRedirectDomains = ['collectivite.fr', 'gouv.fr']

export function isTrustedRedirect(host: string): boolean {
  return trustedRedirectDomains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}

/** The last label: `fr` in `www.commune.fr`. */
export const endingOf = (domain: string) => domain.slice(domain.lastIndexOf('.') + 1)
