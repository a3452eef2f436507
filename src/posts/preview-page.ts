import type { Context } from '../context.ts'
import { escapeMarkup as t } from '../documents/markup.ts'
import { htmlPage } from '../documents/page.ts'
import { dateTime } from '../i18n/format.ts'
import { previewText } from '../i18n/preview.ts'
import { say } from '../i18n/text.ts'
import type { Post } from '../store/posts.ts'
import { previewCss, previewHtml } from './preview-html.ts'
import { previewPictures } from './preview-pictures.ts'
import type { Preview } from './preview-post.ts'

const pageCss = `body{margin:0 auto;max-width:74rem;padding:1.25rem;background:#fff;color:#1d2733;
  font:16px/1.45 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',Arial,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0 0 .3rem}h2{font-size:1.15rem;margin:1.4rem 0 .6rem}.note{color:#55606d;margin:0 0 1rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:1.25rem;align-items:start}.cards .pv{margin:0}
@media screen and (prefers-color-scheme:dark){body{background:#0f1419;color:#e8edf2}.note{color:#a9b4c0}}
@media print{.cards{display:block;columns:2}.cards .pv{margin:0 0 1rem}}`.replace(/\s*\n\s*/g, '')

/** Posts as one page in the reader's language. */
export async function previewPage(
  context: Context,
  found: readonly { readonly post: Post; readonly previews: readonly Preview[] }[],
): Promise<string> {
  const { lang } = context
  const pictures = await previewPictures(found.map(({ post }) => post))
  const store = await context.store()
  const slugs = [...new Set(found.map(({ post }) => post.client))]
  const names = await Promise.all(slugs.map(async (slug) => (await store.clients.get(slug))?.name ?? slug))
  const title = say(lang, previewText.page_title, { name: names.join(', ') })
  const posts = found.map(({ post, previews }) => {
    const { id, scheduled_at, time_zone } = post
    const when = scheduled_at === null ? say(lang, previewText.no_time) : dateTime(lang, new Date(scheduled_at), time_zone)
    const cards = previewHtml(previews, { lang, scheduled_at, time_zone, pictures })
    const head = `${say(lang, previewText.page_post, { id })} – ${when}`
    return `<section aria-labelledby="p${id}"><h2 id="p${id}">${t(head)}</h2>\n<div class="cards">\n${cards}\n</div></section>`
  })
  return htmlPage({
    lang,
    title,
    style: `${pageCss}${previewCss}`,
    body: ['<main>', `<h1>${t(title)}</h1>`, `<p class="note">${t(say(lang, previewText.page_note))}</p>`, ...posts, '</main>'],
  })
}
