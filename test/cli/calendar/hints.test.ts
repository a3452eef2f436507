import { describe, expect, it } from 'vitest'
import { calendarText } from '../../../src/i18n/calendar.ts'
import { draftText } from '../../../src/i18n/drafts.ts'
import { say } from '../../../src/i18n/text.ts'

describe('a command to type next', () => {
  it.each(['fr', 'en'] as const)('names its client (%s)', (lang) => {
    const client = ' -c ill'
    const hints = [
      say(lang, calendarText.gap_hint, { client }),
      say(lang, calendarText.gaps_hint, { client, month: '2026-12' }),
      say(lang, calendarText.month_ends, { client }),
      say(lang, draftText.next, { client, folder: 'dec' }),
    ]
    for (const hint of hints) expect(hint).toContain(' -c ill')
  })
})
