import { Option, type Command } from 'commander'
import { moderationText } from '../../i18n/moderation.ts'
import { queueText } from '../../i18n/queue.ts'
import { templateText } from '../../i18n/templates.ts'
import { say, type Text } from '../../i18n/text.ts'
import { templateKinds } from '../../posts/template.ts'
import { noun, verb, type Cli } from '../command.ts'

function repeatable(cli: Cli, flags: string, about: Text): Option {
  return new Option(flags, say(cli.lang, about)).argParser((value: string, before: string[] | undefined) => [
    ...(before ?? []),
    value,
  ])
}

export function register(cli: Cli, program: Command): void {
  const template = noun(cli, program, 'template', templateText.about)
  const named = ['<name>', templateText.name] as const
  verb(
    cli,
    template,
    {
      name: 'list',
      about: templateText.list,
      options: [
        ['--pillar <name>', templateText.option_pillar],
        ['--sector <sector>', templateText.option_sector],
        new Option('--kind <kind>', say(cli.lang, templateText.option_kind)).choices(templateKinds),
      ],
      examples: ['template list', 'template list --pillar behind', 'template list --kind reply'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
  verb(
    cli,
    template,
    {
      name: 'show',
      arguments: [named],
      about: templateText.show,
      examples: ['template show job-offer', 'template show moderation-charter'],
    },
    async (context, [name = '']) => (await import('./show.ts')).run(context, name),
  )
  verb(
    cli,
    template,
    {
      name: 'use',
      arguments: [named],
      about: templateText.use,
      options: [
        repeatable(cli, '--set <variable=value>', templateText.option_set),
        new Option('--address <word>', say(cli.lang, templateText.option_address)).choices(['vous', 'tu']),
        new Option('--format <format>', say(cli.lang, moderationText.opt_document_format)).choices([
          'md',
          'html',
          'pdf',
          'docx',
        ]),
        ['-o, --output <file>', moderationText.opt_document_output],
        ['--queue', templateText.option_queue],
        repeatable(cli, '--to <accounts>', queueText.to),
        ['--at <when>', queueText.at],
        ['--slot <slot>', queueText.slot],
      ],
      examples: [
        'template use thank-you --set fact="We are ten years old" --set first_name=Camille',
        'template use thank-you --set fact="We are ten years old" --set first_name=Camille --queue --slot next',
        'template use moderation-charter --set contact=bonjour@example.com --format html -o charter.html',
      ],
    },
    async (context, [name = ''], options) => (await import('./use.ts')).run(context, name, options),
  )
}
