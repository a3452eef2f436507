import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { templateText } from '../i18n/templates.ts'
import { say, type Lang } from '../i18n/text.ts'
import { typography } from '../i18n/typography.ts'
import { readPillar } from '../strategy/pillar.ts'
import { pillarIds, sectorIds, type Pillar, type Sector } from '../strategy/weights.ts'
import { template as packaged } from '../templates.ts'
import { frontMatter } from './front-matter.ts'
import type { TemplateKind, TextTemplate } from './template.ts'

/** Two sentences or so to finish, two for each trade and pillar: `restaurant-hotel-behind-1`. */
export async function starters(lang: Lang, sector: Sector): Promise<TextTemplate[]> {
  const byPillar = (await readYaml(`posts/${lang}/${sector}.yaml`)) as Readonly<Record<Pillar, readonly string[]>>
  return pillarIds.flatMap((pillar) =>
    byPillar[pillar].map((text, index) => ({
      name: `${sector.replaceAll('_', '-')}-${pillar}-${index + 1}`,
      kind: 'starter' as const,
      lang,
      pillar,
      sector,
      network: null,
      text,
      note: null,
    })),
  )
}

interface Whole {
  readonly kind: TemplateKind
  readonly text: string
  readonly pillar?: Pillar
  readonly note?: string
}

/** Whole texts, by occasion, and the answers at hand. */
export async function occasions(lang: Lang): Promise<TextTemplate[]> {
  return [...(await wholeTexts(`posts/${lang}/campaigns.yaml`, lang)), ...(await answersAtHand(lang))]
}

/** To what somebody wrote (`reply`), and what is said when something goes wrong (`crisis`). */
export function answersAtHand(lang: Lang): Promise<TextTemplate[]> {
  return wholeTexts(`replies/${lang}.yaml`, lang)
}

async function wholeTexts(path: string, lang: Lang): Promise<TextTemplate[]> {
  const all = (await readYaml(path)) as Readonly<Record<string, Whole>>
  return Object.entries(all).map(([name, { kind, text, pillar = null, note = null }]) => ({
    name,
    kind,
    lang,
    pillar,
    sector: null,
    network: null,
    text: text.trimEnd(),
    note: note === null ? null : typography(lang, note),
  }))
}

async function readYaml(path: string): Promise<unknown> {
  const { parse } = await import('yaml')
  return parse(await readFile(packaged(path), 'utf8'))
}

/** Where a consultant's own texts are. */
export function ownFolder({ places }: Pick<Context, 'places'>): string {
  return join(places.home, 'templates')
}

export interface OwnTemplates {
  readonly templates: readonly TextTemplate[]
  /** Files that say nothing useful, each with the reason. */
  readonly problems: readonly string[]
}

/**
 * The consultant's own texts: one Markdown file each in the home folder, with front matter `name`, `pillar`, `lang`, `network`, `client`
 * and `note`, all optional. Those of another client or another language are left out.
 */
export async function ownTemplates(context: Context, client: string, lang: Lang): Promise<OwnTemplates> {
  const folder = ownFolder(context)
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.md')).toSorted()
  const templates: TextTemplate[] = []
  const problems: string[] = []
  for (const file of files) {
    const read = await readOwn(context, folder, file, lang)
    if (typeof read === 'string') problems.push(say(context.lang, templateText.unreadable, { file, reason: read }))
    else if (templates.some((one) => one.name === read.template.name)) {
      const reason = say(context.lang, templateText.same_name, { name: read.template.name })
      problems.push(say(context.lang, templateText.unreadable, { file, reason }))
    } else if (read.template.lang === lang && (read.client === null || read.client === client)) templates.push(read.template)
  }
  return { templates, problems }
}

async function readOwn(
  context: Context,
  folder: string,
  file: string,
  lang: Lang,
): Promise<{ template: TextTemplate; client: string | null } | string> {
  const { fields, body, errors } = await frontMatter(await readFile(join(folder, file), 'utf8'))
  if (errors[0] !== undefined) return errors[0].message
  if (body.trim() === '') return say(context.lang, templateText.no_body)
  const take = (name: string): string | null => {
    const value = fields.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const wrong = (field: string): string => say(context.lang, templateText.bad_field, { field, value: take(field) ?? '' })
  const pillar = take('pillar')
  const known = pillar === null ? null : readPillar(pillar)
  if (pillar !== null && known === null) return wrong('pillar')
  const own = take('lang') ?? lang
  if (own !== 'fr' && own !== 'en') return wrong('lang')
  return {
    client: take('client'),
    template: {
      name: plainName(take('name') ?? file.slice(0, -'.md'.length)),
      kind: 'own',
      lang: own,
      pillar: known,
      sector: null,
      network: take('network'),
      text: body.trim(),
      note: take('note'),
    },
  }
}

/**
 * The text of this name, in this language: the consultant's own goes before ours, and a starter may be of any trade. Throws `Failure`
 * not_found `template_not_found`.
 */
export async function findTemplate(
  context: Context,
  client: string,
  name: string,
  lang: Lang,
  looked_for: 'post' | 'reply' = 'post',
): Promise<TextTemplate> {
  const wanted = plainName(name)
  const { templates } = await ownTemplates(context, client, lang)
  const whole = [...templates, ...(await occasions(lang))]
  const sector = sectorIds.find((id) => wanted.startsWith(`${id.replaceAll('_', '-')}-`))
  const found = [...whole, ...(sector ? await starters(lang, sector) : [])].find((one) => one.name === wanted)
  if (found) return found
  const alike = whole.find((one) => one.name.startsWith(wanted) || wanted.startsWith(one.name))
  throw new Failure('not_found', 'template_not_found', say(context.lang, templateText.not_found, { name }), {
    hint: alike
      ? say(context.lang, templateText.did_you_mean, { name: alike.name })
      : say(context.lang, templateText.see_list, { names: namesFor(looked_for, whole) }),
  })
}

/** `job_offer`, `Job offer` and `job-offer` are one name. */
function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}

/** Those that one looks for: a post is none of the answers and alerts. */
function namesFor(looked_for: 'post' | 'reply', templates: readonly TextTemplate[]): string {
  return templates
    .filter(({ kind }) => (looked_for === 'reply' ? kind === 'reply' : kind !== 'crisis' && kind !== 'reply'))
    .map((one) => one.name)
    .join(', ')
}
