/** What newsletters, advertisements and press feeds put behind an address to count where a reader came from; never part of the article. */
const tracking =
  /^(?:utm_\w+|at_\w+|mc_[ce]id|mkt_tok|pk_\w+|mtm_\w+|_hs\w+|_ga|_gl|fbclid|[gd]clid|[gw]braid|gclsrc|msclkid|twclid|ttclid|li_fat_id|yclid|igsh(?:id)?|xtor|xtref|ocid|cmpid|smid|s_cid|ref_src|ref_url|amp|outputtype)$/i

/**
 * An address as two readers of one article would have it: no scheme, `www.`, `m.` or `amp.`, no default port, fragment, last slash or
 * `/amp`, no tracking parameters, the others in order. Null: not an address of the web, or the front page of a site, which is no article.
 */
export function canonicalUrl(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  const host = url.host.replace(/^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)/, '').replace(/\.(?=:|$)/, '')
  const path = withoutLastSlashes(url.pathname).replace(/\/amp$/, '')
  const query = [...url.searchParams]
    .filter(([name]) => !tracking.test(name))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join('&')
  if (path === '' && query === '') return null
  return `${host}${path}${query === '' ? '' : `?${query}`}`
}

/** A pattern would begin anew at each of a million slashes. */
function withoutLastSlashes(path: string): string {
  let end = path.length
  while (path[end - 1] === '/') end -= 1
  return path.slice(0, end)
}
