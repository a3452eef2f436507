import { dayOf } from '../days.ts'
import { monthOf } from '../results/month.ts'
import type { Client } from '../store/clients.ts'

/** Whether the month was over before the client was there: then the running one is the first with something to tell. */
export function beganAfter({ created_at, time_zone }: Pick<Client, 'created_at' | 'time_zone'>, month: string): boolean {
  return monthOf(dayOf(new Date(created_at), time_zone)) > month
}
