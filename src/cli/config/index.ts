import type { Command } from 'commander'
import { configText } from '../../i18n/config.ts'
import { profileText } from '../../i18n/profiles.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const config = noun(cli, program, 'config', configText.noun_about)
  verb(
    cli,
    config,
    {
      name: 'get',
      about: configText.get_about,
      arguments: [['<setting>', configText.arg_key]],
      examples: ['config get delivery.grace_minutes'],
    },
    async (context, [key = '']) => (await import('./get.ts')).get(context, key),
  )
  verb(
    cli,
    config,
    {
      name: 'set',
      about: configText.set_about,
      arguments: [
        ['<setting>', configText.arg_key],
        ['<value>', configText.arg_value],
      ],
      examples: ['config set lang fr', 'config set consultant.name "Claire Muller"', 'config set x.confirm_above "0,50 $"'],
    },
    async (context, [key = '', value = '']) => (await import('./set.ts')).set(context, key, value),
  )
  verb(
    cli,
    config,
    {
      name: 'unset',
      about: configText.unset_about,
      arguments: [['<setting>', configText.arg_key]],
      examples: ['config unset delivery.grace_minutes'],
    },
    async (context, [key = '']) => (await import('./set.ts')).unset(context, key),
  )
  verb(
    cli,
    config,
    { name: 'list', about: configText.list_about, examples: ['config list', 'config list --json'] },
    async (context) => (await import('./list.ts')).listSettings(context),
  )
  verb(cli, config, { name: 'path', about: configText.path_about, examples: ['config path'] }, async (context) =>
    (await import('./path.ts')).path(context),
  )
  verb(cli, config, { name: 'profiles', about: profileText.list_about, examples: ['config profiles'] }, async (context) =>
    (await import('./profiles.ts')).profiles(context),
  )
  verb(
    cli,
    config,
    {
      name: 'add-profile',
      about: profileText.add_about,
      arguments: [['<name>', profileText.arg_name]],
      examples: ['config add-profile training'],
    },
    async (context, [name = '']) => (await import('./add-profile.ts')).addProfile(context, name),
  )
  verb(
    cli,
    config,
    { name: 'consultant', about: configText.consultant_about, examples: ['config consultant'] },
    async (context) => (await import('./consultant.ts')).consultant(context),
  )
}
