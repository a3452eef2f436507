import type { DueFilter } from '../store/deliveries.ts'
import { forgetInPass } from './forget-overdue.ts'
import { goOnWithSeries } from './go-on-with-series.ts'
import type { Pass } from './pass.ts'
import { remindOfPacks } from './remind-packs.ts'
import { tellOfEnds } from './tell-of-ends.ts'
import { tellPeople } from './tell-people.ts'

/** What a pass does once everything has left: people are told what is theirs to do; unless one post was asked for, what else is due. */
export async function afterwards(pass: Pass, filter: DueFilter): Promise<void> {
  await tellPeople(pass, filter)
  if (filter.post_id !== undefined) return
  await tellOfEnds(pass, filter.client)
  await remindOfPacks(pass, filter.client)
  await goOnWithSeries(pass)
  await forgetInPass(pass)
}
