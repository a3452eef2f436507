import { sum } from '../../arithmetic.ts'
import type { Context } from '../../context.ts'
import type { Author } from '../../documents/author.ts'
import type { Block, Cell, Document, Section } from '../../documents/document.ts'
import { list, minutes as inWords, month as monthInWords, number } from '../../i18n/format.ts'
import { activityLabel } from '../../i18n/labels.ts'
import { reportText } from '../../i18n/report.ts'
import { kindText } from '../../i18n/report-kinds.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { firstDay, lastDay } from '../../results/month.ts'
import { isCosted } from '../../results/role.ts'
import type { Client } from '../../store/clients.ts'
import type { Activity } from '../../store/money.ts'
import { sameAlias } from '../../store/team.ts'
import { known, left, right, table, unknown } from '../document/cells.ts'
import { readCommunity } from '../../results/read-community.ts'
import type { RankedPost, Reason, Report } from '../report.ts'
import { capital, networkName } from '../words.ts'
import { frame } from './frame.ts'

/** What those who took part did together, for them to read. */
export interface InternalDigest {
  readonly client: string
  readonly client_name: string
  readonly month: string
  readonly draft: boolean
  readonly generated_at: string
  readonly posts: number
  /** Reactions, comments and shares of the posts that were measured; null: none was. */
  readonly engagements: number | null
  /** In the order of their minutes from three people on; before that in the order of the alphabet: two are not compared. */
  readonly contributors: readonly Contributor[]
  readonly ranked: boolean
  readonly best: Pick<RankedPost, 'title' | 'network' | 'url' | 'engagements'> | null
}

export interface Contributor {
  readonly name: string
  readonly minutes: number
  /** Minutes by what they were for, the longest first; null: nobody said. */
  readonly activities: readonly { readonly activity: Activity | null; readonly minutes: number }[]
  /** Posts of the month that they are the author of; null: nobody has said who wrote them. */
  readonly posts: number | null
  readonly posts_reason: 'not_collected' | null
  /** First answers to messages of the month; null: nobody looked at what came in. */
  readonly replies: number | null
  readonly replies_reason: Reason | null
}

/** Fewer are not put in an order. */
export const fewestRanked = 3

/** Consultant and providers are paid for it: the thanks go to the people of the firm. */
export async function buildInternal(context: Context, client: Client, report: Report): Promise<InternalDigest> {
  const { money } = await context.store()
  const time = await money.listTime(client.slug, firstDay(report.month), lastDay(report.month))
  const own = time.filter(({ role }) => isCosted(role))
  const { answers, messages } = await readCommunity(context, client, report.month)
  const authors = await authorsOf(context, report)
  const names = [...new Set([...own.map(({ role }) => role), ...answers.map(({ by }) => by).filter(isCosted)])]
  const repliesOf = (name: string): number | null =>
    messages.value === null ? null : (answers.find(({ by }) => by === name)?.count ?? 0)
  const contributors = names.map((name): Contributor => {
    const entries = own.filter(({ role }) => role === name)
    const written = authors.filter((author) => author !== null && sameAlias(author, name)).length
    // of posts whose author nobody has said, some may be theirs
    const known_posts = written > 0 || (authors.length > 0 && !authors.includes(null))
    const activities = [...new Set(entries.map(({ activity }) => activity))]
      .map((activity) => ({
        activity,
        minutes: sum(entries.filter((entry) => entry.activity === activity).map(({ minutes }) => minutes)),
      }))
      .toSorted((a, b) => b.minutes - a.minutes)
    return {
      name,
      minutes: sum(entries.map(({ minutes }) => minutes)),
      activities,
      posts: known_posts ? written : null,
      posts_reason: known_posts ? null : 'not_collected',
      replies: repliesOf(name),
      replies_reason: messages.reason,
    }
  })
  const ranked = contributors.length >= fewestRanked
  const byName = (a: Contributor, b: Contributor): number => a.name.localeCompare(b.name, client.lang)
  const { posts } = report.sections
  const measured = posts.published.flatMap((post) => post.deliveries.flatMap(({ engagements }) => engagements ?? []))
  const [best] = posts.top
  return {
    client: client.slug,
    client_name: client.name,
    month: report.month,
    draft: report.draft,
    generated_at: report.generated_at,
    posts: posts.published.length,
    engagements: measured.length === 0 ? null : sum(measured),
    contributors: contributors.toSorted((a, b) => (ranked ? b.minutes - a.minutes : 0) || byName(a, b)),
    ranked,
    best:
      best === undefined ? null : { title: best.title, network: best.network, url: best.url, engagements: best.engagements },
  }
}

/** Who wrote each post that was published in the month; null: not said. */
async function authorsOf(context: Context, report: Report): Promise<(string | null)[]> {
  const { posts } = await context.store()
  const found = await Promise.all(report.sections.posts.published.map(({ id }) => posts.get(id)))
  return found.map((post) => post?.author ?? null)
}

export function composeInternal(digest: InternalDigest, lang: Lang, author: Author): Document {
  const { contributors, posts, engagements, best } = digest
  const names = contributors.map(({ name }) => name)
  const section = (title: string, blocks: readonly Block[]): Section => ({ number: null, title, blocks })
  const thanks =
    names.length === 0 ? say(lang, kindText.thanks_nobody) : say(lang, kindText.thanks, { names: list(lang, names) })
  const rows = contributors.map((one): Cell[] => [
    one.name,
    inWords(one.minutes),
    one.activities
      .map(({ activity, minutes }) => {
        const what = activity === null ? say(lang, reportText.unspecified) : say(lang, activityLabel[activity])
        return one.activities.length === 1 ? what : `${what} (${inWords(minutes)})`
      })
      .join(', '),
    known(lang, one.posts, one.posts_reason, (value) => number(lang, value)),
    known(lang, one.replies, one.replies_reason, (value) => number(lang, value)),
  ])
  const bestBlock = (found: NonNullable<InternalDigest['best']>): Block => ({
    kind: 'facts',
    facts: [
      [networkName(lang, found.network), found.url === null ? found.title : { text: found.title, href: found.url }],
      [
        say(lang, kindText.reactions),
        found.engagements === null ? unknown(lang, 'not_collected') : number(lang, found.engagements),
      ],
    ],
  })
  return frame(lang, author, digest.generated_at, {
    kicker: say(lang, kindText.internal_title),
    title: digest.client_name,
    subtitle: capital(monthInWords(lang, digest.month)),
    draft: digest.draft ? say(lang, reportText.draft) : null,
    sections: [
      section(say(lang, kindText.internal_thanks), [
        {
          kind: 'sentences',
          sentences: [
            thanks,
            posts === 0 ? say(lang, kindText.internal_no_posts) : say(lang, kindText.internal_posts, { count: posts }),
          ],
        },
        ...(engagements === null
          ? []
          : [{ kind: 'paragraph' as const, text: say(lang, kindText.internal_engagements, { count: engagements }) }]),
      ]),
      ...(contributors.length === 0
        ? []
        : [
            section(say(lang, kindText.internal_who), [
              table(
                [
                  left(say(lang, kindText.column_who)),
                  right(say(lang, kindText.column_time)),
                  left(say(lang, kindText.column_for)),
                  left(say(lang, kindText.column_posts)),
                  left(say(lang, kindText.column_replies)),
                ],
                rows,
              ),
              ...(digest.ranked ? [] : [{ kind: 'note' as const, text: say(lang, kindText.not_ranked) }]),
            ]),
          ]),
      ...(best === null ? [] : [section(say(lang, kindText.internal_best), [bestBlock(best)])]),
    ],
  })
}
