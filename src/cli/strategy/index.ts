import { Option, type Command } from 'commander'
import { approveText } from '../../i18n/approve-strategy.ts'
import { handOverText } from '../../i18n/hand-over.ts'
import { strategyCommandText } from '../../i18n/init.ts'
import { stepsText } from '../../i18n/steps.ts'
import { changeText } from '../../i18n/strategy-changes.ts'
import { say } from '../../i18n/text.ts'
import { noun, verb, type Cli } from '../command.ts'

export function register(cli: Cli, program: Command): void {
  const strategy = noun(cli, program, 'strategy', strategyCommandText.about)
  verb(
    cli,
    strategy,
    {
      name: 'show',
      about: strategyCommandText.show,
      options: [
        ['--one-page', handOverText.show_one_page],
        ['--version <n>', strategyCommandText.option_version],
      ],
      examples: ['strategy show', 'strategy show --one-page', 'strategy show --version 1 --json'],
    },
    async (context, _, options) => {
      const { showStrategy } = await import('./show.ts')
      await showStrategy(context, text(options['version']), options['onePage'] === true)
    },
  )
  verb(
    cli,
    strategy,
    {
      name: 'export',
      about: handOverText.export_about,
      options: [
        new Option('--format <format>', say(cli.lang, handOverText.export_format)).choices([
          'md',
          'html',
          'pdf',
          'docx',
          'json',
        ]),
        ['-o, --output <file>', handOverText.option_output],
        ['--one-page', handOverText.export_one_page],
        ['--version <n>', strategyCommandText.option_version],
      ],
      examples: [
        'strategy export --format pdf',
        'strategy export -o strategie.docx',
        'strategy export --one-page -o page.html',
      ],
    },
    async (context, _, options) => {
      const { exportStrategy } = await import('./export.ts')
      await exportStrategy(context, {
        format: text(options['format']),
        output: text(options['output']),
        version: text(options['version']),
        one_page: options['onePage'] === true,
      })
    },
  )
  verb(
    cli,
    strategy,
    {
      name: 'explain',
      about: strategyCommandText.explain,
      options: [
        ['--network <network>', strategyCommandText.option_network],
        ['--version <n>', strategyCommandText.option_version],
      ],
      examples: ['strategy explain', 'strategy explain --network linkedin'],
    },
    async (context, _, options) => {
      const { explainStrategy } = await import('./explain.ts')
      await explainStrategy(context, text(options['network']), text(options['version']))
    },
  )
  verb(
    cli,
    strategy,
    {
      name: 'diff',
      about: changeText.diff_about,
      arguments: [
        ['[from]', changeText.diff_from],
        ['[to]', changeText.diff_to],
      ],
      examples: ['strategy diff', 'strategy diff 1 2 --json'],
    },
    async (context, versions) => (await import('./diff.ts')).diffStrategies(context, versions),
  )
  verb(
    cli,
    strategy,
    {
      name: 'edit',
      about: changeText.edit_about,
      options: [['--set <question=value...>', changeText.option_set]],
      examples: ['strategy edit --set hours_per_month=20', 'strategy edit --set voice.tone=sober --dry-run'],
    },
    async (context, _, options) =>
      (await import('./edit.ts')).editStrategy(context, (options['set'] as string[] | undefined) ?? []),
  )
  verb(
    cli,
    strategy,
    {
      name: 'approve',
      about: approveText.about,
      options: [
        ['--by <name>', approveText.option_by],
        ['--reason <text>', approveText.option_reason],
        ['--version <n>', strategyCommandText.option_version],
      ],
      examples: ['strategy approve --by "the owner"', 'strategy approve --by "the owner" --dry-run'],
    },
    async (context, _, options) =>
      (await import('./approve.ts')).runApprove(context, {
        version: text(options['version']),
        by: text(options['by']),
        reason: text(options['reason']),
      }),
  )
  verb(
    cli,
    strategy,
    { name: 'steps', about: stepsText.about, examples: ['strategy steps', 'strategy steps --json'] },
    async (context) => (await import('./steps.ts')).showSteps(context),
  )
  verb(
    cli,
    strategy,
    { name: 'history', about: strategyCommandText.history, examples: ['strategy history'] },
    async (context) => {
      const { showHistory } = await import('./history.ts')
      await showHistory(context)
    },
  )
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
