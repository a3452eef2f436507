import { describe, expect, it } from 'vitest'
import { readPost } from '../../src/posts/front-matter.ts'
import { blogIssues } from '../../src/posts/author.ts'
import { viewPost } from '../../src/posts/view-post.ts'
import { bakery, queued, type Bakery } from './support.ts'

async function withTeam(...members: readonly (readonly [alias: string, role: 'contributor' | 'referent'])[]): Promise<Bakery> {
  const shop = await bakery()
  const { team } = await shop.context.store()
  for (const [alias, role] of members)
    await team.add(
      shop.client.slug,
      {
        alias,
        roles: [role],
        job: null,
        department: null,
        minutes_per_week: 30,
        days: ['mon'],
        trained: null,
        knows_rules: null,
        motivated: null,
        at_ease: null,
        intern: false,
        years_in_company: null,
      },
      shop.context.now().toISOString(),
    )
  return shop
}

const issuesOf = async (shop: Bakery, author: string, to: readonly string[]): Promise<string[]> => {
  const post = await queued(shop, { text: `De ${author} pour ${to.join()}`, author, to })
  return post.deliveries.flatMap(({ account, issues }) =>
    issues.filter(({ code }) => code.startsWith('blog_author')).map(({ level, code }) => `${account} ${level} ${code}`),
  )
}

describe('a blog stays close to the firm', () => {
  it('somebody from outside is warned about where nobody vouches for them, on the blog alone [004-09]', async () => {
    const shop = await withTeam(['Léa', 'contributor'])
    expect(await issuesOf(shop, 'Agence', ['blog', 'mastodon'])).toEqual(['blog warning blog_author_outside'])
    expect(await issuesOf(shop, 'consultant', ['blog'])).toEqual(['blog warning blog_author_outside'])
    expect(await issuesOf(shop, 'Agence', ['mastodon'])).toEqual([])
  })

  it('with a referent it is to be read by them; somebody of the team needs nobody [004-09]', async () => {
    const shop = await withTeam(['Léa', 'contributor'], ['Paul', 'referent'])
    expect(await issuesOf(shop, 'Agence', ['blog'])).toEqual(['blog notice blog_author_to_read'])
    expect(await issuesOf(shop, 'LÉA', ['blog'])).toEqual([])
    expect(blogIssues({ name: null, shown: '', inside: false, referent: null })).toEqual([])
  })

  it('is kept as the team writes it, from a file too, and stays when the rest changes [004-09]', async () => {
    const shop = await withTeam(['Léa', 'contributor'])
    const post = await queued(shop, { text: 'a', author: 'léa', to: ['mastodon'] })
    expect([post.author, viewPost(post, 'fr').author]).toEqual(['Léa', 'Léa'])
    const read = await readPost('---\nauthor: Léa\n---\n\nBonjour', { file: 'x.md', folder: '.', lang: 'fr' })
    expect(read).toMatchObject({ author: 'Léa', text: 'Bonjour' })
    await expect(queued(shop, { text: 'b', author: 'x\ny', to: ['mastodon'] })).rejects.toMatchObject({ code: 'bad_author' })
    await expect(queued(shop, { text: 'b', author: 'x'.repeat(81), to: ['mastodon'] })).rejects.toMatchObject({
      code: 'bad_author',
    })
  })
})
