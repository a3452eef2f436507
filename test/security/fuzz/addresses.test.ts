import { BlockList, isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { Failure } from '../../../src/failure.ts'
import { checkEndpoint, endpointProblem, hostKind } from '../../../src/networks/endpoint.ts'
import { anyText, hunt } from './hunt.ts'

const four = fc.ipV4()
const six = fc.oneof(
  fc.ipV6(),
  four.map((ip) => `::ffff:${ip}`),
  four.map((ip) => `64:ff9b::${ip}`),
  four.map((ip) => `::${ip}`),
  fc
    .tuple(fc.constantFrom('fe80', 'fc00', 'ff02', '2001:db8', '2002:7f00:1', '2001:0'), fc.nat({ max: 65_535 }))
    .map(([head, n]) => `${head}::${n.toString(16)}`),
)
/** The spellings of IPv4 that a parser of addresses takes. */
const spelled = fc
  .tuple(
    fc.oneof(four, fc.constantFrom('127.0.0.1', '10.0.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0')),
    fc.constantFrom('plain', 'number', 'hex', 'octal', 'parts', 'dot', 'full'),
  )
  .map(([ip, how]) => {
    const [a = 0, b = 0, c = 0, d = 0] = ip.split('.').map(Number)
    const whole = ((a * 256 + b) * 256 + c) * 256 + d
    switch (how) {
      case 'number':
        return String(whole)
      case 'hex':
        return `0x${whole.toString(16)}`
      case 'octal':
        return [a, b, c, d].map((n) => `0${n.toString(8)}`).join('.')
      case 'parts':
        return `${a}.${(b * 256 + c) * 256 + d}`
      case 'dot':
        return `${ip}.`
      case 'full':
        return [...ip].map((sign) => (sign === '.' ? '。' : String.fromCodePoint(0xff10 + Number(sign)))).join('')
      default:
        return ip
    }
  })
const address = fc
  .tuple(
    fc.constantFrom(
      'https://',
      'http://',
      'HTTPS:\\\\',
      'ftp://',
      'javascript:',
      'file:///',
      '//',
      '',
      'https:/',
      'https://a:b@',
      'https://a@',
    ),
    fc.oneof(
      spelled,
      six.map((ip) => `[${ip}]`),
      fc.domain(),
      fc.constantFrom(
        'localhost',
        'a.localhost',
        'printer',
        'nas.local',
        'x.internal',
        'box.lan',
        'r.home.arpa',
        'LOCALHOST.',
        'xn--',
        '',
        '[::1%25eth0]',
      ),
      anyText,
    ),
    fc.constantFrom('', ':80', ':0', ':99999', '/', '/path?x=1', '#@example.org', '\\@example.org', '\t/x'),
  )
  .map((parts) => parts.join(''))

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)

/** Another library's word: whether it may be anything but a public server. */
function isInside(host: string): boolean {
  const ip = ipaddr.process(host.replace(/^\[|\]$/g, ''))
  return ip.range() !== 'unicast'
}

describe('an address that somebody gave', () => {
  hunt('no literal address that is not public is taken for one', 8_000, fc.oneof(four, six, spelled), (typed) => {
    const written = isIP(typed) === 6 ? `http://[${typed}]/` : `http://${typed}/`
    if (!URL.canParse(written)) return
    const { hostname } = new URL(written)
    if (isIP(hostname.replace(/^\[|\]$/g, '')) === 0) return
    // a translation of a public address leads there
    if (hostname.startsWith('[64:ff9b::')) return expect(['public', 'private']).toContain(hostKind(hostname))
    if (isInside(hostname)) expect([hostname, hostKind(hostname)]).not.toEqual([hostname, 'public'])
  })

  hunt(
    'an address is one without secrets at a public machine or this one, or is refused in words',
    8_000,
    fc.oneof({ weight: 4, arbitrary: address }, { weight: 1, arbitrary: anyText }),
    (typed) => {
      const problem = endpointProblem(typed)
      if (problem === null) {
        const url = new URL(typed)
        expect([url.username, url.password]).toEqual(['', ''])
        const kind = hostKind(url.hostname)
        expect(kind).not.toBe('private')
        expect(kind === 'public' ? ['https:'] : ['https:', 'http:']).toContain(url.protocol)
        if (url.protocol === 'http:')
          expect(loopback.check(url.hostname) || /^(?:\[::1\]|(?:.*\.)?localhost\.?|\[::ffff:7f.*\])$/.test(url.hostname)).toBe(
            true,
          )
      }
      for (const lang of ['fr', 'en'] as const) {
        try {
          const base = checkEndpoint(typed, lang)
          expect(endpointProblem(base)).toBe(null)
          expect(base).not.toMatch(/\/$|[?#]/)
          expect(checkEndpoint(base, lang)).toBe(base)
        } catch (error) {
          if (!(error instanceof Failure)) throw error
          expect([error.kind, error.code]).toEqual(['usage', 'endpoint_not_allowed'])
          expect(error.message).not.toContain('a:b@')
        }
      }
    },
  )
})
