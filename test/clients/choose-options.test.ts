import { describe, expect, test } from 'vitest'
import { addAccount } from '../../src/clients/add-account.ts'
import { addClient } from '../../src/clients/add-client.ts'
import { chooseOptions } from '../../src/clients/choose-options.ts'
import { editAccount } from '../../src/clients/edit-account.ts'
import { mastodon } from '../../src/networks/mastodon/index.ts'
import { linkedin } from '../../src/networks/linkedin/index.ts'
import { tiktok } from '../../src/networks/tiktok/index.ts'
import { testContext } from '../support/context.ts'

describe('choices of one account', () => {
  test.each([
    [['direct_post=yes', 'privacy_level=self_only'], { direct_post: true, privacy_level: 'SELF_ONLY' }],
    [['direct_post=oui', 'brand_content=NON'], { direct_post: true, brand_content: false }],
    [[], {}],
  ])('%j', (typed, chosen) => {
    expect(chooseOptions(testContext(), tiktok, typed)).toEqual(chosen)
  })

  test.each([
    [tiktok, 'direct_post=peut-être', /direct_post/],
    [tiktok, 'privacy_level=friends', /SELF_ONLY/],
    [tiktok, 'colour=red', /privacy_level/],
    [tiktok, 'direct_post', /privacy_level/],
    [linkedin, 'api_version=latest', /202609/],
    [mastodon, 'direct_post=yes', /Mastodon/],
  ])('%o %s is refused', (network, typed, says) => {
    for (const lang of ['fr', 'en'] as const) {
      const failing = () => chooseOptions(testContext({ lang }), network, [typed])
      expect(failing).toThrow(says)
      expect(failing).toThrow(expect.objectContaining({ kind: 'usage', code: 'bad_option' }) as Error)
    }
  })

  test('are kept with the account, changed alone, and stay when the network tells of itself', async () => {
    const secrets = {
      SMM_SECRET_CLIENT_ID: 'an-id-12345',
      SMM_SECRET_CLIENT_SECRET: 'a-secret-12345',
      SMM_SECRET_REFRESH_TOKEN: 'r-12345',
    }
    const context = testContext({ env: secrets })
    const client = await addClient(context, { name: 'Duval' })
    const given = { name: null, endpoint: null, secrets: null, path: null, for_network: null, check: false }
    const { account } = await addAccount(context, client, { ...given, network: 'tiktok', set: ['direct_post=yes'] })
    expect(account.settings).toEqual({ direct_post: true })
    const plain = testContext({ folder: context.folder })
    const edit = { name: null, endpoint: null, secrets: null, path: null, check: false, set: ['privacy_level=SELF_ONLY'] }
    const edited = await editAccount(plain, client, 'tiktok', edit)
    expect(edited.account.settings).toEqual({ direct_post: true, privacy_level: 'SELF_ONLY' })
    await expect(editAccount(plain, client, 'tiktok', { ...edit, set: ['direct_post=2'] })).rejects.toMatchObject({
      code: 'bad_option',
    })
    expect((await (await plain.store()).accounts.get(account.id))?.settings).toEqual(edited.account.settings)
  })
})
