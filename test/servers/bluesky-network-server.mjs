// Starts a whole Bluesky network on loopback: PLC directory, PDS, app view. Copied into the folder of its packages and run there by
// `real-bluesky-network.ts`; DB_POSTGRES_URL and REDIS_HOST say where its stores are. Prints one JSON line when it answers, and one for
// each line it reads, once the app view has read all there is.
import { createInterface } from 'node:readline'
import { TestNetwork } from '@atproto/dev-env'

const network = await TestNetwork.create({ dbPostgresSchema: 'smm' })
console.log(JSON.stringify({ ready: true, url: network.pds.url }))
for await (const _ of createInterface({ input: process.stdin })) {
  await network.processAll()
  console.log(JSON.stringify({ processed: true }))
}
await network.close()
process.exit(0)
