import sharp from 'sharp'
import { buildReport } from '../../src/report/build-report.ts'
import type { Pictures } from '../../src/report/compose.ts'
import type { Report } from '../../src/report/report.ts'
import type { Measured, NetworkMonth, PublishedPost, RankedPost, WeekPattern } from '../../src/report/report.ts'
import type { TestContext } from '../support/context.ts'
import { addBakery, addEntries, addStrategy } from './sample.ts'

const captured_at = '2026-12-01T06:30:00.000Z'

function read(value: number, source: Measured['source'] = 'api'): Measured {
  return { value, reason: null, at_least: false, source, captured_at }
}

function missing(reason: NonNullable<Measured['reason']>): Measured {
  return { value: null, reason, at_least: false, source: null, captured_at: null }
}

const titles = [
  'Le kouglof sort du four à six heures : venez le goûter encore tiède',
  'Notre apprentie façonne ses premiers bretzels',
  'Le pain de la semaine : seigle et noix',
  'Marché de Noël : nos horaires de décembre',
  'Fermé le 11 novembre',
  'Une question sur le levain ?',
  'La galette, déjà ?',
]
const values = [1240, 910, 655, 480, 310, 190, 150]
const pillars = ['behind', 'behind', 'offer', 'news', 'news', 'expertise', 'offer'] as const

function ranked(index: number, lesson: RankedPost['lesson'], picture: RankedPost['picture']): RankedPost {
  const reach = 1000 - index * 40
  const value = values[index] ?? 0
  return {
    post_id: index + 1,
    delivery_id: index + 1,
    title: titles[index] ?? '',
    network: 'facebook',
    url: `https://example.org/${index + 1}`,
    published_on: `2026-11-${String(3 + index * 3).padStart(2, '0')}`,
    pillar: pillars[index] ?? null,
    format: index < 2 ? 'image' : 'text',
    value,
    age_hours: 169,
    engagements: Math.round((value * reach) / 10_000),
    reach,
    impressions: null,
    views: null,
    clicks: 12 - index,
    lesson,
    picture,
  }
}

const published: readonly PublishedPost[] = titles.map((title, index) => ({
  id: index + 1,
  title,
  pillar: pillars[index] ?? null,
  deliveries: [
    {
      network: 'facebook',
      account: 'page',
      url: `https://example.org/${index + 1}`,
      published_at: `2026-11-${String(3 + index * 3).padStart(2, '0')}T07:00:00.000Z`,
      published_on: `2026-11-${String(3 + index * 3).padStart(2, '0')}`,
      state: 'measured',
      age_hours: 169,
      engagements: Math.round(((values[index] ?? 0) * (1000 - index * 40)) / 10_000),
      rate_bp: values[index] ?? 0,
      rate_by: 'reach',
    },
  ],
}))

const young: PublishedPost = {
  id: 8,
  title: 'Demain, premier dimanche de l’Avent',
  pillar: 'news',
  deliveries: [
    {
      network: 'mastodon',
      account: 'fournil',
      url: null,
      published_at: '2026-11-28T17:00:00.000Z',
      published_on: '2026-11-28',
      state: 'in_progress',
      age_hours: 111,
      engagements: null,
      rate_bp: null,
      rate_by: null,
    },
  ],
}

const week: WeekPattern = {
  network: 'facebook',
  compared_by: 'er_by_reach',
  posts: 34,
  cells: [
    { weekday: 1, hour: 6, posts: 4, median: 320 },
    { weekday: 2, hour: 6, posts: 6, median: 610 },
    { weekday: 2, hour: 18, posts: 3, median: 980 },
    { weekday: 4, hour: 12, posts: 5, median: 240 },
    { weekday: 5, hour: 18, posts: 2, median: 0 },
    { weekday: 6, hour: 9, posts: 8, median: 1240 },
    { weekday: 0, hour: 9, posts: 6, median: 720 },
  ],
  best: [
    { weekday: 6, hour: 9, posts: 8 },
    { weekday: 0, hour: 9, posts: 6 },
  ],
}

const facebook: Partial<NetworkMonth> = {
  published: 7,
  minutes: 470,
  minutes_reason: null,
  cost: 18_800,
  cost_reason: null,
  margin: 30_600,
  margin_reason: null,
  reach: read(4120),
  reach_of_posts: 6160,
  impressions: missing('not_given_by_network'),
  views: { ...read(9310), at_least: true },
  engagements: read(412),
  rate: { by: 'reach', bp: 669, posts: 7 },
  rate_reason: null,
  clicks: read(63),
  followers: read(688, 'import'),
  follower_net: read(24, 'import'),
  sessions: read(141, 'manual'),
  previous: {
    reach: 3890,
    reach_of_posts: 5720,
    impressions: null,
    views: null,
    engagements: 388,
    rate_bp: 642,
    clicks: 71,
    followers: 664,
    at_least: [],
  },
}

/** The month of the sample bakery with figures of every kind: measured, in part, in progress, not given, not collected. */
export async function fullReport(context: TestContext): Promise<{ report: Report; pictures: Pictures }> {
  const client = await addBakery(context)
  await addStrategy(context)
  await addEntries(context)
  const made = await buildReport(context, client, '2026-11', false)
  const { sections } = made
  const first = sections.networks.find(({ network }) => network === 'facebook')
  if (first === undefined) throw new Error('the sample plans no facebook')
  const mastodon: NetworkMonth = {
    ...first,
    network: 'mastodon',
    published: 1,
    planned: null,
    planned_reason: 'nothing_planned',
    minutes: null,
    minutes_reason: 'no_time_logged',
    cost: null,
    cost_reason: 'no_time_logged',
    reach: missing('not_given_by_network'),
    impressions: missing('not_given_by_network'),
    views: missing('not_given_by_network'),
    clicks: missing('not_given_by_network'),
    rate_reason: 'not_given_by_network',
  }
  const report: Report = {
    ...made,
    sender: 'Claire',
    sections: {
      ...sections,
      networks: [{ ...first, ...facebook }, mastodon],
      posts: {
        ...sections.posts,
        published: [...published, young],
        measured: 7,
        in_progress: 1,
        compared_by: 'er_by_reach',
        ranking_reason: null,
        median: 480,
        top: [
          ranked(
            0,
            { code: 'format', value: 'image', share: 2, of: 2 },
            { sha256: 'a', alt: 'Un kouglof doré sur une grille' },
          ),
          ranked(1, { code: 'pillar', value: 'behind', share: 2, of: 2 }, { sha256: 'b', alt: null }),
          ranked(2, { code: 'none', value: null, share: 0, of: 0 }, null),
        ],
        flop: [
          ranked(6, { code: 'weekday', value: '1', share: 2, of: 3 }, null),
          ranked(5, { code: 'format', value: 'text', share: 3, of: 4 }, { sha256: 'gone', alt: 'Un bocal' }),
          ranked(4, { code: 'none', value: null, share: 0, of: 0 }, null),
        ],
        pillars: [
          { pillar: 'behind', planned_percent: 30, published: 2 },
          { pillar: 'offer', planned_percent: 40, published: 2 },
          { pillar: 'news', planned_percent: 20, published: 3 },
          { pillar: 'expertise', planned_percent: 10, published: 1 },
        ],
        week_pattern: week,
        week_pattern_reason: null,
      },
      community: {
        ...sections.community,
        messages: 18,
        messages_reason: null,
        net_sentiment: 42,
        net_sentiment_reason: null,
        rating: 4.6,
        rating_reason: null,
        incidents: 1,
        incidents_reason: null,
        said: {
          mentions: { value: 7, reason: null },
          within_24h_bp: { value: 8_750, reason: null },
          reviews_answered_bp: { value: null, reason: 'none_received' },
          tones: 24,
          tones_by_person: 3,
          voices: [
            { about: 'brand', mentions: 7 },
            { about: 'boulangerie de la gare', mentions: 13 },
          ],
          tags: [
            { tag: 'question', count: 6 },
            { tag: 'complaint', count: 2 },
          ],
          verbatims: [
            {
              tag: 'complaint',
              network: 'facebook',
              fr: 'client 1',
              en: 'customer 1',
              text: 'Le pain était trop cuit samedi.',
            },
            { tag: 'question', network: 'gbp', fr: 'client 2', en: 'customer 2', text: 'Ouvrez-vous le lundi de Pâques ?' },
          ],
          incidents: [
            {
              topic: 'Farine rappelée par le moulin',
              level: 'amber',
              started_at: '2026-11-09T07:30:00.000Z',
              ended_at: '2026-11-10T11:00:00.000Z',
              minutes: 1_650,
              outcome: 'Lot retiré, clients prévenus',
              lesson: 'Prévenir le matin même, avant les premiers clients',
            },
          ],
        },
      },
      next_month: {
        ...sections.next_month,
        experiments: [
          { code: 'more_format', value: 'image', posts: 2, of: 2 },
          { code: 'less_pillar', value: 'news', posts: 2, of: 3 },
        ],
        key_dates: [
          { day: '2026-12-06', fr: 'Saint-Nicolas', en: 'Saint Nicholas' },
          { day: '2026-12-25', fr: 'Noël', en: 'Christmas Day' },
        ],
      },
    },
  }
  return { report, pictures: await drawnPictures() }
}

/** Two small pictures, one wide and one high. */
async function drawnPictures(): Promise<Pictures> {
  const drawn = async (width: number, height: number, color: string) => ({
    mime: 'image/jpeg',
    bytes: await sharp({ create: { width, height, channels: 3, background: color } })
      .composite([
        {
          input: Buffer.from(
            `<svg width="${width}" height="${height}"><circle cx="${width / 2}" cy="${height / 2}" r="${height / 3}" fill="#f3d9a4"/></svg>`,
          ),
        },
      ])
      .jpeg()
      .toBuffer(),
  })
  return new Map([
    ['a', await drawn(480, 320, '#8a4b1f')],
    ['b', await drawn(300, 400, '#33566b')],
  ])
}
