import { Option, type Command } from 'commander'
import { approvalText } from '../../i18n/approval.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { noun, verb, type Cli } from '../command.ts'
import { repeatable } from '../repeatable.ts'

export function register(cli: Cli, program: Command): void {
  const { lang } = cli
  const approval = noun(cli, program, 'approval', approvalText.about)
  verb(
    cli,
    approval,
    {
      name: 'pack',
      about: approvalText.pack_about,
      arguments: [['[ids...]', approvalText.arg_ids]],
      options: [
        ['--month <month>', approvalText.opt_month],
        ['--from <day>', queueText.from],
        ['--to-date <day>', queueText.to_date],
        ['--drafts', approvalText.opt_drafts],
        ['-o, --output <file>', approvalText.opt_output],
        new Option('--format <format>', say(lang, approvalText.opt_format)).choices(['html', 'pdf']),
        ['--answer-by <day>', approvalText.opt_answer_by],
        ['--send', approvalText.opt_send],
        repeatable('--to <mail>', say(lang, approvalText.opt_to)),
      ],
      examples: [
        'approval pack',
        'approval pack --month 2026-11 -o november.html',
        'approval pack 8 --format pdf -o posts.pdf',
        'approval pack --send --to contact@example.com --dry-run',
      ],
    },
    async (context, ids, options) => (await import('./pack.ts')).run(context, ids, options),
  )
  verb(
    cli,
    approval,
    {
      name: 'import',
      about: approvalText.import_about,
      arguments: [['<file>', approvalText.arg_answer]],
      options: [
        ['--by <name>', approvalText.opt_by],
        new Option('--via <way>', say(lang, approvalText.opt_via)).choices(['phone', 'mail', 'message', 'meeting', 'file']),
        ['--pack <code>', approvalText.opt_pack],
      ],
      examples: [
        'approval import reply.eml --yes',
        'approval import answer.txt --by "the owner" --dry-run',
        'approval import - --yes',
      ],
    },
    async (context, [file = '-'], options) => (await import('./import.ts')).run(context, file, options),
  )
  verb(
    cli,
    approval,
    {
      name: 'list',
      about: approvalText.list_about,
      options: [['--open', approvalText.opt_open]],
      examples: ['approval list', 'approval list --open --json'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
}
