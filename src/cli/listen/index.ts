import { Option, type Command } from 'commander'
import { listenText } from '../../i18n/listen.ts'
import { say, type Text } from '../../i18n/text.ts'
import { toneText } from '../../i18n/tone.ts'
import { tones } from '../../store/inbox.ts'
import { listenPlaces } from '../../store/listen.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const listen = noun(cli, program, 'listen', listenText.about)
  const choice = (flags: string, about: Text, of: readonly string[]): Option =>
    new Option(flags, say(cli.lang, about)).choices(of)
  verb(
    cli,
    listen,
    {
      name: 'add',
      arguments: [['[name]', listenText.arg_name]],
      about: listenText.about_add,
      options: [
        ['--any <words...>', listenText.option_any],
        ['--all <words...>', listenText.option_all],
        ['--none <words...>', listenText.option_none],
        ['--competitor <name>', listenText.option_competitor],
        ['--topic', listenText.option_topic],
        ['--only-lang <lang>', listenText.option_lang],
        ['--feed <urls...>', listenText.option_feed],
        ['--page <urls...>', listenText.option_page],
        choice('--place <place>', listenText.option_place, listenPlaces),
        ['--mastodon <tags...>', listenText.option_mastodon],
        ['--bluesky [words]', listenText.option_bluesky],
        ['--x [words]', listenText.option_x],
        ['--no-check', listenText.option_no_check],
        ['--suggest', listenText.option_suggest],
      ],
      examples: [
        'listen add Us --any "Boulangerie du Pont" "Pont bakery" --none museum --feed https://paper.example/rss --place press --no-check',
        'listen add Us --page https://forum.example/colmar',
        'listen add "The other bakery" --any "Maison Dupont" --competitor "Maison Dupont"',
        'listen add --suggest',
      ],
    },
    async (context, [name], options) => (await import('./add.ts')).run(context, name, options),
  )
  verb(
    cli,
    listen,
    { name: 'list', about: listenText.about_list, examples: ['listen list', 'listen list --json'] },
    async (context) => (await import('./list.ts')).run(context),
  )
  verb(
    cli,
    listen,
    {
      name: 'remove',
      arguments: [['<name>', listenText.arg_name]],
      about: listenText.about_remove,
      options: [['--feed <urls...>', listenText.option_remove_feed]],
      examples: ['listen remove Us --feed https://forum.example/colmar', 'listen remove Us'],
    },
    async (context, [name = ''], options) => (await import('./remove.ts')).run(context, name, options),
  )
  verb(
    cli,
    listen,
    {
      name: 'run',
      about: listenText.about_run,
      options: [['--all-clients', listenText.option_all_clients]],
      examples: ['listen run --dry-run', 'listen run --all-clients --dry-run'],
    },
    async (context, _args, options) => (await import('./run.ts')).run(context, options),
  )
  verb(
    cli,
    listen,
    {
      name: 'show',
      arguments: [['[name]', listenText.arg_name]],
      about: listenText.about_show,
      options: [
        choice('--tone <tone>', listenText.option_tone, tones),
        ['--from <day>', listenText.option_from],
        ['--limit <count>', listenText.option_limit],
        choice('--format <format>', listenText.option_format, ['csv']),
        ['-o, --output <file>', listenText.option_output],
        ['--method', toneText.option_method],
      ],
      examples: [
        'listen show',
        'listen show --tone negative',
        'listen show --format csv -o mentions.csv',
        'listen show --method',
      ],
    },
    async (context, [name], options) => (await import('./show.ts')).run(context, name ?? null, options),
  )
}
