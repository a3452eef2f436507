// Starts a real Bluesky PDS and an in-memory PLC directory on loopback. Copied into `.cache/bluesky-pds/` and run there by
// `bluesky-pds.ts`; prints one JSON line when it answers. Plain JavaScript: it runs as a process of its own.
import { mkdirSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
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

const plc = PlcServer.create({ db: Database.mock(), port: plcPort })
await plc.start()

const rotation = await Secp256k1Keypair.create({ exportable: true })
const recovery = await Secp256k1Keypair.create()
const env = {
  devMode: true,
  port: pdsPort,
  hostname: 'localhost',
  dataDirectory: join(folder, 'data'),
  blobstoreDiskLocation: join(folder, 'blobs'),
  didPlcUrl: `http://localhost:${plcPort}`,
  recoveryDidKey: recovery.did(),
  plcRotationKeyK256PrivateKeyHex: Buffer.from(await rotation.export()).toString('hex'),
  adminPassword: 'admin-pass',
  jwtSecret: process.env.PDS_JWT_SECRET ?? randomBytes(16).toString('hex'),
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
console.log(JSON.stringify({ ready: true, url: `http://localhost:${pdsPort}` }))

async function stop() {
  await pds.destroy().catch(() => {})
  await plc.destroy().catch(() => {})
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
