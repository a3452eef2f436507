// Loaded before the program by NODE_OPTIONS, for tests on a fixed day: `SMM_TEST_OFFSET` says how many milliseconds
// the clock is ahead, `SMM_TEST_ROUTES` (a JSON object) sends hosts to servers on this machine; every other host is out of reach.
'use strict'
const dns = require('node:dns')
const http = require('node:http')
const https = require('node:https')

const offset = Number(process.env.SMM_TEST_OFFSET ?? 0)
if (offset !== 0) {
  const Real = Date
  const now = () => Real.now() + offset
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

const routes = JSON.parse(process.env.SMM_TEST_ROUTES ?? '{}')
const unknown = (host) =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo' })
const near = (host) => host === 'localhost' || host === '127.0.0.1' || host === '[::1]' || host === '::1'

const fetchThere = globalThis.fetch
globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  const to = routes[url.host]
  if (to !== undefined) return fetchThere(`${to}${url.pathname}${url.search}`, init)
  if (near(url.hostname)) return fetchThere(input, init)
  return Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: unknown(url.hostname) }))
}

const requestThere = https.request
https.request = (url, options, ...rest) => {
  const to = url instanceof URL ? routes[url.host] : undefined
  if (to === undefined) return requestThere(url, options, ...rest)
  // its connections are of another protocol
  return http.request(new URL(`${to}${url.pathname}${url.search}`), { ...options, agent: undefined }, ...rest)
}

const lookup = dns.lookup
dns.lookup = (host, ...rest) => (near(host) ? lookup(host, ...rest) : process.nextTick(rest.at(-1), unknown(host)))
dns.promises.lookup = (host, ...rest) => (near(host) ? dns.promises.lookup(host, ...rest) : Promise.reject(unknown(host)))
