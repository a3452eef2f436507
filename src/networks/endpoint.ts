import { BlockList, isIP } from 'node:net'
import { Failure } from '../failure.ts'
import { networkTexts } from '../i18n/networks.ts'
import { say, type Lang } from '../i18n/text.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Ranges that are nobody's public server (RFC 6890 and its IPv6 counterparts); 64:ff9b::/96 and 2002::/16 wrap IPv4 ones. */
const notPublic = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(net, bits, 'ipv4')
}
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
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
    const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(host)
    if (mapped) return hostKind(dotted(mapped[1] ?? '', mapped[2] ?? ''))
    const family = version === 4 ? 'ipv4' : 'ipv6'
    if (loopback.check(host, family)) return 'loopback'
    return notPublic.check(host, family) ? 'private' : 'public'
  }
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback'
  const local = /\.(local|internal|lan|home\.arpa)$/.test(host)
  return local || !host.includes('.') ? 'private' : 'public'
}

function dotted(high: string, low: string): string {
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
