import type { Context } from '../../context.ts'
import { ownAccent } from '../../documents/look.ts'
import { escapeMarkup as t } from '../../documents/markup.ts'
import { htmlPage, readStyle } from '../../documents/page.ts'
import { deliveryStatusLabel } from '../../i18n/delivery-status-label.ts'
import { exportText } from '../../i18n/export-queue.ts'
import { date } from '../../i18n/format.ts'
import { pillarName } from '../../i18n/pillars.ts'
import { weekdayNames } from '../../i18n/slots.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { Post } from '../../store/posts.ts'
import { previewCss, previewHtml } from '../preview-html.ts'
import { previewPictures } from '../preview-pictures.ts'
import { previewPost } from '../preview-post.ts'

/** The queue as one page, day by day, each post as its readers will see it. Two languages follow each other. */
export async function queueHtml(
  context: Context,
  clients: readonly Client[],
  posts: readonly Post[],
  langs: readonly Lang[],
): Promise<string> {
  const config = await context.config()
  const accent = ownAccent({ color: config.get('consultant.color'), logo: null })
  const pictures = await previewPictures(posts)
  const from = [config.get('consultant.name'), config.get('consultant.company')].filter((line) => line !== null)
  const name = clients.map((client) => client.name).join(', ')
  const mains: string[] = []
  for (const lang of langs) mains.push(await main({ ...context, lang }, { clients, posts, pictures, from, name }))
  const [lang = 'en'] = langs
  return htmlPage({
    lang,
    title: `${name} – ${say(lang, exportText.title)}`,
    style: `${readStyle('documents/calendar.css', 'documents/queue.css')}${previewCss}${accent === null ? '' : `:root{--accent:${accent}}`}`,
    body: mains,
  })
}

interface Page {
  readonly clients: readonly Client[]
  readonly posts: readonly Post[]
  readonly pictures: ReadonlyMap<string, string>
  readonly from: readonly string[]
  readonly name: string
}

async function main(context: Context, { clients, posts, pictures, from, name }: Page): Promise<string> {
  const { lang } = context
  const days = new Map<string, Post[]>()
  for (const post of posts) {
    const day = post.scheduled_local?.slice(0, 10) ?? ''
    days.set(day, [...(days.get(day) ?? []), post])
  }
  const sections: string[] = []
  for (const [day, those] of days) {
    const articles: string[] = []
    for (const post of those) articles.push(await article(context, post, clients, pictures))
    sections.push(`<section class="day"><h2>${heading(lang, day)}</h2>${articles.join('')}</section>`)
  }
  return [
    `<main lang="${lang}">`,
    '<header>',
    `<p class="kicker">${t(say(lang, exportText.title))}</p>`,
    `<h1>${t(name)}</h1>`,
    `<p class="period">${t(say(lang, exportText.posts, { count: posts.length }))}</p>`,
    '</header>',
    ...sections,
    from.length === 0 ? '' : `<footer>${from.map((line) => `<p>${t(line)}</p>`).join('')}</footer>`,
    '</main>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function heading(lang: Lang, day: string): string {
  if (day === '') return t(say(lang, exportText.no_day))
  const weekday = weekdayNames[lang][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return `<time datetime="${day}">${t(`${weekday} ${date(lang, day)}`)}</time>`
}

async function article(
  context: Context,
  post: Post,
  clients: readonly Client[],
  pictures: ReadonlyMap<string, string>,
): Promise<string> {
  const { lang } = context
  const whose = clients.length > 1 ? [clients.find(({ slug }) => slug === post.client)?.name ?? post.client] : []
  const words = [
    ...(post.scheduled_local === null ? [] : [post.scheduled_local.slice(11)]),
    ...whose,
    say(lang, exportText.post, { id: post.id }),
    say(lang, deliveryStatusLabel[post.status]),
    ...(post.pillar === null ? [] : [pillarName(lang, post.pillar)]),
  ]
  // what was cancelled on every account is still shown as it would have been
  const seen =
    post.status === 'cancelled'
      ? { ...post, deliveries: post.deliveries.map((one) => ({ ...one, state: 'draft' as const })) }
      : post
  const { scheduled_at, time_zone } = post
  return [
    `<article${post.status === 'cancelled' ? ' class="off"' : ''}>`,
    `<h3>${t(words.join(' · '))}</h3>`,
    `<div class="previews">${previewHtml(await previewPost(context, seen), { lang, scheduled_at, time_zone, pictures })}</div>`,
    '</article>',
  ].join('')
}
