// Starts a real Bluesky PDS or, with ROLE=plc, the in-memory PLC directory it needs, on loopback. Two processes, so that the PDS can
// be killed and started again. Copied into `.cache/bluesky-pds/` and run there by
// `bluesky-pds.ts`; prints one JSON line when it answers. Plain JavaScript: it runs as a process of its own.
import { mkdirSync } from 'node:fs'
import { Server } from 'node:net'
import { join } from 'node:path'
import { Secp256k1Keypair } from '@atproto/crypto'
import * as pdsModule from '@atproto/pds'
import * as plcModule from '@did-plc/server'

// Both servers would listen on every interface.
const listen = Server.prototype.listen
Server.prototype.listen = function (...args) {
  if (typeof args[0] === 'number' && typeof args[1] !== 'string') args.splice(1, 0, '127.0.0.1')
  return listen.apply(this, args)
}

const { PDS, envToCfg, envToSecrets } = pdsModule.default?.PDS ? pdsModule.default : pdsModule
const { PlcServer, Database } = plcModule.default?.PlcServer ? plcModule.default : plcModule
const [pdsPort, plcPort, folder] = [Number(process.env.PDS_PORT), Number(process.env.PLC_PORT), process.env.PDS_DIR]
mkdirSync(join(folder, 'data'), { recursive: true })

async function startPlc() {
  const plc = PlcServer.create({ db: Database.mock(), port: plcPort })
  await plc.start()
  return plc
}

async function startPds() {
  const env = {
    devMode: true,
    port: pdsPort,
    hostname: 'localhost',
    dataDirectory: join(folder, 'data'),
    blobstoreDiskLocation: join(folder, 'blobs'),
    didPlcUrl: `http://localhost:${plcPort}`,
    recoveryDidKey: (await Secp256k1Keypair.import(process.env.PDS_ROTATION_KEY)).did(),
    plcRotationKeyK256PrivateKeyHex: process.env.PDS_ROTATION_KEY,
    adminPassword: 'admin-pass',
    jwtSecret: process.env.PDS_JWT_SECRET,
    serviceHandleDomains: ['.test'],
    bskyAppViewUrl: 'https://appview.invalid',
    bskyAppViewDid: 'did:example:invalid',
    modServiceUrl: 'https://moderator.invalid',
    modServiceDid: 'did:example:invalid',
    inviteRequired: false,
    disableSsrfProtection: true,
    crawlers: [],
  }
  const pds = await PDS.create(envToCfg(env), envToSecrets(env))
  await pds.start()
  return pds
}

const server = await (process.env.ROLE === 'plc' ? startPlc() : startPds())
console.log(JSON.stringify({ ready: true, url: `http://localhost:${pdsPort}` }))

async function stop() {
  await server.destroy().catch(() => {})
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
