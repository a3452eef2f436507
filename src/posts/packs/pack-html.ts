import { dayOf } from '../../days.ts'
import { ownAccent, type Look } from '../../documents/look.ts'
import { escapeMarkup as t } from '../../documents/markup.ts'
import { htmlPage, readScript, readStyle, sourceOf } from '../../documents/page.ts'
import { packText } from '../../i18n/approval-pack.ts'
import { date, dateTime, list } from '../../i18n/format.ts'
import { say, type Text } from '../../i18n/text.ts'
import { previewCss, previewHtml } from '../preview-html.ts'
import { answerMail, answerWords, exampleOf, refOf, type PackView, type PackViewPost } from './pack-view.ts'

/**
 * One page that a client reads, marks and sends back: no network (its policy forbids it), one style and one script of ours that the policy
 * names by their hashes. Without the script every post has two links that open a mail with the answer. Well-formed as XML too.
 */
export function packHtml(view: PackView, look: Look, pictures: ReadonlyMap<string, string>): string {
  const { lang, client } = view
  const style = `${readStyle('approval/pack.css')}${previewCss}${accentOf(look)}`
  const script = readScript('approval/answer-text.js', 'approval/pack.js')
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src ${sourceOf(style)}`,
    `script-src ${sourceOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const body = [
    '<main>',
    head(view, look),
    `<div class="posts">`,
    ...view.posts.map((one) => article(view, one, pictures)),
    '</div>',
    finish(view),
    `<footer><p>${t(say(lang, packText.foot, { code: view.code, day: date(lang, dayOf(new Date(view.made_at), client.time_zone)) }))}</p></footer>`,
    bar(view),
    '</main>',
    `<script type="application/json" id="data">${dataOf(view)}</script>`,
    `<script>${script}</script>`,
  ]
  const title = `${say(lang, packText.kicker)} – ${client.name}`
  const meta = { 'color-scheme': 'light dark', 'format-detection': 'telephone=no' }
  return htmlPage({ lang, title, style, body, policy, meta })
}

function head(view: PackView, { logo }: Look): string {
  const { lang, client, author, answer_by, posts } = view
  const from = [author.name, author.company, author.email, author.phone].filter((one) => one !== null)
  const names = from.length === 0 ? '' : `<span>${from.map(t).join('<br/>')}</span>`
  const picture = logo === null ? '' : `<img src="${t(logo)}" alt=""/>`
  const example = exampleOf(
    lang,
    posts.map(({ post }) => post.id),
  )
  const until = answer_by === null ? '' : `<p class="until">${t(say(lang, packText.until, { day: date(lang, answer_by) }))}</p>`
  return [
    '<header class="cover">',
    names + picture === '' ? '' : `<div class="from">${picture}${names}</div>`,
    `<p class="kicker">${t(say(lang, packText.kicker))}</p>`,
    `<h1>${t(client.name)}</h1>`,
    `<p class="span">${t(spanOf(view))}</p>`,
    until,
    `<p>${t(say(lang, packText.what))}</p>`,
    `<p class="how plain">${t(say(lang, packText.how_links, { example }))}</p>`,
    `<p class="how with-script" hidden="">${t(say(lang, packText.how_script))}</p>`,
    `<p class="with-script" hidden=""><button type="button" data-do="all">${t(say(lang, packText.approve_all))}</button></p>`,
    '</header>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** `3 publications, du 1er décembre 2026 au 20 décembre 2026`. */
export function spanOf({ lang, client, posts }: PackView): string {
  const days = posts.flatMap(({ post: { scheduled_at } }) =>
    scheduled_at === null ? [] : [dayOf(new Date(scheduled_at), client.time_zone)],
  )
  const count = say(lang, packText.count, { count: posts.length })
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return count
  return first === last
    ? say(lang, packText.span_one, { count, from: date(lang, first) })
    : say(lang, packText.span, { count, from: date(lang, first), to: date(lang, last) })
}

export function whenOf({ lang, client }: PackView, { scheduled_at }: PackViewPost['post']): string {
  return scheduled_at === null ? say(lang, packText.no_time) : dateTime(lang, new Date(scheduled_at), client.time_zone)
}

export function networksOf({ lang }: PackView, { previews }: PackViewPost): string {
  return list(lang, [...new Set(previews.map(({ name }) => name))])
}

function article(view: PackView, one: PackViewPost, pictures: ReadonlyMap<string, string>): string {
  const { lang, client } = view
  const { post, previews, law } = one
  const { id, scheduled_at } = post
  const when = t(whenOf(view, post))
  const time = scheduled_at === null ? when : `<time datetime="${t(scheduled_at)}">${when}</time>`
  const given = { lang, scheduled_at, time_zone: client.time_zone, pictures }
  return [
    `<article id="p${id}" aria-labelledby="h${id}" data-post="${id}">`,
    '<div class="named">',
    `<h2 id="h${id}">${t(say(lang, packText.post, { id }))}</h2>`,
    `<p class="when">${time}<span>${t(networksOf(view, one))}</span></p>`,
    '</div>',
    `<div class="previews">${previewHtml(previews, given)}</div>`,
    '<div class="side">',
    altsHtml(view, one),
    law.length === 0
      ? ''
      : `<div class="aside law"><h3>${t(say(lang, packText.law))}</h3><ul>${law.map((line) => `<li>${t(line)}</li>`).join('')}</ul></div>`,
    controls(view, post),
    linksHtml(view, post),
    `<p class="paper" aria-hidden="true">☐ ${t(say(lang, packText.paper_approve))}  ☐ ${t(say(lang, packText.correct))}  ☐ ${t(say(lang, packText.refuse))}<span>${t(say(lang, packText.paper_remark))}</span></p>`,
    '</div>',
    '</article>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function altsHtml({ lang }: PackView, { post: { media } }: PackViewPost): string {
  const pictures = media.filter(({ mime }) => mime.startsWith('image/'))
  if (pictures.length === 0) return ''
  const items = pictures.map(({ file_name, alt }) => {
    const words = alt?.trim() || say(lang, packText.no_alt)
    return `<li>${pictures.length > 1 ? `<span class="file">${t(file_name)}</span> ` : ''}${t(words)}</li>`
  })
  return `<div class="aside"><h3>${t(say(lang, packText.alts))}</h3><ul>${items.join('')}</ul></div>`
}

function controls({ lang }: PackView, { id }: PackViewPost['post']): string {
  const choice = (answer: string, label: Text): string =>
    `<label class="${answer}"><input type="radio" name="a${id}" value="${answer}"/><span>${t(say(lang, label as Text<string, string>))}</span></label>`
  return [
    `<fieldset class="with-script" hidden=""><legend>${t(say(lang, packText.answer, { id }))}</legend>`,
    '<div class="choices">',
    choice('approved', packText.approve),
    choice('to_correct', packText.correct),
    choice('refused', packText.refuse),
    '</div>',
    `<div class="remark" hidden=""><label for="c${id}">${t(say(lang, packText.comment))}</label>`,
    `<textarea id="c${id}" rows="3" maxlength="2000"></textarea></div>`,
    '</fieldset>',
  ].join('')
}

function linksHtml(view: PackView, post: PackViewPost['post']): string {
  const link = (answer: 'approved' | 'to_correct', label: string): string =>
    `<a class="${answer}" href="${t(answerMail(view, post, answer))}">${t(label)}<span class="sr"> (${t(say(view.lang, packText.post, { id: post.id }))})</span></a>`
  return `<p class="plain links">${link('approved', say(view.lang, packText.approve))} ${link('to_correct', say(view.lang, packText.correct))}</p>`
}

function finish({ lang }: PackView): string {
  const button = (what: string, label: string, style = ''): string =>
    `<button type="button" data-do="${what}"${style}>${t(label)}</button>`
  return [
    '<section class="finish with-script" id="finish" aria-labelledby="finish-h" hidden="">',
    `<h2 id="finish-h">${t(say(lang, packText.finish))}</h2>`,
    `<p class="name"><label for="name">${t(say(lang, packText.name))}</label><input id="name" type="text" autocomplete="name" maxlength="100" aria-describedby="name-why"/><span id="name-why" class="why">${t(say(lang, packText.name_why))}</span></p>`,
    '<p class="buttons">',
    button('save', say(lang, packText.save), ' class="main"'),
    button('mail', say(lang, packText.mail)),
    button('copy', say(lang, packText.copy)),
    '</p>',
    `<p class="why">${t(say(lang, packText.save_why))}</p>`,
    '<p class="told" role="status" aria-live="polite"></p>',
    `<p class="as-text" hidden=""><label for="text">${t(say(lang, packText.text_label))}</label><textarea id="text" rows="8" readonly=""></textarea></p>`,
    '</section>',
  ].join('\n')
}

/** How many posts are left, always in sight. */
function bar({ lang }: PackView): string {
  return `<div class="bar with-script" hidden=""><span id="left" role="status"></span><a href="#finish">${t(say(lang, packText.to_finish))}</a></div>`
}

/** What the script needs: nothing of it is executed. */
function dataOf({ lang, client, code: pack, author, posts }: PackView): string {
  const words = (text: Text): string => text[lang] as string
  const data = {
    code: pack,
    client: client.name,
    email: author.email,
    file: say(lang, packText.answer_file, { code: pack }),
    subject: say(lang, packText.text_subject),
    head: say(lang, packText.text_head, { code: pack }),
    by: say(lang, packText.text_by, { name: '{name}' }),
    colon: lang === 'fr' ? ' : ' : ': ',
    answers: Object.fromEntries(Object.entries(answerWords).map(([answer, text]) => [answer, say(lang, text)])),
    posts: posts.map(({ post }) => ({ post: post.id, ref: refOf(post), hash: post.content_hash })),
    texts: {
      comment: say(lang, packText.comment),
      comment_refuse: say(lang, packText.comment_refuse),
      left_one: say(lang, packText.left, { count: 1, n: '{n}' }),
      left_other: say(lang, packText.left, { count: 2, n: '{n}' }),
      left_none: say(lang, packText.left_none),
      saved: say(lang, packText.saved, { file: '{file}', to: author.email ?? author.name ?? words(packText.kicker) }),
      copied: say(lang, packText.copied),
      copy_by_hand: say(lang, packText.copy_by_hand),
      mail_opened: say(lang, packText.mail_opened),
      too_long: say(lang, packText.too_long),
      nothing_yet: say(lang, packText.nothing_yet),
    },
  }
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`)
}

function accentOf(look: Look): string {
  const own = ownAccent(look)
  // on a dark page a dark colour cannot be read: the usual light one stays
  return own === null ? '' : `@media not (prefers-color-scheme:dark){:root{--accent:${own}}}`
}
