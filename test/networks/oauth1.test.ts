import { describe, expect, test } from 'vitest'
import { oauth1Header, sign, signatureBase } from '../../src/networks/oauth1.ts'

/** The fields of a header, decoded; fails on anything but `OAuth name="value", …`. */
function fields(header: string): Record<string, string> {
  expect(header).toMatch(/^OAuth (\w+="[^"]*")(, \w+="[^"]*")*$/)
  return Object.fromEntries(
    [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decodeURIComponent(value)]),
  )
}

describe('OAuth 1.0a signatures', () => {
  // RFC 5849, 1.2: the three requests of the example; they carry no oauth_version.
  test.each([
    [
      'a token is asked for',
      { method: 'POST', url: 'https://photos.example.net/initiate' },
      [
        ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
        ['oauth_signature_method', 'HMAC-SHA1'],
        ['oauth_timestamp', '137131200'],
        ['oauth_nonce', 'wIjqoS'],
        ['oauth_callback', 'http://printer.example.com/ready'],
      ],
      '',
      '74KNZJeDHnMBp0EMJ9ZHt/XKycU=',
    ],
    [
      'it is exchanged',
      { method: 'POST', url: 'https://photos.example.net/token' },
      [
        ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
        ['oauth_token', 'hh5s93j4hdidpola'],
        ['oauth_signature_method', 'HMAC-SHA1'],
        ['oauth_timestamp', '137131201'],
        ['oauth_nonce', 'walatlh'],
        ['oauth_verifier', 'hfdp7dh39dks9884'],
      ],
      'hdhd0244k9j7ao03',
      'gKgrFCywp7rO0OXSjdot/IHF7IU=',
    ],
    [
      'it is used',
      { method: 'GET', url: 'http://photos.example.net/photos?file=vacation.jpg&size=original' },
      [
        ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
        ['oauth_token', 'nnch734d00sl2jdk'],
        ['oauth_signature_method', 'HMAC-SHA1'],
        ['oauth_timestamp', '137131202'],
        ['oauth_nonce', 'chapoH'],
      ],
      'pfkkdhi9sl3r4s00',
      'MdpQcU8iPSUjWoN/UDMsK2sui9I=',
    ],
  ] as const)('the example of RFC 5849, 1.2: %s', (_, request, own, token_secret, expected) => {
    expect(sign(signatureBase(request, own), 'kd94hf93k423kf44', token_secret)).toBe(expected)
  })

  test('the string of RFC 5849, 3.4.1.1: query, body and header fields, encoded and in their order', () => {
    const own = [
      ['oauth_consumer_key', '9djdj82h48djs9d2'],
      ['oauth_token', 'kkk9d7dh3k39sjv7'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', '7d8f3e4a'],
    ] as const
    const form = new URLSearchParams('c2&a3=2+q')
    expect(
      signatureBase({ method: 'POST', url: 'http://EXAMPLE.com:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b', form }, own),
    ).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    )
  })

  const app = { consumer_key: 'key', consumer_secret: 'secret', nonce: 'once', timestamp: 1_795_000_000 }

  test('the header carries what was signed, and no secret', () => {
    const header = oauth1Header({
      ...app,
      method: 'POST',
      url: 'https://api.example.net/1.1/post',
      token: 'token',
      token_secret: 'token-secret',
      form: { text: "C'est l'été ! (50 %)" },
    })
    const { oauth_signature, ...rest } = fields(header)
    expect(rest).toEqual({
      oauth_consumer_key: 'key',
      oauth_nonce: 'once',
      oauth_signature_method: 'HMAC-SHA1',
      oauth_timestamp: '1795000000',
      oauth_token: 'token',
      oauth_version: '1.0',
    })
    const own = Object.entries(rest)
    const base = signatureBase(
      { method: 'POST', url: 'https://api.example.net/1.1/post', form: { text: "C'est l'été ! (50 %)" } },
      own,
    )
    expect(base).toContain('text%3DC%2527est%2520l%2527%25C3%25A9t%25C3%25A9%2520%2521%2520%252850%2520%2525%2529')
    expect(oauth_signature).toBe(sign(base, 'secret', 'token-secret'))
    expect(header).not.toContain('secret')
  })

  test('a request for a token has a callback and no token; its exchange a verifier', () => {
    const asked = fields(oauth1Header({ ...app, method: 'POST', url: 'https://api.example.net/request', callback: 'oob' }))
    expect(asked).toMatchObject({ oauth_callback: 'oob' })
    expect(asked).not.toHaveProperty('oauth_token')
    const exchanged = fields(
      oauth1Header({ ...app, method: 'POST', url: 'https://api.example.net/access', token: 't', verifier: '7654321' }),
    )
    expect(exchanged).toMatchObject({ oauth_token: 't', oauth_verifier: '7654321' })
    expect(exchanged).not.toHaveProperty('oauth_callback')
  })

  test('the order is that of bytes, not of words', () => {
    const base = signatureBase({ method: 'GET', url: 'https://a.example/?b=1&B=2&a10=x&a=1&a=02' }, [])
    expect(decodeURIComponent(base.split('&')[2] ?? '')).toBe('B=2&a=02&a=1&a10=x&b=1')
  })
})
