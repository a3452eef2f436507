import { Option, type Command } from 'commander'
import { approvals } from '../../clients/profile.ts'
import { archiveText } from '../../i18n/archive.ts'
import { clientText } from '../../i18n/clients.ts'
import { exchangeText } from '../../i18n/exchange.ts'
import { exportText, privacyText } from '../../i18n/privacy.ts'
import { regionText } from '../../i18n/regions.ts'
import { rightsText } from '../../i18n/rights.ts'
import { say, type Text } from '../../i18n/text.ts'
import { noun, verb, type Cli, type VerbSpec } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const client = noun(cli, program, 'client', clientText.noun_about)
  const approval = new Option('--approval <who>', say(cli.lang, clientText.opt_approval)).choices(approvals)
  // not variadic: what follows the value is the client
  const repeatable = (flags: string, about: Text): Option =>
    new Option(flags, say(cli.lang, about)).argParser((value: string, before: readonly string[] | undefined) => [
      ...(before ?? []),
      value,
    ])
  const profile = [
    ['--country <code>', clientText.opt_country],
    ['--region <region>', regionText.opt],
    ['--city <city>', clientText.opt_city],
    ['--time-zone <zone>', clientText.opt_zone],
    ['--currency <code>', clientText.opt_currency],
    approval,
    ['--website <url>', clientText.opt_website],
    ['--siren <number>', clientText.opt_siren],
    ['--address <text>', clientText.opt_address],
    ['--vat-recoverable <yes|no>', clientText.opt_vat],
    ['--margin <percent>', clientText.opt_margin],
    ['--hourly-rate <amount>', clientText.opt_hourly_rate],
    repeatable('--rate <role=amount>', clientText.opt_rate),
    repeatable('--track <kind=month>', clientText.opt_track),
    ['--hours-per-network <hours>', clientText.opt_hours],
    ['--retention <months>', clientText.opt_retention],
    ['--slots <slots>', clientText.opt_slots],
  ] as const satisfies NonNullable<VerbSpec['options']>

  verb(
    cli,
    client,
    {
      name: 'add',
      about: clientText.add_about,
      arguments: [['<name>', clientText.arg_name]],
      options: [['--slug <slug>', clientText.opt_slug], ...profile],
      examples: [
        'client add "Boulangerie de l\'Ill" --city Colmar',
        'client add "Maison Duval" --country BE --approval consultant',
      ],
    },
    async (context, [name = ''], options) => (await import('./add.ts')).add(context, name, options),
  )
  verb(
    cli,
    client,
    {
      name: 'list',
      about: clientText.list_about,
      options: [['--archived', clientText.opt_archived]],
      examples: ['client list', 'client list --archived --json'],
    },
    async (context, _args, options) => (await import('./list.ts')).listClients(context, options),
  )
  verb(
    cli,
    client,
    {
      name: 'show',
      about: clientText.show_about,
      arguments: [['[slug]', clientText.arg_slug]],
      examples: ['client show boulangerie-de-l-ill'],
    },
    async (context, [slug]) => (await import('./show.ts')).show(context, slug ?? null),
  )
  verb(
    cli,
    client,
    {
      name: 'edit',
      about: clientText.edit_about,
      arguments: [['[slug]', clientText.arg_slug]],
      options: [
        ['--name <name>', clientText.opt_name],
        ...profile,
        repeatable('--exchange <currency=rate>', exchangeText.opt),
        ['--exchange-date <day>', exchangeText.opt_date],
        ['--exchange-source <text>', exchangeText.opt_source],
        repeatable('--legal <rule=state>', rightsText.opt_legal),
      ],
      examples: [
        'client edit boulangerie-de-l-ill --hourly-rate "24 €" --rate "vendeuse=18" --margin 60',
        'client edit boulangerie-de-l-ill --track promo_code=2026-10 --track utm=off',
        'client edit boulangerie-de-l-ill --region Alsace',
        'client edit boulangerie-de-l-ill --exchange USD=0.92 --exchange-source ECB',
        'client edit boulangerie-de-l-ill --legal accessibility=strict --legal french=off',
        'client edit boulangerie-de-l-ill --slots "tuesday 9am; advice=thursday 6:30pm"',
      ],
    },
    async (context, [slug], options) => (await import('./edit.ts')).edit(context, slug ?? null, options),
  )
  verb(
    cli,
    client,
    {
      name: 'use',
      about: clientText.use_about,
      arguments: [['<slug>', clientText.arg_slug]],
      examples: ['client use boulangerie-de-l-ill'],
    },
    async (context, [slug = '']) => (await import('./use.ts')).use(context, slug),
  )
  verb(
    cli,
    client,
    {
      name: 'archive',
      about: clientText.archive_about,
      arguments: [['<slug>', clientText.arg_slug]],
      options: [['--undo', clientText.opt_undo]],
      examples: ['client archive maison-duval', 'client archive maison-duval --undo'],
    },
    async (context, [slug = ''], options) => (await import('./archive.ts')).archive(context, slug, options['undo'] === true),
  )
  verb(
    cli,
    client,
    {
      name: 'export',
      about: exportText.about,
      arguments: [['<slug>', clientText.arg_slug]],
      options: [['-o, --output <path>', exportText.out]],
      examples: ['client export maison-duval', 'client export maison-duval -o maison-duval-export'],
    },
    async (context, [slug = ''], options) => (await import('./export.ts')).run(context, slug, options),
  )
  verb(
    cli,
    client,
    {
      name: 'erase',
      about: privacyText.erase_about,
      arguments: [['<slug>', clientText.arg_slug]],
      options: [['--confirm <slug>', privacyText.erase_confirm]],
      examples: ['client erase maison-duval --dry-run', 'client erase maison-duval --yes --confirm maison-duval'],
    },
    async (context, [slug = ''], options) => (await import('./erase.ts')).run(context, slug, options),
  )
  verb(
    cli,
    client,
    {
      name: 'import-archive',
      about: archiveText.about,
      arguments: [['[path]', archiveText.arg_path]],
      options: [
        ['--network <network>', archiveText.opt_network],
        ['--list', archiveText.opt_list],
      ],
      examples: [
        'client import-archive "Takeout/Google+ Stream"',
        'client import-archive contacts.csv --network viadeo',
        'client import-archive --list',
      ],
    },
    async (context, [path], options) => (await import('./import-archive.ts')).run(context, path ?? null, options),
  )
}
