import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Timer } from '../store/money.ts'
import type { TimerReading } from './timer.ts'

export interface RunningTimer extends Timer, TimerReading {
  readonly client_name: string
  readonly time_zone: string
}

/** The clock that runs, of whichever client; null when none does. */
export async function runningTimer(context: Context): Promise<RunningTimer | null> {
  const found = await timerWithClient(context)
  if (found === null) return null
  const { timer, client } = found
  const { readTimer } = await import('./timer.ts')
  return { ...timer, ...readTimer(timer.started_at, context.now()), client_name: client.name, time_zone: client.time_zone }
}

export async function timerWithClient(context: Context): Promise<{ timer: Timer; client: Client } | null> {
  const store = await context.store()
  const timer = await store.money.timer()
  const client = timer === null ? null : await store.clients.get(timer.client)
  return timer === null || client === null ? null : { timer, client }
}
