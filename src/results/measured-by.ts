import type { Client } from '../store/clients.ts'
import type { KpiId } from '../strategy/kpis.ts'
import type { KpiFigure } from './kpi-month.ts'

/** Figures that no network gives: somebody counts and types them. */
const counted: readonly KpiId[] = [
  'share_of_voice',
  'response_rate',
  'response_time_median_min',
  'within_24h',
  'net_sentiment',
  'negative_share_bp',
  'rating',
  'reviews_count',
  'reviews_answered',
  'ugc_month',
  'applications_month',
  'repeat_rate',
  // the listing's interface has to be applied for
  'gbp_directions',
  'gbp_calls',
]

/** What to type so that the indicator is measured; null: nothing helps, or time alone does. */
export function measuredBy({ kpi, month, reason }: KpiFigure, { slug }: Client): string | null {
  const typed = `smm metrics add --month ${month} -c ${slug}`
  switch (reason) {
    case 'not_collected':
    case 'no_reading_at_month_end':
    case 'followers_unknown':
    case 'no_both_figures':
      if (kpi === 'crisis_index') return null
      return counted.includes(kpi) ? typed : `smm metrics pull -c ${slug}`
    case 'not_given_by_network':
    case 'no_customers_counted':
      return typed
    case 'not_permitted':
      return `smm account check -c ${slug}`
    case 'no_site_statistics':
      return `smm metrics import visits.csv -c ${slug}`
    case 'no_strategy':
      return `smm init -c ${slug}`
    case 'not_asked':
      return `smm init --complete -c ${slug}`
    case 'no_time_logged':
      return `smm time add 45 -c ${slug}`
    case 'no_cost_entered':
      return `smm cost add 30 --kind ads -c ${slug}`
    case 'no_tracking':
      return `smm client edit ${slug} --track promo_code=${month}`
    case 'no_leads_logged':
      return `smm lead add -c ${slug}`
    case 'no_orders':
    case 'return_not_measured':
      return `smm sale add 120 --evidence promo_code -c ${slug}`
    case 'no_hires_logged':
      return `smm hire add -c ${slug}`
    case 'no_ambassadors_noted':
      return `smm ambassador add "…" -c ${slug}`
    case 'no_insights_noted':
      return `smm idea add "…" --kind lesson -c ${slug}`
    case 'not_additive':
      return kpi === 'reach_month' ? `smm kpi show --kpi reach_sum -c ${slug}` : null
    default:
      return null
  }
}
