import { Option, type Command } from 'commander'
import { authorText } from '../../i18n/author.ts'
import { deleteRemoteText } from '../../i18n/delete-remote.ts'
import { deliveryText } from '../../i18n/delivery.ts'
import { draftText, importText } from '../../i18n/drafts.ts'
import { exportText } from '../../i18n/export-queue.ts'
import { importTableText } from '../../i18n/import-table.ts'
import { previewText } from '../../i18n/preview.ts'
import { queueText } from '../../i18n/queue.ts'
import { replyText } from '../../i18n/replies.ts'
import { rightsText } from '../../i18n/rights.ts'
import { seriesText } from '../../i18n/series.ts'
import { templateText } from '../../i18n/templates.ts'
import { say, type Text } from '../../i18n/text.ts'
import { aiUses, disclosures } from '../../store/post-legal.ts'
import { undoText } from '../../i18n/undo.ts'
import { exportFormats, importFormats } from '../../posts/import/formats.ts'
import { noun, verb, type Cli } from '../command.ts'
import { listVerb, repeatable } from './list-verb.ts'
import { recorded } from './recorded.ts'

/** `--no-…` as a flag of its own: not the opposite of the list beside it. */
function plainNo(cli: Cli, flags: string, about: Text): Option {
  const option = new Option(flags, say(cli.lang, about))
  option.negate = false
  return option
}

/** What a post says: the same flags for `add` and `edit`. */
function content(cli: Cli): (Option | readonly [string, Text])[] {
  return [
    ['--title <text>', queueText.title],
    ['--link <url>', queueText.link],
    plainNo(cli, '--no-tag', queueText.no_tag),
    repeatable(cli, '--media <file>', queueText.media),
    repeatable(cli, '--alt <text>', queueText.alt),
    plainNo(cli, '--no-alt', queueText.no_alt),
    ['--fit', queueText.fit],
    repeatable(cli, '--text-for <network=text>', queueText.text_for),
    ['--thread', queueText.thread],
    ['--first-comment <text>', queueText.first_comment],
    ['--from-file <file>', queueText.from_file],
    ['--pillar <name>', queueText.pillar],
    ['--campaign <name>', queueText.campaign],
    ['--author <name>', authorText.option],
    repeatable(cli, '--tags <tags>', queueText.tags),
    ['--allow-duplicate', queueText.allow_duplicate],
    new Option('--disclosure <link>', say(cli.lang, rightsText.opt_disclosure)).choices(disclosures),
    ['--partner <number>', rightsText.opt_partner],
    ['--ambassador <alias>', rightsText.opt_ambassador],
    new Option('--ai <use>', say(cli.lang, rightsText.opt_ai)).choices(aiUses),
    ['--contest <file>', rightsText.opt_contest],
    repeatable(cli, '--people <releases>', rightsText.opt_people),
    repeatable(cli, '--licence <whose>', rightsText.opt_licence),
  ]
}

export function register(cli: Cli, program: Command): void {
  const queue = noun(cli, program, 'queue', queueText.about)
  verb(
    cli,
    queue,
    {
      name: 'add',
      arguments: [['[text]', queueText.text]],
      about: queueText.add,
      options: [
        repeatable(cli, '--to <accounts>', queueText.to),
        ['--at <when>', queueText.at],
        ['--slot <slot>', queueText.slot],
        ['--now', queueText.now],
        ['--statement', replyText.option_statement],
        ['--by <name>', replyText.option_spokesperson],
        ['--draft', queueText.draft],
        ['--repeat <rule>', seriesText.repeat],
        ['--until <day>', seriesText.until],
        ['--evergreen <pool>', seriesText.evergreen],
        repeatable(cli, '--variant <text>', seriesText.variant),
        ['--max-uses <count>', seriesText.max_uses],
        ['--from-pool <pool>', seriesText.from_pool],
        ['--template <name>', templateText.option_template],
        repeatable(cli, '--set <variable=value>', templateText.option_set),
        ['--from-post <id>', templateText.option_from_post],
        ...content(cli),
      ],
      examples: [
        'queue add "Fig bread is back" --at "tomorrow 9am"',
        'queue add "Fig bread, sliced" --slot next',
        'queue add "Our oven" --media oven.jpg --alt "The oven at dawn" --draft',
        'queue add "Figs are in" --media figs.png --alt "A basket of figs" --fit --draft',
        'queue add --from-file post.md',
        'queue add "Market day: the van is on the square" --at "saturday 8am" --repeat weekly',
        'queue add "Rye keeps a week" --variant "A rye loaf stays fresh for a week" --evergreen recipes',
        'queue add --from-pool recipes --at "wednesday 6pm" --repeat "every 2 weeks"',
        'queue add --template thank-you --set fact="We are ten years old" --set first_name=Camille --draft',
        'queue add --from-post 2 --to facebook --slot next',
        'queue add --from-file thread.md --thread --first-comment "The recipe is on our site"',
      ],
    },
    async (context, [text], options) => (await import('./add.ts')).run(recorded(context, 'add'), text, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'draft',
      about: draftText.about,
      options: [
        new Option('--month <month>', say(cli.lang, draftText.option_month)).makeOptionMandatory(),
        ['-o, --output <folder>', draftText.option_folder],
      ],
      examples: ['queue draft --month 2026-12 -o december', 'queue draft --month next --dry-run'],
    },
    async (context, _args, options) => (await import('./draft.ts')).run(context, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'import',
      arguments: [['[path]', importText.path]],
      about: importText.about,
      options: [
        new Option('--format <format>', say(cli.lang, importTableText.option_format)).choices(importFormats),
        repeatable(cli, '--to <accounts>', importTableText.option_to),
        new Option('--date-order <order>', say(cli.lang, importTableText.option_order)).choices(['dmy', 'mdy']),
        ['--partial', importText.option_partial],
        ['--allow-duplicate', queueText.allow_duplicate],
        ['--template', importTableText.option_template],
      ],
      examples: [
        'queue import december --dry-run',
        'queue import december',
        'queue import posts.csv --dry-run',
        'queue import posts.csv --to mastodon --partial',
        'queue import --template',
      ],
    },
    async (context, [path], options) => (await import('./import.ts')).run(recorded(context, 'import'), path, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'export',
      about: exportText.about,
      options: [
        new Option('--format <format>', say(cli.lang, exportText.option_format)).choices(exportFormats),
        ['-o, --output <file>', exportText.option_output],
        ['--all', queueText.all],
        repeatable(cli, '--status <status>', queueText.status),
        ['--from <day>', queueText.from],
        ['--to-date <day>', queueText.to_date],
        ['--limit <count>', queueText.limit],
        ['--all-clients', exportText.option_all_clients],
      ],
      examples: [
        'queue export -o posts-out.csv',
        'queue export --all --format json',
        'queue export -o posts.ics',
        'queue export --status awaiting_approval -o to-approve.html',
      ],
    },
    async (context, _args, options) => (await import('./export.ts')).run(context, options),
  )
  listVerb(cli, queue)
  verb(
    cli,
    queue,
    { name: 'show', arguments: [['<id>', queueText.id]], about: queueText.show, examples: ['queue show 1'] },
    async (context, [id = '']) => (await import('./show.ts')).run(context, id),
  )
  verb(
    cli,
    queue,
    {
      name: 'preview',
      arguments: [['<ids...>', queueText.ids]],
      about: queueText.preview,
      options: [
        ['--network <name>', previewText.option_network],
        ['--html', previewText.option_html],
        ['-o, --output <file>', previewText.option_output],
      ],
      examples: ['queue preview 1', 'queue preview 1 --html -o preview.html'],
    },
    async (context, ids, options) => (await import('./preview.ts')).run(context, ids, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'edit',
      arguments: [
        ['<id>', queueText.id],
        ['[text]', queueText.text],
      ],
      about: queueText.edit,
      options: [
        repeatable(cli, '--to <accounts>', queueText.to),
        ...content(cli),
        plainNo(cli, '--no-media', queueText.no_media),
        plainNo(cli, '--no-fit', queueText.no_fit),
        ['--tag', queueText.tag],
        ['--series', seriesText.edit_series],
        plainNo(cli, '--no-thread', queueText.no_thread),
      ],
      examples: [
        'queue edit 1 "Fig bread is back on Friday"',
        'queue edit 1 --link https://example.com/figs',
        'queue edit 7 --no-thread',
      ],
    },
    async (context, [id = '', text], options) => (await import('./edit.ts')).run(recorded(context, 'edit'), id, text, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'move',
      arguments: [['<ids...>', queueText.ids]],
      about: queueText.move,
      options: [
        ['--at <when>', queueText.at],
        ['--slot <slot>', queueText.slot],
      ],
      examples: ['queue move 1 --at "friday 18:30"', 'queue move 1 --slot next'],
    },
    async (context, ids, options) => (await import('./move.ts')).run(recorded(context, 'move'), ids, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'approve',
      arguments: [['<ids...>', queueText.ids]],
      about: queueText.approve,
      options: [
        ['--by <name>', queueText.by],
        new Option('--via <way>', say(cli.lang, queueText.via)).choices(['phone', 'mail', 'message', 'meeting', 'file']),
      ],
      examples: ['queue approve 1 --by "Mme Klein" --via phone'],
    },
    async (context, ids, options) => (await import('./approve.ts')).run(recorded(context, 'approve'), ids, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'reject',
      arguments: [['<ids...>', queueText.ids]],
      about: queueText.reject,
      options: [
        new Option('--reason <text>', say(cli.lang, queueText.reason)).makeOptionMandatory(),
        ['--by <name>', queueText.rejected_by],
      ],
      examples: ['queue reject 1 --reason "another picture"'],
    },
    async (context, ids, options) => (await import('./reject.ts')).run(recorded(context, 'reject'), ids, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'cancel',
      arguments: [['<ids...>', queueText.ids]],
      about: queueText.cancel,
      options: [['--series', seriesText.cancel_series]],
      examples: ['queue cancel 1'],
    },
    async (context, ids, options) =>
      options['series'] === true
        ? (await import('./cancel-series.ts')).run(recorded(context, 'cancel'), ids)
        : (await import('./cancel.ts')).run(recorded(context, 'cancel'), ids),
  )
  verb(
    cli,
    queue,
    {
      name: 'delete-remote',
      arguments: [['<ids...>', queueText.ids]],
      about: deleteRemoteText.about,
      options: [['--account <name>', deleteRemoteText.account]],
      examples: ['queue delete-remote 2 --dry-run', 'queue delete-remote 2 --account blog --yes'],
    },
    async (context, ids, options) => (await import('./delete-remote.ts')).run(context, ids, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'done',
      arguments: [['<id>', queueText.id]],
      about: queueText.done,
      options: [
        new Option('--url <url>', say(cli.lang, queueText.url)).makeOptionMandatory(),
        ['--account <name>', queueText.done_to],
      ],
      examples: ['queue done 3 --url https://www.facebook.com/bakery/posts/1'],
    },
    async (context, [id = ''], options) => (await import('./done.ts')).run(context, id, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'resolve',
      arguments: [['<id>', queueText.id]],
      about: deliveryText.about_resolve,
      options: [
        ['--published <url>', deliveryText.option_published],
        ['--not-published', deliveryText.option_not_published],
        ['--drop', deliveryText.option_drop],
        ['--account <name>', deliveryText.option_account],
      ],
      examples: [
        'queue resolve 5 --published https://mastodon.example/@bakery/1',
        'queue resolve 5 --not-published',
        'queue resolve 5 --drop',
      ],
    },
    async (context, [id = ''], options) => (await import('./resolve.ts')).run(context, id, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'retry',
      arguments: [['<ids...>', queueText.ids]],
      about: deliveryText.about_retry,
      options: [['--account <name>', deliveryText.option_account]],
      examples: ['queue retry 4'],
    },
    async (context, ids, options) => (await import('./retry.ts')).run(context, ids, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'hold',
      arguments: [['[ids...]', queueText.ids]],
      about: deliveryText.about_hold,
      options: [...scopes, ['--reason <text>', deliveryText.option_hold_reason]],
      examples: ['queue hold 8', 'queue hold --all --reason "a complaint is spreading"'],
    },
    async (context, ids, options) => (await import('./hold.ts')).run(recorded(context, 'hold'), ids, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'resume',
      arguments: [['[ids...]', queueText.ids]],
      about: deliveryText.about_resume,
      options: scopes,
      examples: ['queue resume 6', 'queue resume --all'],
    },
    async (context, ids, options) => (await import('./resume.ts')).run(recorded(context, 'resume'), ids, options),
  )
  verb(
    cli,
    queue,
    {
      name: 'undo',
      about: undoText.about,
      options: [['--list', undoText.option_list]],
      examples: ['queue undo --list', 'queue undo --dry-run', 'queue undo --yes'],
    },
    async (context, _args, options) => (await import('./undo.ts')).run(context, options),
  )
}

/** What a hold is about, beside numbers. */
const scopes: (readonly [string, Text])[] = [
  ['--account <name>', deliveryText.option_hold_account],
  ['--all', deliveryText.option_all],
  ['--all-clients', deliveryText.option_all_clients],
]
