import type { DeliveryStatus } from '../store/deliveries.ts'
import type { Text } from './text.ts'

/** Published, and taken away from its network again (`deleted_at`). */
export const takenAwayLabel = { fr: 'retirée du réseau', en: 'taken away' } as const satisfies Text

/** Apart from the other labels: the list of every day needs these alone. */
export const deliveryStatusLabel = {
  draft: { fr: 'brouillon', en: 'draft' },
  awaiting_approval: { fr: 'à valider', en: 'awaiting approval' },
  scheduled: { fr: 'programmée', en: 'scheduled' },
  held: { fr: 'suspendue', en: 'on hold' },
  sending: { fr: 'envoi en cours', en: 'being sent' },
  retrying: { fr: 'nouvel essai prévu', en: 'to be tried again' },
  to_post: { fr: 'à publier à la main', en: 'to post by hand' },
  published: { fr: 'publiée', en: 'published' },
  failed: { fr: 'échec', en: 'failed' },
  unknown: { fr: 'à vérifier', en: 'to be checked' },
  missed: { fr: 'heure dépassée', en: 'missed' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
} as const satisfies Record<DeliveryStatus, Text>
