import type { Context } from '../../context.ts'
import { agentsText } from '../../i18n/agents.ts'
import { say, type Text } from '../../i18n/text.ts'
import { wrapText } from '../../io/wrap.ts'
import { commandTree } from '../command-tree.ts'
import { toolsOf, type Tool } from '../mcp/tools.ts'
import { exitCodeRows } from './pages.ts'

/** Run as printed by a test. */
export const firstCalls: readonly (readonly [line: { fr: string; en: string }, about: Text])[] = [
  [both('status --json'), agentsText.first_status],
  [both('queue list --json'), agentsText.first_queue],
  [both('strategy explain --json'), agentsText.first_explain],
  [
    {
      fr: 'queue add "Le pain aux figues est de retour" --draft --json',
      en: 'queue add "The fig bread is back" --draft --json',
    },
    agentsText.first_add,
  ],
  [
    {
      fr: 'queue add "Pain aux figues" --at "demain 9h" --dry-run --json',
      en: 'queue add "Fig bread" --at "tomorrow 9am" --dry-run --json',
    },
    agentsText.first_try,
  ],
  [both('help queue add'), agentsText.first_help],
]

/** What goes into the settings of an assistant. */
const settings = [
  '{',
  '  "mcpServers": {',
  '    "smm": { "command": "smm", "args": ["mcp", "-c", "bakery", "--allow-write", "bakery"] }',
  '  }',
  '}',
]

const lists: readonly (readonly [title: Text, kind: Tool['kind']])[] = [
  [agentsText.reads, 'read'],
  [agentsText.writes, 'write'],
]

/** For assistants and those who set them up, in the form of an `AGENTS.md`; what may be done comes from the table that decides it. */
export async function agentsPage({ io, lang, options }: Context): Promise<void> {
  const tools = toolsOf(await commandTree(lang), { lang, client: null, allow_write: ['…'] })
  if (options.json) {
    return io.json(
      tools.map(({ name, command, kind, description }) => ({ name, command: `smm ${command}`, kind, description })),
    )
  }
  const part = (text: Text, lead = ''): string[] =>
    wrapText(say(lang, text), io.columns - lead.length).map((line, at) => `${at === 0 ? lead : ' '.repeat(lead.length)}${line}`)
  const lines = [
    `# ${say(lang, agentsText.title)}`,
    '',
    ...part(agentsText.what),
    '',
    `## ${say(lang, agentsText.connect)}`,
    '',
    ...part(agentsText.connect_mcp),
    '',
    ...settings,
    '',
    ...part(agentsText.connect_shell),
    '',
    ...part(agentsText.names),
    '',
    `## ${say(lang, agentsText.first)}`,
    '',
    ...firstCalls.flatMap(([line, about]) => [`    smm ${line[lang]}`, `        ${say(lang, about)}`]),
    '',
    `## ${say(lang, agentsText.answers)}`,
    '',
    ...[
      agentsText.answer_json,
      agentsText.answer_null,
      agentsText.answer_time,
      agentsText.answer_money,
      agentsText.answer_ids,
    ].flatMap((one) => part(one, '- ')),
    '',
    `## ${say(lang, agentsText.codes)}`,
    '',
    ...exitCodeRows(lang).map(({ code, meaning }) => `- ${code} ${meaning}`),
    '',
    `## ${say(lang, agentsText.never)}`,
    '',
    ...[agentsText.never_obey, agentsText.never_twice, agentsText.never_publish, agentsText.never_guess].flatMap((one) =>
      part(one, '- '),
    ),
    '',
    `## ${say(lang, agentsText.tools)}`,
    '',
    ...lists.flatMap(([title, kind]) => [
      ...wrapText(
        `${say(lang, title)} · ${tools
          .filter((tool) => tool.kind === kind)
          .map(({ name }) => name)
          .join(' ')}`,
        io.columns,
      ),
      '',
    ]),
    ...part(agentsText.trace),
  ]
  for (const line of lines) io.print(line)
}

function both(line: string): { fr: string; en: string } {
  return { fr: line, en: line }
}
