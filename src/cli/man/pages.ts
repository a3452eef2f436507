import type { Command } from 'commander'
import { globalText } from '../../i18n/global.ts'
import { manText } from '../../i18n/man.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { findVersion } from '../../version.ts'
import { fullName, specOf } from '../command.ts'
import { commandTree } from '../command-tree.ts'
import { ownVariables, sharedVariables } from '../help/environment.ts'
import { exitCodeRows, families } from '../help/pages.ts'
import { topics } from '../help/topics.ts'
import { item, lines, paragraph, quoted, roff, section, subsection } from './roff.ts'

const files: Readonly<Record<string, Text>> = {
  '~/.local/share/smm/smm.db': manText.file_database,
  '~/.local/share/smm/media/': manText.file_media,
  '~/.config/smm/config.yaml': manText.file_config,
  '~/.config/smm/key': manText.file_key,
  'smm.config.yaml, .smmrc': manText.file_project,
}

/**
 * The manual by file name: `smm.1`, and `smm-<command>.1` for each. `root` is the program with its options; `day` (`2026-11-27`) stands
 * in the foot of each page, empty where there is no release yet. The same input gives the same bytes.
 */
export async function manPages(
  root: Command,
  { lang, day }: { lang: Lang; day: string },
): Promise<ReadonlyMap<string, string>> {
  const t = (text: Text): string => say(lang, text)
  const title = (name: string): string =>
    `.TH ${quoted(name.toUpperCase())} 1 "${day}" ${quoted(`smm ${findVersion()}`)} ${quoted(t(manText.manual))}`
  const nouns = (await commandTree(lang)).commands
  const pages = new Map([['smm.1', document([title('smm'), ...rootPage(root, nouns, lang)])]])
  for (const noun of nouns) {
    const name = `smm-${noun.name()}`
    pages.set(`${name}.1`, document([title(name), ...nounPage(noun, nouns, lang)]))
  }
  return pages
}

/** A paragraph begins by itself under a heading. */
function document(all: readonly string[]): string {
  const kept = all.filter((line, at) => line !== '.PP' || !/^\.S[HS] /.test(all[at - 1] ?? ''))
  return `.\\" Made by smm from its commands.\n${kept.join('\n')}\n`
}

function rootPage(root: Command, nouns: readonly Command[], lang: Lang): string[] {
  const t = (text: Text): string => say(lang, text)
  const known = new Map(nouns.map((noun) => [noun.name(), noun]))
  return [
    ...section(t(manText.name)),
    `smm \\- ${roff(t(globalText.about))}`,
    ...section(t(manText.synopsis)),
    `\\fBsmm\\fR \\fI${roff(t(manText.command))}\\fR [\\fI${roff(t(manText.option))}\\fR]`,
    ...section(t(manText.description)),
    ...paragraph(t(globalText.first_steps)),
    ...paragraph(t(globalText.more_help)),
    ...section(t(manText.commands)),
    ...families.flatMap(([family, names]) => [
      ...subsection(t(family)),
      ...names.flatMap((name) => {
        const noun = known.get(name)
        return noun === undefined ? [] : item(`smm ${name}`, noun.description())
      }),
    ]),
    ...section(t(manText.options)),
    ...optionsOf(root),
    ...section(t(manText.exit_status)),
    ...exitCodeRows(lang).flatMap(({ code, meaning }) => item(String(code), meaning)),
    ...section(t(manText.environment)),
    ...Object.entries({ ...ownVariables, ...sharedVariables }).flatMap(([name, about]) => item(name, t(about))),
    ...paragraph(t(manText.setting_variables)),
    ...section(t(manText.files)),
    ...Object.entries(files).flatMap(([name, about]) => item(name, t(about))),
    ...section(t(manText.see_also)),
    ...seeAlso(nouns.map((noun) => `smm-${noun.name()}`)),
    ...paragraph(
      Object.keys(topics)
        .map((name) => `smm help ${name}`)
        .join(', '),
    ),
  ]
}

function nounPage(noun: Command, nouns: readonly Command[], lang: Lang): string[] {
  const t = (text: Text): string => say(lang, text)
  const verbs = noun.commands
  const all = [noun, ...verbs].filter((command) => specOf(command) !== null)
  const examples = all.flatMap((command) => specOf(command)?.examples ?? [])
  return [
    ...section(t(manText.name)),
    `smm\\-${roff(noun.name())} \\- ${roff(noun.description())}`,
    ...section(t(manText.synopsis)),
    ...all.flatMap((command, at) => [...(at === 0 ? [] : ['.br']), synopsis(command, t(manText.option))]),
    ...section(t(manText.description)),
    ...paragraph(`${noun.description()}.`),
    ...paragraph(t(manText.of_all)),
    ...(specOf(noun) === null ? [] : [...argumentsOf(noun), ...withTitle(t(manText.options), optionsOf(noun))]),
    ...withTitle(
      t(manText.commands),
      verbs.flatMap((verb) => [
        ...subsection(`smm ${noun.name()} ${verb.name()}`),
        ...paragraph(`${verb.description()}.`),
        ...argumentsOf(verb),
        ...optionsOf(verb),
      ]),
    ),
    ...withTitle(t(manText.examples), examples.length === 0 ? [] : lines(examples.map((example) => `smm ${example}`))),
    ...section(t(manText.exit_status)),
    ...paragraph(t(manText.of_all)),
    ...section(t(manText.see_also)),
    ...seeAlso(['smm', ...near(noun.name(), nouns)]),
  ]
}

const withTitle = (title: string, content: readonly string[]): string[] =>
  content.length === 0 ? [] : [...section(title), ...content]

function synopsis(command: Command, options: string): string {
  const given = command.registeredArguments.map((one) => {
    const name = one.variadic ? `${one.name()}...` : one.name()
    return one.required ? `<${name}>` : `[${name}]`
  })
  const words = given.map((one) => ` \\fI${roff(one)}\\fR`).join('')
  return `\\fB${roff(fullName(command))}\\fR${command.options.length > 0 ? ` [\\fI${roff(options)}\\fR]` : ''}${words}`
}

function argumentsOf(command: Command): string[] {
  return command.registeredArguments.flatMap((one) => item(one.name(), one.description))
}

function optionsOf(command: Command): string[] {
  const help = command.createHelp()
  return help.visibleOptions(command).flatMap((option) => item(option.flags, help.optionDescription(option)))
}

/** The commands of the same family that stand beside it. */
function near(name: string, nouns: readonly Command[]): string[] {
  const exist = new Set(nouns.map((noun) => noun.name()))
  const family = families.find(([, names]) => names.includes(name))?.[1] ?? []
  const at = family.indexOf(name)
  return family
    .slice(Math.max(0, at - 3), at + 4)
    .filter((other) => other !== name && exist.has(other))
    .map((other) => `smm-${other}`)
}

function seeAlso(names: readonly string[]): string[] {
  return names.map((name, at) => `.BR ${roff(name)} (1)${at === names.length - 1 ? '' : ','}`)
}
