import { Option, type Command } from 'commander'
import { initText } from '../../i18n/init.ts'
import { say } from '../../i18n/text.ts'
import { wrapText } from '../../io/wrap.ts'
import { verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const about = (text: Parameters<typeof say>[1]): string => say(cli.lang, text)
  const command = verb(
    cli,
    program,
    {
      name: 'init',
      about: initText.about,
      options: [
        ['--quick', initText.option_quick],
        ['--answers <file>', initText.option_answers],
        new Option('--resume [session]', about(initText.option_resume)).conflicts(['answers', 'exportAnswers']),
        new Option('--complete', about(initText.option_complete)).conflicts(['quick', 'answers', 'resume', 'exportAnswers']),
        new Option('--export-answers <file>', about(initText.option_export)).conflicts(['answers', 'quick']),
        new Option('--form <file>', about(initText.option_form)).conflicts(['answers', 'resume', 'complete', 'exportAnswers']),
        ['--allow-unknown-keys', initText.option_allow],
      ],
      examples: [
        'init --quick',
        'init --answers answers.yaml',
        'init --resume',
        'init -c bakery --complete',
        'init --form questionnaire.html --quick',
        'init -c bakery --export-answers bakery.yaml',
      ],
    },
    async (context, _, options) => {
      const { init } = await import('./init.ts')
      await init(context, {
        quick: options['quick'] === true,
        answers: text(options['answers']),
        resume: options['resume'] === true ? true : text(options['resume']),
        complete: options['complete'] === true,
        form: text(options['form']),
        export_answers: text(options['exportAnswers']),
        allow_unknown_keys: options['allowUnknownKeys'] === true,
      })
    },
  )
  command.addHelpText('after', `\n${wrapText(about(initText.help_keys), 80).join('\n')}`)
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
