import { profileNames } from '../../config/profiles.ts'
import type { Context } from '../../context.ts'
import { profileText } from '../../i18n/profiles.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import { defaultProfile, findPlaces } from '../../places.ts'

export async function profiles(context: Context): Promise<void> {
  const { io, lang, env, options, places } = context
  const current = places.profile ?? defaultProfile
  const listed = profileNames(env).map((name) => {
    // where its data are when it is named; here those that are worked in
    const own = name === current ? places : findPlaces(env, { profile: name })
    return { name, current: name === current, home: own.home, config: own.config }
  })
  if (options.json) return io.json(listed)
  const head = [
    { title: say(lang, profileText.column_name) },
    { title: say(lang, profileText.column_current) },
    { title: say(lang, profileText.column_data), flexible: true },
  ]
  const rows = listed.map(({ name, current: here, home }) => [
    here ? paint('bold', name) : name,
    here ? say(lang, profileText.current) : '',
    home,
  ])
  for (const line of table(head, rows, io.columns)) io.print(line)
}
