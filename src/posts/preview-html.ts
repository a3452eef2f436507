import { escapeMarkup as t } from '../documents/markup.ts'
import { readStyle } from '../documents/page.ts'
import { shortDateTime } from '../i18n/format.ts'
import { previewText } from '../i18n/preview.ts'
import { say, type Lang } from '../i18n/text.ts'
import { folded } from './folds.ts'
import type { Preview, PreviewMedium } from './preview-post.ts'

export interface PreviewHtmlGiven {
  readonly lang: Lang
  /** When it is due (ISO 8601 UTC), shown in `time_zone`; null: a draft without a date. */
  readonly scheduled_at: string | null
  readonly time_zone: string
  /** Pictures as data addresses (`previewPictures`), by the SHA-256 of the file; what is missing is named instead. */
  readonly pictures: ReadonlyMap<string, string>
}

/** The style sheet of `previewHtml`: every class begins with `pv`. Goes into a `<style>` of the page. */
export const previewCss: string = readStyle('documents/preview.css')

/** What the class of a network may be made of. */
const plainId = /^[a-z][a-z0-9-]*$/

/**
 * One figure for each account, as its readers will see the post: head, text with the fold, pictures in the feed's crop, link, the parts of
 * a thread and the first comment below. A fragment of HTML, well-formed as XML too, without script, style attribute or remote address; a
 * page puts `previewCss` beside it.
 */
export function previewHtml(previews: readonly Preview[], given: PreviewHtmlGiven): string {
  return byAccount(previews)
    .map((parts) => figure(parts, given))
    .join('\n')
}

function byAccount(previews: readonly Preview[]): Preview[][] {
  const found = new Map<string, Preview[]>()
  for (const one of previews) {
    const key = `${one.network}/${one.account}`
    found.set(key, [...(found.get(key) ?? []), one])
  }
  return [...found.values()]
}

function figure(parts: readonly Preview[], given: PreviewHtmlGiven): string {
  const [first] = parts
  if (first === undefined) return ''
  const { lang } = given
  const hand = first.by_hand ? ` (${say(lang, previewText.by_hand)})` : ''
  const network = plainId.test(first.seen_on) ? ` pv-${first.seen_on}` : ''
  // of a place that smm does not know the name of the account says which
  const elsewhere = first.by_hand && (first.seen_on === first.network || first.seen_on === 'other')
  const name = elsewhere ? say(lang, previewText.by_hand) : `${first.name}${hand}`
  const thread = parts.filter((one) => one.kind === 'part').length + 1
  return [
    `<figure class="pv${network}">`,
    `<figcaption class="pv-net">${t(name)}</figcaption>`,
    ...parts.map((one) => part(one, thread, given)),
    '</figure>',
  ].join('\n')
}

function part(one: Preview, thread: number, given: PreviewHtmlGiven): string {
  const { lang } = given
  const { seen, hidden } = folded(one.text, one.folds_at)
  const more = hidden === '' ? '' : ` <span class="pv-more">${t(say(lang, previewText.see_more))}</span>`
  return [
    `<div class="pv-part${one.kind === null || one.kind === 'part' ? '' : ' pv-comment'}">`,
    head(one, thread, given),
    titleHtml(one),
    one.text.trim() === ''
      ? one.media.length > 0
        ? ''
        : `<p class="pv-text">${t(say(lang, previewText.no_text))}</p>`
      : `<p class="pv-text">${t(hidden === '' ? seen : seen.trimEnd())}${more}</p>`,
    hidden === '' ? '' : `<p class="pv-hidden"><b>${t(say(lang, previewText.behind))}</b>${t(hidden.trim())}</p>`,
    mediaHtml(one.media, given),
    cardHtml(one),
    '</div>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function head({ account, part: number, kind }: Preview, thread: number, given: PreviewHtmlGiven): string {
  const { lang, scheduled_at, time_zone } = given
  const when = scheduled_at === null ? say(lang, previewText.no_time) : shortDateTime(lang, new Date(scheduled_at), time_zone)
  const which =
    kind === 'comment'
      ? say(lang, previewText.first_comment)
      : kind === 'reply'
        ? say(lang, previewText.answer)
        : thread > 1
          ? say(lang, previewText.thread_part, { number: number + 1, of: thread })
          : ''
  const below = [when, which].filter((words) => words !== '').join(' · ')
  return `<div class="pv-head"><span class="pv-face" aria-hidden="true">${t(initial(account))}</span><span class="pv-who"><b>${t(account)}</b><span>${t(below)}</span></span></div>`
}

/** The first letter or figure of a name, as a whole character. */
function initial(account: string): string {
  const [letter = '·'] = account.match(/\p{L}\p{M}*|\p{N}/u) ?? []
  return letter.toLocaleUpperCase('fr')
}

function titleHtml({ title, title_folds_at, card }: Preview): string {
  if (title === null || card?.title === title) return ''
  const { seen, hidden } = folded(title, title_folds_at)
  const more = hidden === '' ? '' : `<span class="pv-more">${t(`… ${hidden.trim()}`)}</span>`
  return `<p class="pv-title">${t(seen)}${more}</p>`
}

function cardHtml({ card, link }: Preview): string {
  if (card === null || link === null) return ''
  return `<p class="pv-card"><b>${t(card.title ?? card.site)}</b><span>${t(link)}</span></p>`
}

function mediaHtml(media: readonly PreviewMedium[], given: PreviewHtmlGiven): string {
  if (media.length === 0) return ''
  return `<div class="pv-media${media.length > 1 ? ' pv-many' : ''}">${media.map((one) => mediumHtml(one, given)).join('')}</div>`
}

function mediumHtml(one: PreviewMedium, { lang, pictures }: PreviewHtmlGiven): string {
  const address = pictures.get(one.sha256)
  const video = one.mime.startsWith('video/')
  const file = one.file_name
  if (address === undefined || !/^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/.test(address)) {
    const named = say(lang, video ? previewText.video : previewText.picture, { file })
    const alt = one.alt?.trim() ?? ''
    return `<span class="pv-medium pv-blank">${t(alt === '' ? named : `${named} – ${alt}`)}</span>`
  }
  const alt = one.alt?.trim() || (one.no_alt ? '' : say(lang, previewText.picture, { file }))
  if (one.cropped_to === null) return `<span class="pv-medium"><img src="${address}" alt="${t(alt)}"/></span>`
  // a drawing crops without a style attribute, which a strict policy would forbid
  const [width, height] = [Math.round(one.cropped_to * 1000), 1000]
  return `<span class="pv-medium"><svg role="img" aria-label="${t(alt)}" viewBox="0 0 ${width} ${height}"><image href="${address}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice"/></svg></span>`
}
