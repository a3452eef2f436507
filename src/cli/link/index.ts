import type { Command } from 'commander'
import { linkText } from '../../i18n/links.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const link = noun(cli, program, 'link', linkText.about)
  verb(
    cli,
    link,
    {
      name: 'build',
      arguments: [['[url]', linkText.arg_url]],
      about: linkText.about_build,
      options: [
        ['--network <name>', linkText.opt_network],
        ['--campaign <name>', linkText.opt_campaign],
        ['--content <name>', linkText.opt_content],
        ['--medium <name>', linkText.opt_medium],
        ['--code <code>', linkText.opt_code],
        ['--ambassador <alias>', linkText.opt_ambassador],
      ],
      examples: [
        'link build https://boulangerie.example/figs --network facebook',
        'link build https://boulangerie.example/figs --network poster --campaign "Fig week" --code FIGS10',
        'link build https://boulangerie.example --ambassador Camille',
      ],
    },
    async (context, [url], options) => (await import('./build.ts')).run(context, url ?? null, options),
  )
  verb(
    cli,
    link,
    {
      name: 'list',
      about: linkText.about_list,
      options: [['--month <month>', linkText.opt_month]],
      examples: ['link list', 'link list --month 2026-10 --json'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
  verb(
    cli,
    link,
    {
      name: 'remove',
      arguments: [['<id>', linkText.arg_id]],
      about: linkText.about_remove,
      examples: ['link remove 1'],
    },
    async (context, [id = '']) => (await import('./remove.ts')).run(context, id),
  )
  verb(
    cli,
    link,
    {
      name: 'rule',
      about: linkText.about_rule,
      options: [
        ['--on', linkText.opt_on],
        ['--off', linkText.opt_off],
        ['--source <pattern>', linkText.opt_rule_source],
        ['--medium <word>', linkText.opt_rule_medium],
        ['--campaign <pattern>', linkText.opt_rule_campaign],
        ['--content <pattern>', linkText.opt_rule_content],
        ['--usual', linkText.opt_usual],
      ],
      examples: [
        'link rule',
        'link rule --campaign "{month}-{campaign}" --content "{pillar}"',
        'link rule --off',
        'link rule --usual',
      ],
    },
    async (context, _args, options) => (await import('./rule.ts')).run(context, options),
  )
  verb(
    cli,
    link,
    {
      name: 'connect',
      arguments: [['[tool]', linkText.arg_tool]],
      about: linkText.about_connect,
      options: [
        ['--endpoint <url>', linkText.opt_endpoint],
        ['--site <site>', linkText.opt_site],
        ['--secrets <file>', linkText.opt_secrets],
        ['--goals <goals>', linkText.opt_goals],
        ['--no-check', linkText.opt_no_check],
      ],
      examples: [
        'link connect',
        'link connect matomo --endpoint https://statistics.example --site 1 --secrets matomo.json',
        'link connect plausible --site boulangerie.example --goals "Order,Contact form"',
        'link connect umami --site 9b1f3c52-6f0a-4f9f-8f3a-0d9a4c1f2e77 --goals /thanks',
      ],
    },
    async (context, [word], options) => (await import('./connect.ts')).run(context, word ?? null, options),
  )
  verb(
    cli,
    link,
    {
      name: 'disconnect',
      arguments: [['<tool>', linkText.arg_tool]],
      about: linkText.about_disconnect,
      options: [['--site <site>', linkText.opt_site]],
      examples: ['link disconnect matomo'],
    },
    async (context, [word = ''], options) => (await import('./disconnect.ts')).run(context, word, options),
  )
}
