import { Option, type Command } from 'commander'
import { quoteText } from '../../i18n/quotes.ts'
import { say } from '../../i18n/text.ts'
import { observations, quoteQuestions } from '../../people/quote.ts'
import { noun, verb, type Cli } from '../command.ts'
import { repeatable } from '../repeatable.ts'

export function register(cli: Cli, program: Command): void {
  const { lang } = cli
  const quote = noun(cli, program, 'quote', quoteText.about)
  verb(
    cli,
    quote,
    {
      name: 'add',
      arguments: [['<provider>', quoteText.argument_provider]],
      about: quoteText.about_add,
      options: [
        repeatable('--line <line>', say(lang, quoteText.option_line)),
        ['--date <day>', quoteText.option_date],
        ['--valid-until <day>', quoteText.option_valid],
        ['--vat <percent>', quoteText.option_vat],
        ['--currency <code>', quoteText.option_currency],
        ['--hours <hours>', quoteText.option_hours],
        ['--posts <count>', quoteText.option_posts],
        ['--backup <name>', quoteText.option_backup],
        repeatable('--account <account>', say(lang, quoteText.option_account)),
        new Option('--observed <points>', say(lang, quoteText.option_observed, { points: observations.join(', ') })),
        repeatable('--reference <customer>', say(lang, quoteText.option_reference)),
        ['--red-flag <flags>', quoteText.option_red_flag],
        ['--sector-specialist <yes|no>', quoteText.option_specialist],
        repeatable('--answer <question=yes|no>', say(lang, quoteText.option_answer, { questions: quoteQuestions.join(', ') })),
        ['--second-price <amount>', quoteText.option_second_price],
        ['--story-told <day>', quoteText.option_story],
      ],
      examples: [
        'quote add "Studio A" --line "fee:Community:450" --hours 10 --posts 12 --vat 20 --backup "Sam"',
        'quote add "Studio A" --answer skills=yes --answer support=yes --answer wish=yes --answer reasons=no',
      ],
    },
    async (context, [provider = ''], options) => (await import('./add.ts')).run(context, provider, options),
  )
  verb(
    cli,
    quote,
    { name: 'list', about: quoteText.about_list, examples: ['quote list', 'quote list --json'] },
    async (context) => (await import('./list.ts')).run(context),
  )
  verb(
    cli,
    quote,
    {
      name: 'compare',
      about: quoteText.about_compare,
      options: [['--choose <id>', quoteText.option_choose]],
      examples: ['quote compare', 'quote compare --json'],
    },
    async (context, _args, options) => (await import('./compare.ts')).run(context, options),
  )
  verb(
    cli,
    quote,
    {
      name: 'remove',
      arguments: [['<id>', quoteText.argument_id]],
      about: quoteText.about_remove,
      examples: ['quote remove 1 --yes'],
    },
    async (context, [id = '']) => (await import('./remove.ts')).run(context, id),
  )
}
