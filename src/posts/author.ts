import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { authorName, authorText } from '../i18n/author.ts'
import { say } from '../i18n/text.ts'
import type { Issue } from '../networks/contract.ts'
import type { Client } from '../store/clients.ts'
import { sameAlias } from '../store/team.ts'
import { currentAnswers } from '../strategy/current-answers.ts'
import { known } from '../strategy/answers.ts'

/** Who wrote a post, and how close to the firm they are. */
export interface Author {
  /** As it is kept; null: not said. */
  readonly name: string | null
  /** As it is read. */
  readonly shown: string
  /** A member of the team, or an ambassador: somebody of the firm. */
  readonly inside: boolean
  /** Who of the firm vouches for what others write in its name. */
  readonly referent: string | null
}

const nobody: Author = { name: null, shown: '', inside: false, referent: null }
const longest = 80

/** The name as the team writes it. Throws `Failure` usage `bad_author` for what is no name. */
export async function authorFor(context: Context, client: Client, said: string | null): Promise<Author> {
  if (said === null) return nobody
  const { lang } = context
  const name = said.normalize('NFC')
  if (/\p{Cc}/u.test(name) || [...name].length > longest)
    throw new Failure('usage', 'bad_author', say(lang, authorText.too_long, { max: longest }), {
      hint: say(lang, authorText.too_long_hint),
    })
  const store = await context.store()
  const [team, ambassadors] = [await store.team.list(client.slug), await store.ambassadors.list(client.slug)]
  const one = [...team, ...ambassadors].find(({ alias }) => sameAlias(alias, name))
  const kept = one?.alias ?? (/^consultant(?:e|\(e\))?$/i.test(name) ? 'consultant' : name)
  const referent =
    team.find(({ roles }) => roles.includes('referent'))?.alias ??
    known((await currentAnswers(context, client)).answers, 'internal_referent') ??
    ''
  return {
    name: kept,
    shown: authorName(lang, kept),
    inside: one !== undefined,
    referent: referent === '' ? null : referent,
  }
}

/** A blog is written by somebody close to the firm, or read by whoever vouches for it there. */
export function blogIssues({ name, shown, inside, referent }: Author): Issue[] {
  if (name === null || inside) return []
  return [
    referent === null
      ? { level: 'warning', code: 'blog_author_outside', message: authorText.outside, values: { author: shown } }
      : { level: 'notice', code: 'blog_author_to_read', message: authorText.referent, values: { author: shown, referent } },
  ]
}
