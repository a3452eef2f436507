import type { Block, Card, CardPicture, Cell, Chart } from '../../documents/document.ts'
import { date, list, number, percent } from '../../i18n/format.ts'
import { pillarLabel } from '../../i18n/labels.ts'
import { reasonLabel, reportText } from '../../i18n/report.ts'
import { comparedByLabel, postFormatLabel, postFormatTrait, reportDocumentText } from '../../i18n/report-document.ts'
import { weekdayNames } from '../../i18n/slots.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Lesson, PostsOfMonth, PublishedPost, RankedPost, Report, WeekPattern } from '../report.ts'
import { capital, networkName } from '../words.ts'
import { heading, labelled, left, right, table, unknown } from './cells.ts'

/** Pictures by the hash of the file: those that could be read and made small. */
export type Pictures = ReadonlyMap<string, Pick<CardPicture, 'mime' | 'bytes'>>

type ComparedBy = NonNullable<PostsOfMonth['compared_by']>

export function postBlocks({ sections }: Report, lang: Lang, pictures: Pictures): Block[] {
  const { posts } = sections
  const week = weekBlocks(posts, lang)
  if (posts.published.length === 0 && posts.top.length === 0) {
    return [{ kind: 'paragraph', text: say(lang, reportText.published_nothing) }, ...week]
  }
  return [
    ...comparisonBlocks(posts, lang, pictures),
    ...week,
    ...(posts.published.length === 0 ? [] : [heading(lang, reportDocumentText.all_posts), postTable(posts.published, lang)]),
    ...mixBlocks(posts, lang),
  ]
}

// What was compared

function comparisonBlocks(posts: PostsOfMonth, lang: Lang, pictures: Pictures): Block[] {
  const { compared_by: by, median, measured, in_progress } = posts
  const counts = [
    say(lang, reportDocumentText.posts_measured, { count: measured }),
    ...(in_progress === 0 ? [] : [say(lang, reportDocumentText.posts_in_progress, { count: in_progress })]),
  ]
  if (by === null) {
    return [
      { kind: 'note', text: `${counts.join(', ')}.` },
      { kind: 'note', text: say(lang, reportText.no_ranking) },
    ]
  }
  const middle = median === null ? say(lang, reportText.not_measured) : valueWords(lang, by, median)
  const compared = say(lang, reportDocumentText.compared, { by: say(lang, comparedByLabel[by]), median: middle })
  const side = (ranked: readonly RankedPost[], lessons: 'lesson_above' | 'lesson_below'): Card[] =>
    ranked.map((one) => cardOf(one, { lang, by, middle, lessons, pictures }))
  return [
    { kind: 'note', text: `${[...counts, compared].join(', ')}.` },
    heading(lang, reportDocumentText.top),
    { kind: 'cards', cards: side(posts.top, 'lesson_above') },
    ...(posts.flop.length === 0
      ? []
      : [heading(lang, reportDocumentText.flop), { kind: 'cards' as const, cards: side(posts.flop, 'lesson_below') }]),
  ]
}

function valueWords(lang: Lang, by: ComparedBy, value: number): string {
  return by === 'engagements' ? number(lang, value, 1) : percent(lang, value)
}

function cardOf(
  post: RankedPost,
  {
    lang,
    by,
    middle,
    lessons,
    pictures,
  }: { lang: Lang; by: ComparedBy; middle: string; lessons: 'lesson_above' | 'lesson_below'; pictures: Pictures },
): Card {
  const found = post.picture === null ? undefined : pictures.get(post.picture.sha256)
  const counted = (
    [
      [reportDocumentText.engagements_count, by === 'engagements' ? null : post.engagements],
      [reportDocumentText.reach_count, post.reach],
      [reportDocumentText.impressions_count, post.impressions],
      [reportDocumentText.views_count, post.views],
      [reportDocumentText.clicks_count, post.clicks],
    ] as const
  ).flatMap(([text, count]) => (count === null ? [] : [say(lang, text, { value: number(lang, count) })]))
  const network = networkName(lang, post.network)
  const value = valueWords(lang, by, post.value)
  const against = say(lang, reportDocumentText.against, { value, median: middle })
  const late = lateWords(lang, post)
  const facts: (readonly [string, Cell])[] = [
    [
      say(lang, reportDocumentText.label_published),
      post.published_on === null
        ? network
        : say(lang, reportDocumentText.published_on, { day: date(lang, post.published_on), network }),
    ],
    [capital(say(lang, comparedByLabel[by])), late === null ? against : `${against}, ${late}`],
    ...(counted.length === 0 ? [] : [[say(lang, reportDocumentText.label_figures), counted.join(' · ')] as const]),
    [
      say(lang, reportDocumentText.label_pillar),
      [
        ...(post.pillar === null ? [] : [labelled(lang, pillarLabel, post.pillar)]),
        say(lang, postFormatLabel[post.format]),
      ].join(' · '),
    ],
  ]
  return {
    title: post.title,
    text: lessonWords(lang, post.lesson, lessons),
    facts,
    href: post.url,
    picture: found === undefined ? null : { ...found, alt: post.picture?.alt ?? '' },
  }
}

function lessonWords(lang: Lang, { code, value, share, of }: Lesson, side: 'lesson_above' | 'lesson_below'): string {
  if (code === 'none' || value === null) return say(lang, reportDocumentText.lesson_none)
  const trait =
    code === 'format'
      ? labelled(lang, postFormatTrait, value)
      : code === 'pillar'
        ? say(lang, reportDocumentText.trait_pillar, { pillar: labelled(lang, pillarLabel, value) })
        : say(lang, reportDocumentText.trait_weekday, { day: weekdayNames[lang][Number(value)] ?? value })
  return say(lang, reportDocumentText[side], { trait, share, of })
}

// The week

/** From Monday to Sunday. */
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const
const blockHours = 3

function weekBlocks({ week_pattern: pattern, week_pattern_reason: reason }: PostsOfMonth, lang: Lang): Block[] {
  if (pattern === null || pattern.cells.length === 0) {
    const why = say(lang, reasonLabel[reason ?? 'too_few_for_times'])
    return [{ kind: 'note', text: say(lang, reportDocumentText.week_none, { reason: why }) }]
  }
  const moments = pattern.best.map(({ weekday, hour, posts }) =>
    say(lang, reportDocumentText.week_best_one, {
      day: weekdayNames[lang][weekday] ?? '',
      hours: hoursOf(lang, hour),
      posts: countedWords(lang, posts),
    }),
  )
  return [
    { kind: 'chart', chart: weekChart(pattern, lang) },
    ...(moments.length === 0
      ? []
      : [
          {
            kind: 'note' as const,
            text: say(lang, reportDocumentText.week_best, { posts: pattern.posts, moments: list(lang, moments) }),
          },
        ]),
  ]
}

/** `6 h – 9 h`, `6:00 – 9:00`: with spaces that do not break. */
function hoursOf(lang: Lang, from: number): string {
  const one = (hour: number): string => (lang === 'fr' ? `${hour}\u00A0h` : `${hour}:00`)
  return `${one(from)}\u00A0–\u00A0${one(from + blockHours)}`
}

function countedWords(lang: Lang, count: number): string {
  return say(lang, reportDocumentText.week_counted, { count }).replace(' ', '\u00A0')
}

function weekChart(pattern: WeekPattern, lang: Lang): Chart {
  const hours = pattern.cells.map(({ hour }) => hour)
  const [first, last] = [Math.min(...hours), Math.max(...hours)]
  const columns = Array.from({ length: (last - first) / blockHours + 1 }, (_, index) => first + index * blockHours)
  const dayName = (weekday: number): string => capital(weekdayNames[lang][weekday] ?? '')
  const value = (one: number): string => valueWords(lang, pattern.compared_by, one)
  const counted = (count: number): string => countedWords(lang, count)
  const cells = weekdays.flatMap((weekday, row) =>
    columns.flatMap((hour, column) => {
      const found = pattern.cells.find((cell) => cell.weekday === weekday && cell.hour === hour)
      return found === undefined ? [] : [{ row, column, weekday, hour, value: found.median, count: found.posts }]
    }),
  )
  return {
    kind: 'heatmap',
    id: 'week',
    title: say(lang, reportDocumentText.chart_week),
    about: say(lang, reportDocumentText.chart_week_about, { network: networkName(lang, pattern.network) }),
    rows: weekdays.map(dayName),
    columns: columns.map((hour) => hoursOf(lang, hour)),
    cells,
    name: say(lang, reportDocumentText.week_name, { by: capital(say(lang, comparedByLabel[pattern.compared_by])) }),
    counted,
    format: value,
    tick: value,
    figures: {
      head: [
        left(say(lang, reportDocumentText.week_moment)),
        right(capital(say(lang, comparedByLabel[pattern.compared_by]))),
        right(say(lang, reportText.tile_content)),
      ],
      rows: cells.map(({ weekday, hour, value: median, count }) => [
        `${dayName(weekday)}, ${hoursOf(lang, hour)}`,
        value(median),
        number(lang, count),
      ]),
    },
  }
}

const lateDays = 10

/** A post has more on its 28th day than the others on their seventh: said where it was read that late. */
function lateWords(lang: Lang, { age_hours }: { readonly age_hours: number | null }): string | null {
  if (age_hours === null || age_hours <= lateDays * 24) return null
  return say(lang, reportDocumentText.read_after, { days: Math.floor(age_hours / 24) })
}

// All of them

function postTable(published: readonly PublishedPost[], lang: Lang): Block {
  const pillarOf = (pillar: string | null): string => (pillar === null ? '' : labelled(lang, pillarLabel, pillar))
  const anyPillar = published.some(({ pillar }) => pillar !== null)
  const rows = published.flatMap((post) =>
    post.deliveries.map((delivery, index): Cell[] => [
      date(lang, delivery.published_on),
      index > 0 ? '' : delivery.url === null ? post.title : { text: post.title, href: delivery.url },
      ...(anyPillar ? [index > 0 ? '' : pillarOf(post.pillar)] : []),
      index > 0 && delivery.url !== null
        ? { text: networkName(lang, delivery.network), href: delivery.url }
        : networkName(lang, delivery.network),
      resultCell(delivery, lang),
    ]),
  )
  return table(
    [
      left(say(lang, reportText.column_day)),
      left(say(lang, reportText.column_post)),
      ...(anyPillar ? [left(say(lang, reportText.column_pillar))] : []),
      left(say(lang, reportText.column_network)),
      right(say(lang, reportDocumentText.column_result)),
    ],
    rows,
  )
}

/** Reactions, comments and shares at seven days; a younger post is not judged. */
function resultCell(delivery: PublishedPost['deliveries'][number], lang: Lang): Cell {
  const { state, age_hours, engagements } = delivery
  if (state === 'in_progress') {
    const text =
      age_hours === null
        ? say(lang, reportDocumentText.in_progress)
        : say(lang, reportDocumentText.in_progress_days, { count: Math.floor(age_hours / 24) })
    return { text, unknown: true }
  }
  if (engagements === null) return unknown(lang, 'not_collected')
  const late = lateWords(lang, delivery)
  return late === null ? number(lang, engagements) : `${number(lang, engagements)} (${late})`
}

function mixBlocks({ published, pillars }: PostsOfMonth, lang: Lang): Block[] {
  if (!published.some(({ pillar }) => pillar !== null)) return []
  return [
    heading(lang, reportDocumentText.mix),
    table(
      [
        left(say(lang, reportText.column_pillar)),
        right(say(lang, reportText.column_share_planned)),
        right(say(lang, reportText.column_published)),
      ],
      pillars.map((row) => [
        capital(say(lang, pillarLabel[row.pillar])),
        percent(lang, row.planned_percent * 100),
        number(lang, row.published),
      ]),
    ),
  ]
}
