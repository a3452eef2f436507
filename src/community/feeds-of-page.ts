const kinds = /^application\/(?:(?:rss|atom)\+xml|feed\+json)$/i
const mostFeeds = 5
const searched = 300_000

/** The addresses of feeds that an HTML page names in its links; null: it is no such page. */
export function feedsOfPage(text: string, url: string): readonly string[] | null {
  // comments and instructions may stand before it
  const head = text.slice(0, 2_000).replace(/<!--.*?-->|<\?.*?\?>/gs, '')
  if (!/^\s*<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return null
  const found = new Set<string>()
  for (const [tag] of text.slice(0, searched).matchAll(/<link\s[^<>]{1,2000}>/gi)) {
    if (!kinds.test(attribute(tag, 'type') ?? '') || !/\balternate\b/i.test(attribute(tag, 'rel') ?? '')) continue
    const href = (attribute(tag, 'href') ?? '').replaceAll('&amp;', '&')
    const address = href !== '' && URL.canParse(href, url) ? new URL(href, url) : null
    if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '') continue
    found.add(address.href)
  }
  return [...found].slice(0, mostFeeds)
}

function attribute(tag: string, name: string): string | null {
  const [, double, single, bare] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag) ?? []
  return double ?? single ?? bare ?? null
}
