import { Option, type Command } from 'commander'
import { ideaText } from '../../i18n/ideas.ts'
import { say } from '../../i18n/text.ts'
import { ideaKinds } from '../../store/ideas.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const idea = noun(cli, program, 'idea', ideaText.about)
  const kind = (): Option => new Option('--kind <kind>', say(cli.lang, ideaText.option_kind)).choices(ideaKinds)
  verb(
    cli,
    idea,
    {
      name: 'add',
      arguments: [['<text...>', ideaText.text]],
      about: ideaText.add,
      options: [
        kind(),
        ['--pillar <name>', ideaText.option_pillar],
        ['--network <network>', ideaText.option_network],
        ['--by <name>', ideaText.option_by],
      ],
      examples: [
        'idea add "Film the first batch at five" --pillar behind',
        'idea add "Prices in the picture bring questions" --kind lesson',
        'idea add "More on the team, less on offers" --kind feedback --by "the owner"',
      ],
    },
    async (context, words, options) => (await import('./add.ts')).run(context, words, options),
  )
  verb(
    cli,
    idea,
    {
      name: 'list',
      about: ideaText.list,
      options: [kind(), ['--pillar <name>', ideaText.option_pillar]],
      examples: ['idea list', 'idea list --kind lesson'],
    },
    async (context, _args, options) => (await import('./list.ts')).run(context, options),
  )
  verb(
    cli,
    idea,
    {
      name: 'remove',
      arguments: [['<ids...>', ideaText.ids]],
      about: ideaText.remove,
      examples: ['idea remove 1'],
    },
    async (context, ids) => (await import('./remove.ts')).run(context, ids),
  )
}
