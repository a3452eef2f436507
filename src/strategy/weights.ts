/**
 * The tables of the strategy engine, version 2026-11-22.1. They are judgement kept as data: a change
 * is a new version, stored with every strategy. Scores and shares are out of 100; minutes are whole minutes.
 */

export const strategyNetworks = [
  'facebook',
  'instagram',
  'linkedin',
  'x',
  'youtube',
  'pinterest',
  'threads',
  'mastodon',
  'bluesky',
  'tiktok',
  'blog',
  'gbp',
  'telegram',
  'tumblr',
] as const
export type StrategyNetwork = (typeof strategyNetworks)[number]

/** Names that clients still give: closed networks, and `twitter`, which goes on as `x`. */
export const formerNetworks = ['viadeo', 'google_plus', 'foursquare', 'twitter', 'vine', 'periscope'] as const
export type FormerNetwork = (typeof formerNetworks)[number]

export const criterionIds = ['objective', 'content', 'audience', 'age', 'sector', 'geo', 'existing', 'measurability'] as const
export type Criterion = (typeof criterionIds)[number]

export const objectiveIds = [
  'awareness',
  'sales',
  'leads',
  'traffic',
  'local_visits',
  'support',
  'loyalty',
  'recruitment',
  'market_insight',
  'reputation',
] as const
export type Objective = (typeof objectiveIds)[number]

export const ageBandIds = ['15-24', '25-34', '35-49', '50-64', '65+'] as const
export type AgeBand = (typeof ageBandIds)[number]

export const sectorIds = [
  'retail_shop',
  'ecommerce',
  'restaurant_hotel',
  'tourism',
  'crafts_construction',
  'beauty_wellness',
  'health',
  'b2b_services',
  'tech_saas',
  'industry',
  'real_estate',
  'education_training',
  'nonprofit_culture',
  'food_producer',
  'events_leisure',
  'other',
] as const
export type Sector = (typeof sectorIds)[number]

export const geoScopeIds = ['local', 'national', 'international'] as const
export type GeoScope = (typeof geoScopeIds)[number]

export const abilityIds = ['writing_short', 'writing_long', 'photo', 'design', 'short_video', 'long_video'] as const
export type Ability = (typeof abilityIds)[number]

export const regulatedFieldIds = [
  'none',
  'alcohol',
  'tobacco_vaping',
  'gambling',
  'health_claims',
  'aesthetic_medicine',
  'finance_crypto',
  'political_social',
  'products_for_children',
  'legal_profession',
] as const
export type RegulatedField = (typeof regulatedFieldIds)[number]

export const maturityIds = ['none', 'beginner', 'intermediate', 'advanced'] as const
export type Maturity = (typeof maturityIds)[number]

/** From the lightest presence to the fullest. */
export const levelIds = ['minimal', 'light', 'full'] as const
export type Level = (typeof levelIds)[number]

/** What a cadence counts. */
export const pieceIds = [
  'text_short',
  'text_pro',
  'image_post',
  'carousel',
  'short_video',
  'long_video',
  'article',
  'story',
  'listing_update',
  'pin',
  'link_share',
] as const
export type Piece = (typeof pieceIds)[number]

export const pillarIds = ['expertise', 'proof', 'behind', 'offer', 'community', 'news', 'jobs', 'service'] as const
export type Pillar = (typeof pillarIds)[number]

type PerNetwork = Readonly<Record<StrategyNetwork, number>>
type PerLevel = Readonly<Record<Level, number>>

export interface Weights {
  readonly version: string
  /** Listings rather than conversations: kept beside the networks, never one of them. */
  readonly foundation: readonly StrategyNetwork[]
  /** Points out of 100. */
  readonly criteria_weights: Readonly<Record<Criterion, number>>
  /** Points that move from age to audience when every customer is a business. */
  readonly b2b_shift: number
  /** For the first, second and third objective. */
  readonly objective_rank_weights: readonly number[]
  /** Raw points (0–10 000) from which a network may be recommended. */
  readonly min_score: number
  /** Raw points below the first network where the search for phase 1 ends. */
  readonly fallback_margin: number
  /** Raw points below the chosen network where a near tie ends. */
  readonly near_tie_margin: number
  readonly retire_map: Readonly<Record<FormerNetwork, StrategyNetwork>>
  /** Former names of accounts that live on, hence not reported as retired. */
  readonly renamed: readonly FormerNetwork[]
  readonly tables: {
    readonly objective: Readonly<Record<Objective, PerNetwork>>
    readonly audience: Readonly<Record<'b2b' | 'b2c', PerNetwork>>
    readonly age: Readonly<Record<AgeBand, PerNetwork>>
    readonly sector_default: number
    readonly sector: Readonly<Record<Sector, Readonly<Partial<Record<StrategyNetwork, number>>>>>
    /** Share of a network's content that each ability makes. */
    readonly content: Readonly<Record<StrategyNetwork, Readonly<Partial<Record<Ability, number>>>>>
    readonly content_gate: number
    readonly content_outsourced_floor: number
    readonly geo: Readonly<Record<GeoScope, PerNetwork>>
    readonly existing: Readonly<Record<'none' | 'dormant' | 'active' | 'active_strong', number>>
    readonly existing_strong_followers: number
    readonly measurability: PerNetwork
    /** Fields whose advertising rules close a network; to be read again every year. */
    readonly regulated_gate: Readonly<Partial<Record<StrategyNetwork, readonly RegulatedField[]>>>
  }
  readonly hours: {
    readonly rule_per_network: number
    readonly overhead_minutes: number
    readonly foundation_minutes: number
    /** Percent of the available time by network of phase 2, for one to four networks. */
    readonly shares_by_count: Readonly<Record<1 | 2 | 3 | 4, readonly number[]>>
    readonly cap_by_maturity: Readonly<Record<Maturity, 1 | 2 | 3 | 4>>
    readonly minutes_per_piece: Readonly<Record<Piece, number>>
    /** Days a week, minutes a day. */
    readonly community: Readonly<Record<Level, { readonly days: number; readonly minutes: number }>>
    readonly listening_per_week: PerLevel
    readonly reporting_per_month: { readonly first: PerLevel; readonly additional: number }
    readonly support_multiplier: number
    readonly cadence_per_quarter: Readonly<Record<StrategyNetwork, Readonly<Record<Level, Cadence>>>>
  }
  readonly pillars: {
    readonly by_objective: Readonly<Record<Objective, Readonly<Partial<Record<Pillar, number>>>>>
    readonly offer_max: number
  }
}

/** Pieces per quarter of thirteen weeks. */
export type Cadence = Readonly<Partial<Record<Piece, number>>>

/** A row of the tables: its columns are the networks, in their order. */
function perNetwork(
  facebook: number,
  instagram: number,
  linkedin: number,
  x: number,
  youtube: number,
  pinterest: number,
  threads: number,
  mastodon: number,
  bluesky: number,
  tiktok: number,
  blog: number,
  gbp: number,
  telegram: number,
  tumblr: number,
): PerNetwork {
  return {
    facebook,
    instagram,
    linkedin,
    x,
    youtube,
    pinterest,
    threads,
    mastodon,
    bluesky,
    tiktok,
    blog,
    gbp,
    telegram,
    tumblr,
  }
}

export const defaultWeights: Weights = {
  version: '2026-11-22.1',
  foundation: ['gbp'],
  criteria_weights: { objective: 30, content: 15, audience: 15, age: 15, sector: 10, geo: 5, existing: 5, measurability: 5 },
  b2b_shift: 10,
  objective_rank_weights: [100, 60, 30],
  min_score: 4500,
  fallback_margin: 1500,
  near_tie_margin: 500,
  retire_map: { viadeo: 'linkedin', google_plus: 'gbp', foursquare: 'gbp', twitter: 'x', vine: 'tiktok', periscope: 'youtube' },
  renamed: ['twitter'],
  tables: {
    objective: {
      awareness: perNetwork(70, 80, 65, 45, 75, 50, 40, 20, 25, 85, 55, 50, 20, 20),
      sales: perNetwork(75, 80, 40, 20, 55, 65, 20, 5, 10, 70, 55, 65, 35, 15),
      leads: perNetwork(55, 45, 90, 30, 50, 25, 20, 10, 15, 35, 75, 65, 30, 10),
      traffic: perNetwork(50, 30, 55, 40, 45, 80, 30, 30, 40, 25, 90, 65, 45, 30),
      local_visits: perNetwork(75, 65, 10, 10, 25, 15, 10, 5, 5, 45, 30, 100, 15, 5),
      support: perNetwork(80, 65, 35, 75, 35, 5, 40, 35, 45, 30, 30, 65, 75, 15),
      loyalty: perNetwork(85, 80, 45, 40, 55, 35, 45, 35, 40, 55, 50, 40, 70, 35),
      recruitment: perNetwork(50, 45, 100, 20, 35, 5, 10, 15, 20, 45, 35, 10, 10, 5),
      market_insight: perNetwork(60, 55, 70, 75, 40, 35, 50, 45, 55, 45, 35, 60, 40, 30),
      reputation: perNetwork(70, 55, 65, 60, 45, 15, 35, 25, 35, 45, 60, 95, 15, 10),
    },
    audience: {
      b2b: perNetwork(40, 35, 100, 45, 60, 15, 25, 30, 35, 25, 80, 45, 25, 5),
      b2c: perNetwork(85, 85, 25, 35, 75, 60, 40, 15, 20, 75, 60, 85, 35, 20),
    },
    age: {
      '15-24': perNetwork(35, 85, 35, 30, 90, 30, 15, 2, 4, 75, 40, 70, 15, 6),
      '25-34': perNetwork(65, 75, 45, 24, 88, 33, 15, 4, 6, 50, 50, 80, 18, 5),
      '35-49': perNetwork(78, 55, 40, 15, 85, 28, 10, 4, 6, 35, 55, 80, 15, 3),
      '50-64': perNetwork(74, 39, 25, 6, 75, 22, 4, 3, 4, 20, 55, 75, 8, 1),
      '65+': perNetwork(60, 20, 10, 4, 60, 15, 2, 2, 2, 8, 50, 60, 4, 1),
    },
    sector_default: 50,
    sector: {
      retail_shop: { facebook: 75, instagram: 80, pinterest: 60, tiktok: 65, gbp: 95, linkedin: 20, x: 20, blog: 45 },
      ecommerce: { instagram: 85, tiktok: 75, pinterest: 75, facebook: 70, youtube: 55, blog: 65, gbp: 25, linkedin: 25 },
      restaurant_hotel: { instagram: 90, facebook: 80, gbp: 100, tiktok: 70, linkedin: 15, x: 15, pinterest: 35, blog: 30 },
      tourism: { instagram: 90, facebook: 75, youtube: 70, pinterest: 65, tiktok: 65, gbp: 80, blog: 65, linkedin: 25, x: 25 },
      crafts_construction: {
        facebook: 75,
        instagram: 75,
        gbp: 95,
        pinterest: 65,
        youtube: 60,
        tiktok: 55,
        linkedin: 40,
        x: 15,
        blog: 50,
      },
      beauty_wellness: { instagram: 95, tiktok: 80, facebook: 65, pinterest: 65, gbp: 90, youtube: 55, linkedin: 15, x: 15 },
      health: { gbp: 85, facebook: 60, blog: 70, youtube: 55, linkedin: 50, instagram: 45, tiktok: 30, x: 30 },
      b2b_services: {
        linkedin: 95,
        blog: 80,
        youtube: 50,
        x: 45,
        facebook: 35,
        instagram: 30,
        tiktok: 15,
        pinterest: 10,
        gbp: 50,
        tumblr: 5,
      },
      tech_saas: {
        linkedin: 90,
        youtube: 65,
        x: 60,
        bluesky: 50,
        mastodon: 45,
        blog: 85,
        facebook: 30,
        instagram: 30,
        gbp: 20,
        telegram: 35,
        pinterest: 10,
        tiktok: 25,
        tumblr: 5,
      },
      industry: {
        linkedin: 90,
        youtube: 65,
        blog: 65,
        facebook: 40,
        instagram: 35,
        gbp: 45,
        x: 30,
        tiktok: 25,
        pinterest: 10,
        tumblr: 5,
      },
      real_estate: {
        instagram: 75,
        facebook: 75,
        gbp: 85,
        linkedin: 50,
        youtube: 60,
        tiktok: 55,
        pinterest: 40,
        blog: 55,
        x: 20,
      },
      education_training: { linkedin: 75, youtube: 80, instagram: 65, facebook: 60, tiktok: 55, blog: 75, gbp: 55, x: 35 },
      nonprofit_culture: {
        facebook: 80,
        instagram: 75,
        mastodon: 45,
        bluesky: 45,
        youtube: 60,
        linkedin: 50,
        tiktok: 50,
        gbp: 50,
        x: 40,
      },
      food_producer: { instagram: 85, facebook: 80, pinterest: 60, tiktok: 65, gbp: 75, blog: 45, linkedin: 25, x: 15 },
      events_leisure: { facebook: 85, instagram: 85, tiktok: 70, youtube: 55, gbp: 75, linkedin: 30, x: 35 },
      other: {},
    },
    content: {
      facebook: { photo: 35, writing_short: 35, short_video: 20, design: 10 },
      instagram: { photo: 40, short_video: 35, design: 25 },
      linkedin: { writing_short: 45, writing_long: 20, design: 20, photo: 15 },
      x: { writing_short: 80, photo: 10, design: 10 },
      youtube: { long_video: 60, short_video: 30, writing_long: 10 },
      pinterest: { photo: 45, design: 45, writing_short: 10 },
      threads: { writing_short: 75, photo: 25 },
      mastodon: { writing_short: 80, photo: 20 },
      bluesky: { writing_short: 80, photo: 20 },
      tiktok: { short_video: 90, writing_short: 10 },
      blog: { writing_long: 80, photo: 20 },
      gbp: { photo: 50, writing_short: 50 },
      telegram: { writing_short: 70, photo: 20, short_video: 10 },
      tumblr: { photo: 40, writing_short: 30, design: 30 },
    },
    content_gate: 20,
    content_outsourced_floor: 40,
    geo: {
      local: perNetwork(85, 75, 45, 25, 40, 25, 25, 15, 15, 50, 45, 100, 25, 10),
      national: perNetwork(70, 75, 80, 45, 75, 60, 40, 25, 30, 70, 80, 40, 35, 20),
      international: perNetwork(60, 75, 90, 55, 85, 70, 50, 35, 40, 70, 80, 15, 50, 30),
    },
    existing: { none: 30, dormant: 50, active: 80, active_strong: 100 },
    existing_strong_followers: 1000,
    measurability: perNetwork(90, 85, 70, 55, 90, 85, 85, 60, 60, 50, 80, 65, 50, 55),
    regulated_gate: { tiktok: ['alcohol'] },
  },
  hours: {
    rule_per_network: 32,
    overhead_minutes: 90,
    foundation_minutes: 130,
    shares_by_count: { 1: [100], 2: [60, 40], 3: [50, 30, 20], 4: [40, 25, 20, 15] },
    cap_by_maturity: { none: 1, beginner: 2, intermediate: 3, advanced: 4 },
    minutes_per_piece: {
      text_short: 20,
      text_pro: 45,
      image_post: 40,
      carousel: 75,
      short_video: 90,
      long_video: 480,
      article: 230,
      story: 10,
      listing_update: 15,
      pin: 20,
      link_share: 15,
    },
    community: { minimal: { days: 3, minutes: 10 }, light: { days: 5, minutes: 15 }, full: { days: 5, minutes: 30 } },
    listening_per_week: { minimal: 10, light: 20, full: 45 },
    reporting_per_month: { first: { minimal: 60, light: 90, full: 120 }, additional: 30 },
    support_multiplier: 2,
    cadence_per_quarter: {
      facebook: {
        minimal: { image_post: 13, link_share: 13 },
        light: { image_post: 26, link_share: 13 },
        full: { image_post: 39, link_share: 13, short_video: 13 },
      },
      instagram: {
        minimal: { image_post: 26, story: 13 },
        light: { image_post: 26, short_video: 13, story: 39 },
        full: { image_post: 26, carousel: 13, short_video: 13, story: 91 },
      },
      linkedin: {
        minimal: { text_pro: 13 },
        light: { text_pro: 26 },
        full: { text_pro: 26, image_post: 13, carousel: 13 },
      },
      x: {
        minimal: { text_short: 39 },
        light: { text_short: 65 },
        full: { text_short: 130 },
      },
      youtube: {
        minimal: { long_video: 3 },
        light: { long_video: 6 },
        full: { long_video: 6, short_video: 13 },
      },
      pinterest: {
        minimal: { pin: 39 },
        light: { pin: 65 },
        full: { pin: 130 },
      },
      threads: {
        minimal: { text_short: 39 },
        light: { text_short: 65 },
        full: { text_short: 91 },
      },
      mastodon: {
        minimal: { text_short: 39 },
        light: { text_short: 65 },
        full: { text_short: 91 },
      },
      bluesky: {
        minimal: { text_short: 39 },
        light: { text_short: 65 },
        full: { text_short: 91 },
      },
      tiktok: {
        minimal: { short_video: 13 },
        light: { short_video: 26 },
        full: { short_video: 52 },
      },
      blog: {
        minimal: { article: 3 },
        light: { article: 6 },
        full: { article: 13 },
      },
      gbp: {
        minimal: { listing_update: 13 },
        light: { listing_update: 13 },
        full: { listing_update: 26 },
      },
      telegram: {
        minimal: { text_short: 26 },
        light: { text_short: 39 },
        full: { text_short: 65 },
      },
      tumblr: {
        minimal: { image_post: 26 },
        light: { image_post: 39 },
        full: { image_post: 65 },
      },
    },
  },
  pillars: {
    by_objective: {
      awareness: { expertise: 30, proof: 15, behind: 25, offer: 10, community: 10, news: 10 },
      sales: { expertise: 20, proof: 25, behind: 10, offer: 25, community: 15, service: 5 },
      leads: { expertise: 45, proof: 30, behind: 10, offer: 10, news: 5 },
      traffic: { expertise: 50, proof: 10, behind: 10, offer: 15, news: 15 },
      local_visits: { expertise: 10, proof: 20, behind: 25, offer: 25, community: 10, news: 10 },
      support: { expertise: 20, proof: 10, behind: 10, community: 15, service: 45 },
      loyalty: { expertise: 15, proof: 10, behind: 20, offer: 10, community: 35, service: 10 },
      recruitment: { expertise: 15, proof: 5, behind: 40, community: 10, news: 5, jobs: 25 },
      market_insight: { expertise: 20, proof: 10, behind: 10, community: 45, news: 15 },
      reputation: { expertise: 25, proof: 35, behind: 15, community: 10, service: 15 },
    },
    offer_max: 25,
  },
}
