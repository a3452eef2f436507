import { BlockList, isIP } from 'node:net'
import { Failure } from '../failure.ts'
import { networkTexts } from '../i18n/networks.ts'
import { say, type Lang } from '../i18n/text.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Ranges of IPv4 that are nobody's public server (IANA's registry of special addresses, RFC 6890). */
const notPublic = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(net, bits, 'ipv4')
}

/** Of IPv6 only what is given out as public (RFC 4291: 2000::/3) is; of that, not what tunnels or translates to other addresses. */
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')
// an IPv4 address in the dress of IPv6, which the lists of IPv4 know as well
global.addSubnet('::ffff:0:0', 96, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const) {
  notPublic.addSubnet(net, bits, 'ipv6')
}

type Host = 'loopback' | 'private' | 'public'

/** Where a host name or a literal address lies. Names are judged by their form alone: nothing is looked up. */
export function hostKind(hostname: string): Host {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  const version = isIP(host)
  if (version !== 0) {
    // the name of an interface: of this machine's own links
    if (host.includes('%')) return 'private'
    const translated = translatedTo(host)
    // even what stands for this machine leaves it there, for the gateway
    if (translated !== null) return hostKind(translated) === 'public' ? 'public' : 'private'
    const family = version === 4 ? 'ipv4' : 'ipv6'
    if (loopback.check(host, family)) return 'loopback'
    if (notPublic.check(host, family)) return 'private'
    return version === 4 || global.check(host, family) ? 'public' : 'private'
  }
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback'
  const local = /\.(local|internal|lan|home\.arpa)$/.test(host)
  return local || !host.includes('.') ? 'private' : 'public'
}

/**
 * On networks without IPv4 each public server is found under 64:ff9b::/96, where its address of IPv4 stands at the end (RFC 6052). Null:
 * another address.
 */
function translatedTo(host: string): string | null {
  if (!host.startsWith('64:ff9b::')) return null
  const [, high, low] = /^\[64:ff9b::([0-9a-f]+):([0-9a-f]+)\]$/.exec(new URL(`http://[${host}]`).hostname) ?? []
  if (high === undefined || low === undefined) return null
  const bits = Number.parseInt(high, 16) * 65536 + Number.parseInt(low, 16)
  return [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255].join('.')
}

/** Why an address may not be called, or null: https to public hosts and loopback, http to loopback only, no user name in it. */
export function endpointProblem(address: string): 'not_an_address' | 'credentials' | 'plain_http' | 'private_host' | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'not_an_address'
  if (url.username !== '' || url.password !== '') return 'credentials'
  const kind = hostKind(url.hostname)
  if (kind === 'private') return 'private_host'
  return url.protocol === 'http:' && kind !== 'loopback' ? 'plain_http' : null
}

/**
 * The base address of a server as a person typed it, ready to be put before a path: no slash at its end, no query.
 * Throws a `usage` failure `endpoint_not_allowed`.
 */
export function checkEndpoint(address: string, lang: Lang = 'en'): string {
  const typed = address.trim()
  // `mastodon.social` is what people type; `localhost:3000` reads as an address with the scheme `localhost`.
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  const problem = endpointProblem(full)
  if (problem !== null) {
    const shown = full.replace(/\/\/[^/@]*@/, '//…@')
    throw new Failure('usage', 'endpoint_not_allowed', say(lang, networkTexts[`endpoint_${problem}`], { address: shown }))
  }
  const url = new URL(full)
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}
