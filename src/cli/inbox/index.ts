import { Option, type Command } from 'commander'
import { inboxText } from '../../i18n/inbox.ts'
import { moderationText } from '../../i18n/moderation.ts'
import { replyText } from '../../i18n/replies.ts'
import { templateText } from '../../i18n/templates.ts'
import { say } from '../../i18n/text.ts'
import { messageKinds, messageLevels, messageStatuses, tones } from '../../store/inbox.ts'
import { moderationActions, moderationReasons } from '../../store/moderation.ts'
import { noun, verb, type Cli } from '../command.ts'
import { repeatable } from '../repeatable.ts'

export function register(cli: Cli, program: Command): void {
  const inbox = noun(cli, program, 'inbox', inboxText.about)
  const choice = (flags: string, about: { fr: string; en: string }, choices: readonly string[]): Option =>
    new Option(flags, say(cli.lang, about)).choices(choices)
  // alone, on a terminal: one message at a time
  inbox.action(async (_options: Record<string, unknown>, self: Command) => {
    await cli.run(self, async (context) => (await import('./session.ts')).run(context))
  })
  verb(
    cli,
    inbox,
    {
      name: 'pull',
      arguments: [['[accounts...]', inboxText.arg_accounts]],
      about: inboxText.about_pull,
      options: [['--all-clients', inboxText.option_all_clients]],
      examples: ['inbox pull', 'inbox pull --dry-run', 'inbox pull --all-clients'],
    },
    async (context, names, options) => (await import('./pull.ts')).run(context, names, options),
  )
  verb(
    cli,
    inbox,
    {
      name: 'add',
      arguments: [['<text...>', inboxText.arg_text]],
      about: inboxText.about_add,
      options: [
        new Option('--network <network>', say(cli.lang, inboxText.option_network)).makeOptionMandatory(),
        ['--author <name>', inboxText.option_author],
        ['--url <url>', inboxText.option_url],
        ['--date <when>', inboxText.option_date],
        choice('--kind <kind>', inboxText.option_kind, messageKinds),
        ['--rating <stars>', inboxText.option_rating],
        ['--tag <tags>', inboxText.option_tags],
      ],
      examples: [
        'inbox add "Lovely bread, but nowhere to park" --network other --kind review --rating 3 --author Julie',
        'inbox add "Do you still have the fig bread?" --network facebook --kind message --date yesterday --tag question',
        'inbox add "Asked for the allergens of the tarts" --network other --kind call',
      ],
    },
    async (context, words, options) => (await import('./add.ts')).run(context, words, options),
  )
  verb(
    cli,
    inbox,
    {
      name: 'list',
      about: inboxText.about_list,
      options: [
        choice('--status <state>', inboxText.option_status, messageStatuses),
        ['--network <network>', inboxText.option_filter_network],
        choice('--kind <kind>', inboxText.option_filter_kind, messageKinds),
        ['--tag <tag>', inboxText.option_filter_tag],
        choice('--tone <tone>', inboxText.option_filter_tone, tones),
        choice('--level <level>', inboxText.option_filter_level, messageLevels),
        ['--assigned-to <name>', inboxText.option_filter_assigned],
        ['--overdue', inboxText.option_overdue],
        ['--all', inboxText.option_all],
        ['--limit <number>', inboxText.option_limit],
        ['--from <day>', inboxText.option_from],
        ['--to-date <day>', inboxText.option_to_date],
        choice('--format <format>', inboxText.option_format, ['csv']),
        ['-o, --output <file>', inboxText.option_output],
      ],
      examples: [
        'inbox list',
        'inbox list --overdue',
        'inbox list --tag idea --format csv -o ideas.csv',
        'inbox list --all --json',
      ],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
  verb(
    cli,
    inbox,
    { name: 'show', arguments: [['<id>', inboxText.arg_id]], about: inboxText.about_show, examples: ['inbox show 1'] },
    async (context, [id = '']) => (await import('./show.ts')).run(context, id),
  )
  verb(
    cli,
    inbox,
    {
      name: 'reply',
      arguments: [
        ['<id>', inboxText.arg_id],
        ['[text]', replyText.arg_text],
      ],
      about: replyText.about,
      options: [
        ['--template <name>', replyText.option_template],
        repeatable('--set <variable=value>', say(cli.lang, templateText.option_set)),
        ['--edit', replyText.option_edit],
        ['--by <name>', replyText.option_by],
        ['--minutes <number>', replyText.option_minutes],
        ['--sent', replyText.option_sent],
        ['--again', replyText.option_again],
        ['--statement', replyText.option_statement],
      ],
      examples: [
        'inbox reply 1 "Yes, from 7 every day. Camille"',
        'inbox reply 1 --template reply-thanks --set first_name=Camille',
        'inbox reply 1 --sent --dry-run',
      ],
    },
    async (context, [id = '', text], options) => (await import('./reply.ts')).run(context, id, text, options),
  )
  verb(
    cli,
    inbox,
    {
      name: 'assign',
      arguments: [['<ids...>', inboxText.arg_ids]],
      about: inboxText.about_assign,
      options: [new Option('--to <name>', say(cli.lang, inboxText.option_to)).makeOptionMandatory()],
      examples: ['inbox assign 1 2 --to consultant'],
    },
    async (context, ids, options) => (await import('./assign.ts')).run(context, ids, options),
  )
  verb(
    cli,
    inbox,
    {
      name: 'tag',
      arguments: [['<ids-and-tags...>', inboxText.arg_ids_tags]],
      about: inboxText.about_tag,
      options: [
        ['--remove <tags>', inboxText.option_remove],
        choice('--tone <tone>', inboxText.option_tone, tones),
        ['--word <word>', inboxText.option_word],
      ],
      examples: [
        'inbox tag 1 2 question need',
        'inbox tag 1 --remove praise --tone negative',
        'inbox tag 1 --tone negative --word parking',
      ],
    },
    async (context, words, options) => (await import('./tag.ts')).run(context, words, options),
  )
  verb(
    cli,
    inbox,
    {
      name: 'escalate',
      arguments: [['<ids...>', inboxText.arg_ids]],
      about: inboxText.about_escalate,
      options: [
        choice('--level <level>', inboxText.option_level, ['amber', 'red']).makeOptionMandatory(),
        ['--reason <text>', inboxText.option_why],
      ],
      examples: ['inbox escalate 1 --level amber --reason "asks for a refund"'],
    },
    async (context, ids, options) => (await import('./escalate.ts')).run(context, ids, options),
  )
  verb(
    cli,
    inbox,
    {
      name: 'close',
      arguments: [['<ids...>', inboxText.arg_ids]],
      about: inboxText.about_close,
      options: [
        choice('--reason <reason>', inboxText.option_reason, ['done', 'no_answer_needed', 'spam']),
        ['--answered-at <when>', inboxText.option_answered_at],
        ['--by <name>', inboxText.option_by],
      ],
      examples: ['inbox close 1 --answered-at now', 'inbox close 2 3 --reason no_answer_needed'],
    },
    async (context, ids, options) => (await import('./close.ts')).run(context, ids, options),
  )
  verb(
    cli,
    inbox,
    {
      name: 'reopen',
      arguments: [['<ids...>', inboxText.arg_ids]],
      about: inboxText.about_reopen,
      examples: ['inbox reopen 1'],
    },
    async (context, ids) => (await import('./reopen.ts')).run(context, ids),
  )
  verb(
    cli,
    inbox,
    {
      name: 'log',
      arguments: [['[id]', moderationText.arg_id]],
      about: moderationText.about,
      options: [
        choice('--action <action>', moderationText.opt_action, moderationActions),
        choice('--reason <reason>', moderationText.opt_reason, moderationReasons),
        ['--by <name>', moderationText.opt_by],
        ['--note <text>', moderationText.opt_note],
        ['--capture <file>', moderationText.opt_capture],
        ['--from <day>', moderationText.opt_from],
        ['--to-date <day>', moderationText.opt_to],
        choice('--format <format>', moderationText.opt_format, ['csv']),
        ['-o, --output <file>', moderationText.opt_output],
      ],
      examples: [
        'inbox log 1 --action kept --reason criticism --by Camille',
        'inbox log',
        'inbox log --format csv -o moderation.csv',
      ],
    },
    async (context, [id], options) => (await import('./log.ts')).run(context, id, options),
  )
}
