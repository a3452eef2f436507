/** What an ambassador is sent: the invitation, and the kit once they have agreed. */
import { readFile } from 'node:fs/promises'
import { pillarLabel } from '../i18n/labels.ts'
import { say, type Lang } from '../i18n/text.ts'
import { ambassadorLink } from '../people/ambassador-link.ts'
import type { Ambassador, AmbassadorProfile } from '../store/ambassadors.ts'
import type { Client } from '../store/clients.ts'
import { pillarIds, type Pillar } from '../strategy/weights.ts'
import { template as packaged } from '../templates.ts'
import { render, type Address, type Values } from './template.ts'

interface Texts {
  readonly invitation: Readonly<
    Record<AmbassadorProfile | 'subject' | 'hello' | 'how' | 'ask' | 'sign', string> & { points: readonly string[] }
  >
  readonly kit: Readonly<
    Record<
      | 'title'
      | 'from'
      | 'thanks'
      | 'link_title'
      | 'link'
      | 'code'
      | 'link_why'
      | 'rules_title'
      | 'texts_title'
      | 'texts_how'
      | 'text'
      | 'code_line',
      string
    > & { rules: readonly string[] }
  >
  readonly texts: Readonly<Record<Pillar, readonly string[]>>
}

export interface AmbassadorWords {
  readonly lang: Lang
  readonly address: Address
  readonly client: Client
}

/** As a message to send. */
export async function invitation({ lang, address, client }: AmbassadorWords, ambassador: Ambassador): Promise<string> {
  const { invitation: words } = await read(lang)
  const put = putter(lang, address, valuesOf(client, ambassador))
  const { subject, hello, how, points, ask, sign } = words
  return [
    put(subject),
    put(hello),
    put(words[ambassador.profile]),
    [put(how), ...points.map((point) => `- ${put(point)}`)].join('\n'),
    put(ask),
    put(sign),
  ].join('\n\n')
}

/** As Markdown that reads well as it is: their link and code, the rules, and three texts for each of these pillars. */
export async function ambassadorKit(
  { lang, address, client }: AmbassadorWords,
  ambassador: Ambassador,
  pillars: readonly Pillar[],
): Promise<string> {
  const { kit, texts } = await read(lang)
  const values = valuesOf(client, ambassador)
  const put = putter(lang, address, values)
  const link = ambassadorLink(client, ambassador)
  const ready = (text: string): string =>
    [
      ...(ambassador.disclosure === null ? [] : [ambassador.disclosure]),
      put(text),
      ...(link === null ? [] : [link]),
      put(kit.code_line),
      [client.name, ambassador.topic].map(camelTag).join(' '),
    ].join('\n')
  const parts = [
    `# ${put(kit.title)}`,
    put(kit.from),
    put(kit.thanks),
    `## ${put(kit.link_title)}`,
    [...(link === null ? [] : [put(kit.link)]), put(kit.code)].map((line) => `- ${line}`).join('\n'),
    put(kit.link_why),
    `## ${put(kit.rules_title)}`,
    kit.rules
      .map(put)
      .filter((rule) => rule !== '')
      .map((rule, index) => `${index + 1}. ${rule}`)
      .join('\n'),
    `## ${put(kit.texts_title)}`,
    put(kit.texts_how),
    ...pillars.flatMap((pillar) => [
      `### ${capital(say(lang, pillarLabel[pillar]))}`,
      ...texts[pillar].flatMap((text, index) => [
        `**${putter(lang, address, { number: String(index + 1) })(kit.text)}**`,
        fenced(ready(text)),
      ]),
    ]),
  ]
  return `${parts.join('\n\n')}\n`
}

/** The pillars that weigh most, three at most; without a strategy those that an outsider speaks of best. */
export function kitPillars(shares: Partial<Record<Pillar, number>> | null): Pillar[] {
  if (shares === null || Object.keys(shares).length === 0) return ['proof', 'community', 'expertise']
  return pillarIds
    .filter((pillar) => (shares[pillar] ?? 0) > 0)
    .toSorted((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))
    .slice(0, 3)
}

/** `pain au levain` → `#PainAuLevain`: a screen reader reads the words one by one. */
export function camelTag(text: string): string {
  const words = text.normalize('NFC').split(/[^\p{L}\p{N}]+/u)
  return `#${words.map(capital).join('')}`
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** To be copied as it is: nothing in it is markup. */
function fenced(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(Math.max(3, longest + 1))
  return `${fence}\n${text}\n${fence}`
}

function valuesOf(client: Client, ambassador: Ambassador): Values {
  const { alias, topic, benefit, disclosure, code } = ambassador
  const said = {
    company: client.name,
    first_name: alias,
    topic,
    code,
    benefit: benefit ?? '',
    // the blank by its name in each language
    mention: benefit === null ? '' : (disclosure ?? ''),
    disclosure: benefit === null ? '' : (disclosure ?? ''),
    link: ambassadorLink(client, ambassador) ?? '',
  }
  return said
}

function putter(lang: Lang, address: Address, values: Values): (text: string) => string {
  return (text) => render({ text, lang, kind: 'document' }, values, address).text
}

async function read(lang: Lang): Promise<Texts> {
  const { parse } = await import('yaml')
  return parse(await readFile(packaged(`ambassador/${lang}.yaml`), 'utf8')) as Texts
}
