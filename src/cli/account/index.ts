import { Option, type Command } from 'commander'
import { auditText } from '../../i18n/account-audit.ts'
import { accountText } from '../../i18n/accounts.ts'
import { signInText } from '../../i18n/sign-in.ts'
import { say, type Text } from '../../i18n/text.ts'
import { noun, verb, type Cli } from '../command.ts'

/** A flag that may be given several times. */
function repeatable(cli: Cli, flags: string, about: Text): Option {
  return new Option(flags, say(cli.lang, about)).argParser((value: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    value,
  ])
}

export function register(cli: Cli, program: Command): void {
  const account = noun(cli, program, 'account', accountText.noun_about)
  verb(
    cli,
    account,
    {
      name: 'add',
      about: accountText.add_about,
      arguments: [['<network>', accountText.arg_network]],
      options: [
        ['--name <name>', accountText.opt_name],
        ['--endpoint <url>', accountText.opt_endpoint],
        ['--secrets <file>', accountText.opt_secrets],
        ['--sign-in', signInText.opt_sign_in],
        ['--paste', signInText.opt_paste],
        ['--no-browser', signInText.opt_no_browser],
        ['--path <dir>', accountText.opt_path],
        ['--for <network>', accountText.opt_for],
        repeatable(cli, '--set <name=value>', accountText.opt_set),
        ['--no-check', accountText.opt_no_check],
      ],
      examples: [
        'account add manual --name facebook --for facebook',
        'account add folder --path ./blog',
        'account add mastodon --endpoint https://mastodon.social --sign-in',
        'account add bluesky --secrets bluesky.json',
      ],
    },
    async (context, [network = ''], options) => (await import('./add.ts')).add(context, network, options),
  )
  verb(
    cli,
    account,
    {
      name: 'list',
      about: accountText.list_about,
      options: [['--all-clients', accountText.opt_all_clients]],
      examples: ['account list', 'account list --all-clients --json'],
    },
    async (context, _args, options) => (await import('./list.ts')).listAccounts(context, options['allClients'] === true),
  )
  verb(
    cli,
    account,
    {
      name: 'check',
      about: accountText.check_about,
      arguments: [['[account]', accountText.arg_account_all]],
      options: [['--all-clients', accountText.opt_all_clients]],
      examples: ['account check', 'account check facebook'],
    },
    async (context, [name], options) =>
      (await import('./check.ts')).check(context, name ?? null, options['allClients'] === true),
  )
  verb(
    cli,
    account,
    {
      name: 'audit',
      about: auditText.about,
      arguments: [['[account]', accountText.arg_account_all]],
      options: [
        ['--admins <n>', auditText.opt_admins],
        ['--two-factor <yes|no>', auditText.opt_two_factor],
        ['--owner <client|other>', auditText.opt_owner],
        ['--recovery <yes|no>', auditText.opt_recovery],
        ['--complete <yes|no>', auditText.opt_complete],
      ],
      examples: ['account audit', 'account audit facebook --admins 2 --two-factor yes --owner client'],
    },
    async (context, [name], options) => (await import('./audit.ts')).audit(context, name ?? null, options),
  )
  verb(
    cli,
    account,
    {
      name: 'edit',
      about: accountText.edit_about,
      arguments: [['<account>', accountText.arg_account]],
      options: [
        ['--secrets <file>', accountText.opt_secrets],
        ['--sign-in', signInText.opt_sign_in],
        ['--paste', signInText.opt_paste],
        ['--no-browser', signInText.opt_no_browser],
        ['--name <name>', accountText.opt_new_name],
        ['--endpoint <url>', accountText.opt_endpoint],
        ['--path <dir>', accountText.opt_path],
        repeatable(cli, '--set <name=value>', accountText.opt_set),
        ['--no-check', accountText.opt_no_check],
      ],
      examples: [
        'account edit linkedin --sign-in',
        'account edit mastodon --secrets mastodon.json',
        'account edit facebook --name facebook-page',
        'account edit tiktok --set direct_post=yes',
      ],
    },
    async (context, [name = ''], options) => (await import('./edit.ts')).edit(context, name, options),
  )
  verb(
    cli,
    account,
    {
      name: 'remove',
      about: accountText.remove_about,
      arguments: [['<account>', accountText.arg_account]],
      examples: ['account remove facebook --yes'],
    },
    async (context, [name = '']) => (await import('./remove.ts')).remove(context, name),
  )
}
