import { issueTexts, ruleTexts, unitTexts } from '../i18n/networks.ts'
import type { Text } from '../i18n/text.ts'
import type { Content, Feed, ImageLimits, Issue, Limits, Media, RuleFact, RuleName, Rules, RuleSource } from './contract.ts'
import { isVideo } from './media.ts'
import { bytes, codePoints, findHashtags, findLinks, findMentions, firstSentence } from './measure.ts'

/** What a network takes, as data; `rulesFor` turns it into `Rules`. A number from the account's server wins where it is given. */
export interface Shape {
  readonly id: string
  readonly name: string
  readonly unit: Text
  measure(text: string, limits: Limits): number
  max(limits: Limits, content?: Content): number | null
  /** A second limit, in bytes of UTF-8. */
  readonly max_bytes?: number
  readonly link: 'card' | 'text' | 'field' | 'not_clickable'
  readonly link_max?: number
  readonly title: 'none' | 'optional' | 'derived' | 'required'
  readonly title_max?: number
  readonly media: MediaShape
  readonly alt: { readonly max: number } | null
  /** What of it is known. */
  readonly feed?: Partial<Feed>
  readonly max_links?: number
  readonly max_hashtags?: number
  readonly max_mentions?: number
  readonly forbidden_signs?: string
  /** Of the limits that do not come from the network's own page (`Network.source`). */
  readonly sources?: Readonly<Partial<Record<RuleName, RuleSource>>>
  /** What only this network asks. */
  readonly more?: (content: Content, text: string, limits: Limits) => Issue[]
}

export interface MediaShape {
  readonly required?: 'media' | 'video'
  max(limits: Limits): number
  types(limits: Limits): readonly string[]
  /** Types the documentation does not promise, though they often pass. */
  readonly risky_types?: readonly string[]
  readonly video_types?: readonly string[]
  readonly video?: VideoShape
  max_bytes?(limits: Limits, mime: string): number
  readonly min_bytes?: number
  max_pixels?(limits: Limits): number
  readonly min_size?: { readonly width: number; readonly height: number }
  /** Width divided by height. */
  readonly ratio?: { readonly min: number; readonly max: number }
  readonly gif_alone?: boolean
}

/** Bytes, seconds; `ratio` is width divided by height. */
export interface VideoShape {
  /** Videos in one post; 1 when it is not said. */
  readonly max?: number
  /** Whether images may stand beside it. */
  readonly mixes?: boolean
  max_bytes?(limits: Limits): number
  max_seconds?(limits: Limits): number
  readonly min_seconds?: number
  readonly ratio?: { readonly min: number; readonly max: number }
}

/** A limit as the account's server reported it, else the network's usual one. */
export function limit(limits: Limits, name: string, usual: number): number {
  const value = limits[name]
  return typeof value === 'number' && value > 0 ? value : usual
}

export function issue<K extends keyof typeof issueTexts>(
  level: Issue['level'],
  code: K,
  values: Readonly<Record<string, string | number>> = {},
): Issue {
  return { level, code, message: issueTexts[code], values }
}

/** The text with its link at the end, unless it is there already. */
export function withLink(content: Content): string {
  const { text, link } = content
  if (link === null || text.includes(link)) return text
  return text.trim() === '' ? link : `${text.trimEnd()}\n\n${link}`
}

export function rulesFor(shape: Shape): Rules {
  const network = { network: shape.name, id: shape.id }
  const compose = (content: Content): string => {
    const leaves = shape.link === 'field' || (shape.link === 'card' && content.media.length === 0)
    return leaves ? content.text : withLink(content)
  }
  return {
    facts: (limits) => factsOf(shape, limits),
    images: (limits, mime) => imageLimits(shape.media, limits, mime),
    feed: () => ({ fold: null, title_fold: null, crop: null, reads: null, ...shape.feed }),
    compose,
    length: (text, limits) => ({ used: shape.measure(text, limits), max: shape.max(limits), unit: shape.unit }),
    check(content, limits) {
      const text = compose(content)
      const words = textIssues(shape, network, content, text, limits)
      // a part or a comment is words alone: what the post itself must have is not asked of it
      if (content.kind !== undefined) return [...words, ...linkIssues(shape, network, content, text)]
      return [
        ...words,
        ...titleIssues(shape, network, content),
        ...linkIssues(shape, network, content, text),
        ...mediaIssues(shape, network, content, limits),
        ...altIssues(shape, network, content, limits),
        ...(shape.more?.(content, text, limits) ?? []),
      ]
    },
  }
}

type Named = { network: string; id: string }

function textIssues(shape: Shape, network: Named, content: Content, text: string, limits: Limits): Issue[] {
  const issues: Issue[] = []
  if (text.trim() === '' && content.media.length === 0) issues.push(issue('error', 'text_empty'))
  const max = shape.max(limits, content)
  const used = shape.measure(text, limits)
  if (max !== null && used > max) issues.push(issue('error', 'text_too_long', { ...network, used, max, over: used - max }))
  if (shape.max_bytes !== undefined && bytes(text) > shape.max_bytes) {
    issues.push(issue('error', 'text_too_many_bytes', { ...network, used: bytes(text), max: shape.max_bytes }))
  }
  const forbidden = [...(shape.forbidden_signs ?? '')].filter((sign) => `${text}${content.title ?? ''}`.includes(sign))
  if (forbidden.length > 0) issues.push(issue('error', 'characters_not_allowed', { ...network, signs: forbidden.join(' ') }))
  const counted = [
    ['too_many_hashtags', shape.max_hashtags, findHashtags(text).length],
    ['too_many_mentions', shape.max_mentions, findMentions(text).length],
  ] as const
  for (const [code, most, found] of counted) {
    if (most !== undefined && found > most) issues.push(issue('error', code, { ...network, used: found, max: most }))
  }
  return issues
}

function titleIssues(shape: Shape, network: Named, content: Content): Issue[] {
  const { title } = content
  if (title === null || title.trim() === '') {
    if (shape.title === 'required') return [issue('error', 'title_missing', network)]
    const derived = firstSentence(content.text)
    return shape.title === 'derived' && derived !== '' ? [issue('notice', 'title_derived', { title: derived })] : []
  }
  // On a card the title is used when there is a link to put it on.
  const used = shape.title !== 'none' || (shape.link === 'card' && content.link !== null && content.media.length === 0)
  if (!used) return [issue('notice', 'title_unused', network)]
  const length = codePoints(title)
  if (shape.title_max === undefined || length <= shape.title_max) return []
  return [issue('error', 'title_too_long', { ...network, used: length, max: shape.title_max })]
}

function linkIssues(shape: Shape, network: Named, content: Content, text: string): Issue[] {
  const issues: Issue[] = []
  const links = findLinks(text)
  if (shape.link === 'not_clickable' && links.length > 0) issues.push(issue('warning', 'link_not_clickable', network))
  if (shape.max_links !== undefined && links.length > shape.max_links) {
    issues.push(issue('error', 'too_many_links', { ...network, used: links.length, max: shape.max_links }))
  }
  const length = content.link === null ? 0 : codePoints(content.link)
  if (shape.link_max !== undefined && length > shape.link_max) {
    issues.push(issue('error', 'link_too_long', { ...network, used: length, max: shape.link_max }))
  }
  return issues
}

function mediaIssues(shape: Shape, network: Named, content: Content, limits: Limits): Issue[] {
  const { media } = content
  const takes = shape.media
  const issues: Issue[] = []
  if (takes.required === 'media' && media.length === 0) issues.push(issue('error', 'media_required', network))
  if (takes.required === 'video' && !media.some(isVideo)) issues.push(issue('error', 'video_required', network))
  const max = takes.max(limits)
  if (media.length > max) issues.push(issue('error', 'too_many_images', { ...network, used: media.length, max }))
  const gif = media.find((one) => one.mime === 'image/gif')
  if (takes.gif_alone === true && gif && media.length > 1) {
    issues.push(issue('error', 'gif_alone', { ...network, file: gif.file_name }))
  }
  for (const one of media) issues.push(...mediumIssues(takes, network, one, limits))
  return [...issues, ...videoCountIssues(takes, network, media)]
}

function videoCountIssues(takes: MediaShape, network: Named, media: readonly Media[]): Issue[] {
  const videos = media.filter(isVideo)
  const [first] = videos
  if (first === undefined || takes.video_types === undefined) return []
  const max = takes.video?.max ?? 1
  if (videos.length > max) return [issue('error', 'too_many_videos', { ...network, used: videos.length, max })]
  const alone = takes.video?.mixes !== true && videos.length < media.length
  return alone ? [issue('error', 'video_alone', { ...network, file: first.file_name })] : []
}

function videoIssues(takes: MediaShape, named: Named & { file: string }, one: Media, limits: Limits): Issue[] {
  const shape = takes.video
  if (shape === undefined) return []
  const issues: Issue[] = []
  const heaviest = shape.max_bytes?.(limits)
  if (heaviest !== undefined && one.bytes > heaviest) {
    const values = { used: Math.ceil(one.bytes / 1e6), max: Math.floor(heaviest / 1e6) }
    issues.push(issue('error', 'video_too_heavy', { ...named, ...values }))
  }
  const seconds = one.duration_ms == null ? null : one.duration_ms / 1000
  const longest = shape.max_seconds?.(limits)
  if (seconds !== null && longest !== undefined && seconds > longest) {
    issues.push(issue('error', 'video_too_long', { ...named, used: Math.ceil(seconds), max: longest }))
  }
  if (seconds !== null && shape.min_seconds !== undefined && seconds < shape.min_seconds) {
    issues.push(issue('error', 'video_too_short', { ...named, used: Math.floor(seconds * 10) / 10, min: shape.min_seconds }))
  }
  const ratio = one.width / one.height
  if (shape.ratio && (ratio < shape.ratio.min - 0.005 || ratio > shape.ratio.max + 0.005)) {
    const size = { width: one.width, height: one.height }
    issues.push(issue('error', 'image_ratio', { ...named, ...size, min: shape.ratio.min, max: shape.ratio.max }))
  }
  return issues
}

/** What an image of this type must be; null: none are taken. A number that only some types have is that type's. */
function imageLimits(takes: MediaShape, limits: Limits, mime: string): ImageLimits | null {
  const types = takes.types(limits).filter((type) => type.startsWith('image/'))
  if (types.length === 0 || takes.max(limits) === 0) return null
  return {
    types,
    max_bytes: takes.max_bytes?.(limits, mime) ?? null,
    max_pixels: takes.max_pixels?.(limits) ?? null,
    min_size: takes.min_size ?? null,
    ratio: takes.ratio ?? null,
  }
}

function factsOf(shape: Shape, limits: Limits): RuleFact[] {
  const facts: RuleFact[] = []
  const add = <K extends keyof typeof ruleTexts>(rule: RuleName, says: K, values: RuleFact['values'] = {}): void => {
    facts.push({ rule, says: ruleTexts[says], values, source: shape.sources?.[rule] ?? null })
  }
  const { media } = shape
  const max = shape.max(limits)
  if (max !== null) add('text', shape.unit === unitTexts.bytes ? 'text_bytes' : 'text', { max })
  if (shape.max_bytes !== undefined) add('text', 'text_bytes', { max: shape.max_bytes })
  if (shape.title_max !== undefined) add('title', 'title', { max: shape.title_max })
  if (shape.link_max !== undefined) add('link', 'link', { max: shape.link_max })
  if (shape.max_links !== undefined) add('link', 'links', { max: shape.max_links })
  if (shape.max_hashtags !== undefined) add('hashtags', 'hashtags', { max: shape.max_hashtags })
  if (shape.max_mentions !== undefined) add('mentions', 'mentions', { max: shape.max_mentions })
  const images = imageLimits(media, limits, 'image/jpeg')
  if (images) {
    add('images', 'images', { max: media.max(limits) })
    add('image_types', 'image_types', { types: shorter(images.types) })
    if (images.max_bytes !== null) {
      const [says, unit] = images.max_bytes < 1e6 ? (['image_kilobytes', 1e3] as const) : (['image_megabytes', 1e6] as const)
      add('image_bytes', says, { max: tenths(images.max_bytes / unit) })
    }
    if (images.max_pixels !== null) add('image_size', 'image_pixels', { max: Math.floor(images.max_pixels / 1e6) })
    if (images.min_size) add('image_size', images.min_size.height > 1 ? 'image_min' : 'image_min_width', { ...images.min_size })
    if (images.ratio) add('image_ratio', 'image_ratio', { ...images.ratio })
  }
  if (media.video_types !== undefined) {
    add('video', 'video', {
      max: media.video?.max ?? 1,
      types: shorter(media.video_types.filter((type) => type.startsWith('video/'))),
    })
    const bytes_max = media.video?.max_bytes?.(limits)
    if (bytes_max !== undefined) {
      const [says, unit] = bytes_max < 1e9 ? (['video_megabytes', 1e6] as const) : (['video_gigabytes', 1e9] as const)
      add('video', says, { max: tenths(bytes_max / unit) })
    }
    const longest = media.video?.max_seconds?.(limits)
    const shortest = media.video?.min_seconds ?? 0
    if (longest !== undefined && shortest > 0) add('video', 'video_seconds', { min: shortest, max: longest })
    else if (longest !== undefined && longest % 60 === 0) add('video', 'video_minutes', { max: longest / 60 })
    else if (longest !== undefined) add('video', 'video_seconds_most', { max: longest })
    if (media.video?.ratio) add('video', 'video_ratio', { ...media.video.ratio })
  }
  if (shape.alt && (images || media.video_types)) add('alt', 'alt', { max: limit(limits, 'description_limit', shape.alt.max) })
  addFeed(shape.feed ?? {}, add)
  return facts
}

function addFeed(
  { fold = null, title_fold = null, crop = null }: Partial<Feed>,
  add: (rule: RuleName, says: keyof typeof ruleTexts, values: RuleFact['values']) => void,
): void {
  if (fold) {
    const { characters, lines } = fold
    if (lines === null) add('fold', 'fold', { characters })
    else add('fold', 'fold_lines', { characters, lines })
  }
  if (title_fold !== null) add('fold', 'fold_title', { characters: title_fold })
  if (crop) {
    const { min, max } = crop
    if (max === null) add('crop', 'crop_tall', { min })
    else if (min === max) add('crop', 'crop_to', { min })
    else add('crop', 'crop', { min, max })
  }
}

/** Types as people name them: `jpeg`, `mp4`, `mov`. */
function shorter(types: readonly string[]): string {
  return types.map((type) => (type === 'video/quicktime' ? 'mov' : type.replace(/^\w+\//, ''))).join(', ')
}

/** A limit is never said to be more than it is. */
function tenths(value: number): number {
  return Math.floor(value * 10) / 10
}

function mediumIssues(takes: MediaShape, network: Named, one: Media, limits: Limits): Issue[] {
  const types = isVideo(one) ? (takes.video_types ?? []) : takes.types(limits)
  const named = { ...network, file: one.file_name, mime: one.mime }
  if (!types.includes(one.mime)) {
    const risky = takes.risky_types?.includes(one.mime) === true
    const known = [types, takes.types(limits), takes.video_types ?? []].find((one) => one.length > 0) ?? []
    const shown = { ...named, types: shorter(known) }
    if (!risky) return [issue('error', 'media_type', shown)]
    return [
      issue('warning', 'media_type_risky', shown),
      ...(isVideo(one) ? videoIssues(takes, named, one, limits) : sizeIssues(takes, named, one, limits)),
    ]
  }
  return isVideo(one) ? videoIssues(takes, named, one, limits) : sizeIssues(takes, named, one, limits)
}

function sizeIssues(takes: MediaShape, named: Named & { file: string }, one: Media, limits: Limits): Issue[] {
  const issues: Issue[] = []
  const size = { width: one.width, height: one.height }
  const kilobytes = Math.ceil(one.bytes / 1000)
  const heaviest = takes.max_bytes?.(limits, one.mime)
  if (heaviest !== undefined && one.bytes > heaviest) {
    issues.push(issue('error', 'image_too_heavy', { ...named, used: kilobytes, max: Math.floor(heaviest / 1000) }))
  }
  if (takes.min_bytes !== undefined && one.bytes < takes.min_bytes) {
    issues.push(issue('error', 'image_too_light', { ...named, used: kilobytes, min: Math.ceil(takes.min_bytes / 1000) }))
  }
  const least = takes.min_size
  if (least && (one.width < least.width || one.height < least.height)) {
    issues.push(issue('error', 'image_too_small', { ...named, ...size, min_width: least.width, min_height: least.height }))
  }
  const pixels = takes.max_pixels?.(limits)
  if (pixels !== undefined && one.width * one.height > pixels) {
    issues.push(issue('error', 'image_too_many_pixels', { ...named, ...size }))
  }
  const ratio = one.width / one.height
  // Half a pixel of tolerance: 1080 × 566 is what everybody calls 1.91:1.
  if (takes.ratio && (ratio < takes.ratio.min - 0.005 || ratio > takes.ratio.max + 0.005)) {
    issues.push(issue('error', 'image_ratio', { ...named, ...size, min: takes.ratio.min, max: takes.ratio.max }))
  }
  return issues
}

function altIssues(shape: Shape, network: Named, content: Content, limits: Limits): Issue[] {
  if (shape.alt === null) return []
  const issues: Issue[] = []
  const max = limit(limits, 'description_limit', shape.alt.max)
  for (const one of content.media) {
    if (isVideo(one)) continue
    const alt = one.alt?.trim() ?? ''
    if (alt === '' && !one.no_alt) issues.push(issue('warning', 'alt_missing', { file: one.file_name }))
    if (codePoints(alt) > max) {
      issues.push(issue('error', 'alt_too_long', { ...network, file: one.file_name, used: codePoints(alt), max }))
    }
  }
  return issues
}
