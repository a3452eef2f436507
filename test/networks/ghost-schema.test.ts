import schema from '@tryghost/admin-api-schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ghost } from '../../src/networks/ghost/index.ts'
import { startGhost, type FakeGhost } from '../servers/ghost.ts'
import { access, content, deliver, identity, picture } from './support.ts'

// the schema is what Ghost itself checks requests with
describe('what is sent to Ghost, by the schema that Ghost checks it with', () => {
  let server: FakeGhost
  beforeAll(async () => {
    server = await startGhost()
  })
  afterAll(() => server.close())

  test.each([[{ posts: [{}] }], [{ posts: [{ title: 'x'.repeat(2001) }] }], [{ posts: [{ title: 'Bon', status: 'soon' }] }]])(
    'the schema refuses %j',
    async (data) => {
      await expect(schema.validate({ data, schema: 'posts-add' })).rejects.toMatchObject({ errorType: 'ValidationError' })
    },
  )

  test.each([
    ['plain', content({ title: 'Le pain', text: 'Il est **prêt**.' })],
    ['without a title', content({ text: 'Le pain est prêt. Venez !' })],
    [
      'tags, a link, images',
      content({
        title: 'Été',
        text: 'Voilà',
        link: 'https://exemple.fr/',
        tags: ['Pain', 'Été'],
        media: [picture('Un pain'), picture(null, { shade: 0x22 })],
      }),
    ],
  ])('%s', async (_, what) => {
    const bench = access({ secrets: { admin_key: server.admin_key }, endpoint: server.url })
    const client = await ghost.client?.()
    if (!client) throw new Error('no client')
    const from = server.requests().length
    await deliver(client.connect(bench), what, identity())
    const sent = server
      .requests()
      .slice(from)
      .filter(({ method, path }) => ['POST', 'PUT'].includes(method) && path.includes('/posts/'))
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'PUT'])
    for (const { method, body } of sent) {
      const data: unknown = JSON.parse(body.toString())
      await schema.validate({ data, schema: method === 'POST' ? 'posts-add' : 'posts-edit' })
      // what the schema does not know it takes away
      expect(data).toEqual(JSON.parse(body.toString()))
    }
  })
})
