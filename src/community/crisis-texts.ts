/** Which of the texts at hand fits now (Coombs' situational crisis communication theory decides the tone by whose fault it is). */
import type { Incident } from '../store/crisis.ts'
import type { MessageLevel } from '../store/inbox.ts'

export type CrisisTextName =
  | 'crisis-holding'
  | 'crisis-correction'
  | 'crisis-customer'
  | 'crisis-apology'
  | 'crisis-safety'
  | 'crisis-press'
  | 'crisis-closing'

/** The first is for everybody; the press gets its own beside it. `said`: the firm has spoken in public since it began. */
export function textsNow(
  incident: Pick<Incident, 'severity' | 'responsibility' | 'press_inquiry'> | null,
  level: MessageLevel,
  said: boolean,
): CrisisTextName[] {
  if (incident === null) return []
  const press: CrisisTextName[] = incident.press_inquiry && level !== 'green' ? ['crisis-press'] : []
  return [forAll(incident, level, said), ...press]
}

function forAll(
  { severity, responsibility }: Pick<Incident, 'severity' | 'responsibility'>,
  level: MessageLevel,
  said: boolean,
): CrisisTextName {
  if (level === 'green') return 'crisis-closing'
  // whoever may come to harm is warned before anything is explained
  if (severity === 'safety' && responsibility !== 'preventable') return 'crisis-safety'
  if (severity === 'safety' && !said) return 'crisis-safety'
  if (!said && level === 'red') return 'crisis-holding'
  if (responsibility === 'preventable') return 'crisis-apology'
  if (responsibility === 'victim') return 'crisis-correction'
  return level === 'red' ? 'crisis-holding' : 'crisis-customer'
}
