/** Months after which leads, the files of incidents after their end and the moderation log are emptied. */
const months = 36
const ago = `@now, '-${months} months', 'floor'`

/** As in the partial index `inbox_messages_to_forget`; nothing of an incident that is open. */
const messages = `FROM inbox_messages m WHERE forgotten_at IS NULL AND forget_at IS NOT NULL AND forget_at <= substr(@now, 1, 10)
  AND NOT EXISTS (SELECT 1 FROM incidents i WHERE i.id = m.incident_id AND i.closed_at IS NULL AND i.drill = 0)`
const leads = `FROM leads WHERE forgotten_at IS NULL AND date <= date(${ago})`
const instant = `strftime('%Y-%m-%dT%H:%M:%fZ', ${ago})`
const incidents = `FROM incidents WHERE forgotten_at IS NULL AND closed_at IS NOT NULL AND closed_at <= ${instant}`
const moderation = `FROM moderation_log WHERE forgotten_at IS NULL AND at <= ${instant}`

/** What was kept for as long as it may be. */
export const overdue = { messages, leads, incidents, moderation } as const

/** For a pass: is anything over, or a file left to take away? By indexes, whatever the years behind it. */
export const hasForgettingSql = [...Object.values(overdue), 'FROM erased_files']
  .map((from) => `EXISTS (SELECT 1 ${from})`)
  .join('\n    OR ')
