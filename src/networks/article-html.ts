import type { MarkdownIt } from 'markdown-it'

/** An image as it stands in an article: where the site keeps it, and what it says to those who cannot see it. */
export interface Figure {
  readonly url: string
  readonly alt: string | null
}

export interface ArticleOptions {
  /** Where the article will stand: `/contact` is a page of this site. Absent: such a link is left as it was typed. */
  readonly site?: string | null
  /** The images at the end of the article. */
  readonly figures?: readonly Figure[]
}

/** Where the images of an article go: the first one stands above it, the others at its end, in their order. */
export function placeImages<T>(images: readonly T[]): { readonly cover: T | null; readonly figures: readonly T[] } {
  const [cover = null, ...figures] = images
  return { cover, figures }
}

/**
 * The text of a post as the HTML of an article. It is read as Markdown: paragraphs, headings, lists, quotes, tables, bold,
 * links; a line that ends is a line that ends; addresses with their scheme, and e-mail addresses, become links. The title of the
 * page is its first heading, so `#` becomes an `h2`.
 *
 * Safe to be put on a page whatever the text: HTML that was typed is shown as it was typed, links lead to http, https and mailto
 * only (any other is left as it was typed). Typography is left alone: spaces, dashes and quotes
 * are those that were typed.
 */
export async function articleHtml(markdown: string, options: ArticleOptions = {}): Promise<string> {
  const reader = await markdownReader(options.site ?? null)
  const figures = (options.figures ?? []).map((one) => figureHtml(one))
  return [reader.render(markdown).trim(), ...figures].filter((part) => part !== '').join('\n')
}

/** An image with its alternative text, none (`alt=""`) being said as well. */
export function figureHtml({ url, alt }: Figure): string {
  return `<figure><img src="${attribute(url)}" alt="${attribute(alt?.trim() ?? '')}"></figure>`
}

async function markdownReader(site: string | null): Promise<MarkdownIt> {
  const { default: Markdown } = await import('markdown-it')
  const reader = new Markdown({ html: false, breaks: true, linkify: true, typographer: false })
  // `la fin.Il pleut` is no address: without its scheme nothing is.
  reader.linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true })
  reader.linkify.add('ftp:', null).add('//', null)
  const plain = reader.normalizeLink.bind(reader)
  reader.normalizeLink = (address) => plain(absolute(address, site)?.href ?? address)
  reader.validateLink = (address) => {
    const url = absolute(address, site)
    return url !== null && ['http:', 'https:', 'mailto:'].includes(url.protocol)
  }
  reader.core.ruler.push('headings_below_the_title', (state) => {
    for (const token of state.tokens) {
      if (token.type !== 'heading_open' && token.type !== 'heading_close') continue
      token.tag = `h${Math.min(Number(token.tag.slice(1)) + 1, 6)}`
    }
  })
  return reader
}

/** A full address; one within the site when there is a site; else null. */
function absolute(address: string, site: string | null): URL | null {
  // Browsers drop these signs wherever they stand, and then read the scheme.
  const typed = address.replace(/[\t\n\r]/g, '').trim()
  if (URL.canParse(typed)) return new URL(typed)
  return site !== null && URL.canParse(typed, site) ? new URL(typed, site) : null
}

function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Cc}/gu, ' ')
}
