import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addProfile } from '../../src/cli/config/add-profile.ts'
import { get } from '../../src/cli/config/get.ts'
import { profiles } from '../../src/cli/config/profiles.ts'
import { set } from '../../src/cli/config/set.ts'
import { forProfile } from '../../src/cli/for-client.ts'
import { configuredLang, configuredPlain } from '../../src/config/early-setting.ts'
import { findProfile, profileNames } from '../../src/config/profiles.ts'
import { installSchedule } from '../../src/delivery/index.ts'
import { nothingToPublish } from '../../src/delivery/nothing-to-publish.ts'
import { Failure } from '../../src/failure.ts'
import { findPlaces } from '../../src/places.ts'
import { testContext, type TestContext } from '../support/context.ts'

const env = { HOME: '/home/c', XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: '/config' }
const refusal = async (work: () => unknown): Promise<Failure> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('nothing was refused')
}
const json = (context: TestContext): unknown => JSON.parse(context.stdout())

describe('where a profile has its things', () => {
  it.each([
    [{}, {}, '/data/smm', '/config/smm', null],
    [{}, { profile: 'training' }, '/data/smm/profiles/training', '/config/smm/profiles/training', 'training'],
    [{ SMM_PROFILE: 'training' }, {}, '/data/smm/profiles/training', '/config/smm/profiles/training', 'training'],
    // the flag before the variable, and `default` for the one without a name
    [{ SMM_PROFILE: 'training' }, { profile: 'studio' }, '/data/smm/profiles/studio', '/config/smm/profiles/studio', 'studio'],
    [{ SMM_PROFILE: 'training' }, { profile: 'default' }, '/data/smm', '/config/smm', null],
    // data: --home, --profile, SMM_HOME, SMM_PROFILE; settings by the profile alone
    [{ SMM_HOME: '/h' }, { profile: 'training' }, '/data/smm/profiles/training', '/config/smm/profiles/training', 'training'],
    [{ SMM_HOME: '/h', SMM_PROFILE: 'training' }, {}, '/h', '/config/smm/profiles/training', 'training'],
    [{ SMM_HOME: '/h' }, { home: '/g', profile: 'training' }, '/g', '/config/smm/profiles/training', 'training'],
    [{ SMM_HOME: '/h' }, {}, '/h', '/config/smm', null],
  ])('%j and %j: data in %s, settings in %s', (variables, asked, home, config, profile) => {
    expect(findPlaces({ ...env, ...variables }, asked, 'linux')).toMatchObject({ home, config, profile })
  })

  it.each(['../x', '..', '/etc', 'a/b', 'A', '-x', 'é', 'a'.repeat(33), 'a b', 'x\u0000'])('%j is no name', async (name) => {
    const context = testContext()
    expect(await refusal(() => findProfile(context.env, { home: null, profile: name }, 'en'))).toMatchObject({
      kind: 'usage',
      code: 'bad_profile',
    })
    expect((await refusal(() => addProfile(context, name))).code).toBe('bad_profile')
    expect(() => findPlaces(context.env, { profile: name })).toThrow('no name of a profile')
    // read before anything is refused: no path is made of it
    expect(configuredLang(context.cwd, context.env, name)).toBeNull()
    expect(nothingToPublish(['--profile', name], context.env, new Date())).toBe(false)
  })
})

describe('making a profile and working in it', () => {
  it('one that was not made is a slip of the hand: exit 5, with the nearest', async () => {
    const context = testContext()
    await addProfile(context, 'training')
    const failure = await refusal(() => findProfile(context.env, { home: null, profile: 'trainig' }, 'en'))
    expect(failure).toMatchObject({ kind: 'not_found', code: 'profile_not_found' })
    expect(failure.hint).toContain('--profile training')
    expect(findProfile(context.env, { home: null, profile: 'training' }, 'en').profile).toBe('training')
    expect((await refusal(() => addProfile(context, 'training'))).code).toBe('profile_exists')
    expect((await refusal(() => addProfile(context, 'default'))).code).toBe('profile_exists')
  })

  it('is listed with the others, nothing made by a trial', async () => {
    const context = testContext({ options: { json: true } })
    await addProfile({ ...context, options: { ...context.options, dry_run: true } }, 'studio')
    expect(profileNames(context.env)).toEqual(['default'])
    const working = testContext({ folder: context.folder, options: { json: true }, env: { SMM_PROFILE: 'studio' } })
    await addProfile(working, 'studio')
    const listing = testContext({ folder: context.folder, options: { json: true }, env: { SMM_PROFILE: 'studio' } })
    await profiles(listing)
    expect(json(listing)).toEqual([
      expect.objectContaining({ name: 'default', current: false }),
      {
        name: 'studio',
        current: true,
        home: join(context.folder, 'data', 'smm', 'profiles', 'studio'),
        config: join(context.folder, 'config', 'smm', 'profiles', 'studio'),
      },
    ])
  })

  it('has settings of its own', async () => {
    const one = testContext({ env: { SMM_PROFILE: 'training' } })
    await addProfile(one, 'training')
    await set(one, 'consultant.name', 'The training')
    const own = testContext({ folder: one.folder, env: { SMM_PROFILE: 'training' }, options: { json: true } })
    await get(own, 'consultant.name')
    expect(json(own)).toMatchObject({ value: 'The training', source: 'user', where: join(own.places.config, 'config.yaml') })
    const other = testContext({ folder: one.folder, options: { json: true } })
    await get(other, 'consultant.name')
    expect(json(other)).toMatchObject({ value: null, source: 'default', where: null })
  })

  it('is carried into the line of cron, beside that of others', async () => {
    const tools = testContext()
    const bin = join(tools.folder, 'bin')
    mkdirSync(bin)
    const script = `#!/bin/sh\nif [ "$1" = -l ]; then cat "${tools.folder}/tab" 2>/dev/null; else cat > "${tools.folder}/tab"; fi\n`
    writeFileSync(join(bin, 'crontab'), script, { mode: 0o755 })
    const PATH = `${bin}:${process.env['PATH'] ?? ''}`
    const plan = async (variables: Record<string, string>, dry_run: boolean): Promise<string> => {
      const context = testContext({ folder: tools.folder, env: { PATH, ...variables } })
      const { planned } = await installSchedule(context, { systemd: false, dry_run, platform: 'linux' })
      return planned[0]?.text ?? ''
    }
    await plan({ SMM_PROFILE: 'training' }, false)
    const both = await plan({}, true)
    expect(both.match(/^# BEGIN.*$/gm)).toEqual(['# BEGIN smm training', '# BEGIN smm'])
    expect(both.match(/SMM_PROFILE=\S+/g)).toEqual(['SMM_PROFILE=training'])
    expect(both).toContain(`SMM_HOME=${join(tools.folder, 'data', 'smm', 'profiles', 'training')}`)
  })

  it('stands in the commands of a hint', () => {
    expect(forProfile('smm reads: `smm queue list`, smm publisher', 'training', ['queue', 'publish'])).toBe(
      'smm reads: `smm --profile training queue list`, smm publisher',
    )
  })
})

describe('what a project’s file may not say', () => {
  it.each(['profile: training', 'plain: on', 'prompts: numbers'])('%s', async (line) => {
    const context = testContext()
    writeFileSync(join(context.folder, '.smmrc'), `${line}\n`)
    expect((await refusal(() => context.config())).kind).toBe('usage')
    expect(configuredPlain(context.env)).toBe(false)
  })
})

describe('lines without drawings', () => {
  it.each(['plain: on', 'plain: true', 'plain: "on"', 'lang: fr\nplain: yes # always'])('are asked for by %j', async (text) => {
    const context = testContext()
    mkdirSync(context.places.config, { recursive: true })
    writeFileSync(join(context.places.config, 'config.yaml'), `${text}\n`)
    expect(configuredPlain(context.env)).toBe(true)
    expect((await context.config()).get('plain')).toBe('on')
  })

  it.each(['plain: off', 'plain: false', '# plain: on', 'lang: fr'])('are not by %j', async (text) => {
    const context = testContext()
    mkdirSync(context.places.config, { recursive: true })
    writeFileSync(join(context.places.config, 'config.yaml'), `${text}\n`)
    expect(configuredPlain(context.env)).toBe(false)
    expect((await context.config()).get('plain')).toBe('off')
  })
})

it('a setting that there is not suggests the nearest', async () => {
  const failure = await refusal(() => get(testContext(), 'delivery.setle_seconds'))
  expect(failure).toMatchObject({ kind: 'usage', code: 'unknown_setting' })
  expect(failure.hint).toContain('delivery.settle_seconds')
  expect((await refusal(() => set(testContext(), 'nothing-like-it', '1'))).hint).toContain('smm config list')
})
