import type { Mutant } from './mutants.ts'

const bug = (name: string, suite: string, file: string, search: string, replace: string): Mutant => ({
  name,
  suite,
  edits: [{ file, search, replace }],
})
const crisisStore = 'src/store/sqlite/crisis.ts'
const inboxStore = 'src/store/sqlite/inbox.ts'
const postStore = 'src/store/sqlite/posts.ts'
const publicFetch = 'src/networks/public-fetch.ts'
const evaluation = 'test/community/evaluate-crisis.test.ts'
const replies = 'test/community/replies-are-no-posts.test.ts'
const told = 'test/delivery/tell-alerts.test.ts'
const fetched = 'test/networks/public-fetch.test.ts'

/** Inbox, listening, crisis, rights and law: where nobody would see the bug until it has hurt somebody. */
export const communityMutants: readonly Mutant[] = [
  bug(
    'red holds nothing back',
    'test/store/crisis.test.ts',
    crisisStore,
    'const holds = changed ? hold(',
    "const holds = changed && next.level !== 'red' ? hold(",
  ),
  bug(
    'the word of the firm passes what a person holds',
    'test/store/crisis.test.ts',
    'src/store/sqlite/migrations/0012-community.ts',
    "WHERE h.level IS NULL\n  OR (p.statement = 0 AND (h.level = 'red' OR",
    "WHERE (p.statement = 0 AND (h.level IS NULL OR h.level = 'red' OR",
  ),
  bug(
    'an answer is a publication of the month',
    replies,
    postStore,
    "if (filter.replies === undefined) parts.push('posts.answers_message IS NULL')",
    '',
  ),
  bug(
    'an answer is told of in the report, with figures of its own',
    replies,
    'src/store/sqlite/posts.ts',
    'AND d.deleted_at IS NULL\n             AND p.answers_message IS NULL',
    'AND d.deleted_at IS NULL',
  ),
  bug(
    'an answer counts for the rhythm',
    replies,
    'src/posts/standing-posts.ts',
    'all: true, from',
    "all: true, replies: 'all', from",
  ),
  bug(
    'an answer takes the place of a post',
    replies,
    postStore,
    "const isNoReply = '(SELECT answers_message FROM posts WHERE posts.id = post_id) IS NULL'",
    "const isNoReply = '1'",
  ),
  bug(
    'a message is answered in a step after that in which its answer is out',
    replies,
    'src/store/sqlite/deliveries.ts',
    'answered(before.post_id, change.published_at ?? at, at, run_id)',
    'queueMicrotask(() => answered(before.post_id, change.published_at ?? at, at, run_id))',
  ),
  bug(
    'a second answer while nobody knows what became of the first',
    'test/cli/inbox/reply.test.ts',
    'src/community/queue-reply.ts',
    "find((one) => one.status !== 'published')",
    "find((one) => one.status === 'scheduled' || one.status === 'awaiting_approval')",
  ),
  bug('a copy is one voice more in a crisis', evaluation, inboxStore, 'brand = 1 AND copy_of IS NULL AND', 'brand = 1 AND'),
  bug('what is said of a competitor is said of the firm', evaluation, inboxStore, 'brand = 1 AND copy_of', 'copy_of'),
  bug(
    'a competitor in the press carries it further',
    evaluation,
    crisisStore,
    'at <= @until AND brand = 1 AND close_reason',
    'at <= @until AND close_reason',
  ),
  {
    name: 'what is said of a competitor makes the usual day of the firm known',
    suite: evaluation,
    edits: [
      {
        file: inboxStore,
        search: 'min(received_at) FROM inbox_messages WHERE client = @client AND brand = 1',
        replace: 'min(received_at) FROM inbox_messages WHERE client = @client',
      },
      {
        file: inboxStore,
        search: '_by_time WHERE client = @client AND brand = 1\n',
        replace: '_by_time WHERE client = @client\n',
      },
    ],
  },
  bug(
    'six days are enough to know a usual one',
    evaluation,
    'src/community/read-signals.ts',
    'fewestDays = 7',
    'fewestDays = 6',
  ),
  bug(
    'red falls to green at once',
    'test/community/crisis-index.test.ts',
    'src/community/crisis-index.ts',
    "return { level: crisisLevels[rank(previous) - 1] ?? 'green', consecutive_lower: 0 }",
    'return { level: computed, consecutive_lower: 0 }',
  ),
  bug(
    'a person who lowers ends red at once',
    evaluation,
    'src/community/crisis-step.ts',
    "return { level: crisisLevels[rank(previous.level) - 1] ?? 'green', consecutive_lower: 0 }",
    "return { level: 'green', consecutive_lower: 0 }",
  ),
  bug('who stands in is told at once', told, 'src/community/alert-list.ts', 'escalation.backup_after * 60_000', '0'),
  bug(
    'who stands in is never told',
    told,
    'src/community/alert-list.ts',
    'substitute === null || standsIn === null\n',
    'substitute === null || standsIn !== null\n',
  ),
  bug(
    'who stands in is told although the first has answered',
    told,
    crisisStore,
    "db.prepare('UPDATE incident_alerts SET tell_at = NULL WHERE stand_in_for = ? AND told_at IS NULL').run(id)",
    '',
  ),
  bug(
    'two passes tell the same person twice',
    told,
    crisisStore,
    'WHERE id = @id AND tell_at IS NOT NULL AND tell_at <= @now',
    'WHERE id = @id AND tell_at IS NOT NULL AND @now IS NOT NULL',
  ),
  bug(
    'a look that began earlier writes over what a person reported',
    'test/store/crisis.test.ts',
    crisisStore,
    'if (!sameFacts(openOf(client, false), application.open)) return null',
    'void sameFacts',
  ),
  bug(
    'an answer is owed on a Sunday',
    'test/community/deadline.test.ts',
    'src/community/deadline.ts',
    '!answer_days.includes(name)',
    "(name !== 'sun' && !answer_days.includes(name))",
  ),
  bug(
    'what belongs to an open incident is forgotten',
    'test/delivery/forget-overdue.test.ts',
    'src/store/sqlite/forgetting.ts',
    '\n  AND NOT EXISTS (SELECT 1 FROM incidents i WHERE i.id = m.incident_id AND i.closed_at IS NULL AND i.drill = 0)`',
    '`',
  ),
  bug(
    'whoever was erased comes back with the next pull',
    'test/community/purge-person.test.ts',
    inboxStore,
    "if (typeof forgotten === 'number') return { id: forgotten, state: 'known' }",
    'void forgotten',
  ),
  bug(
    'where a redirect leads is not looked at',
    fetched,
    publicFetch,
    'if (!allowed && hostKind',
    'if (redirected === 0 && !allowed && hostKind',
  ),
  bug(
    "a stranger sends smm to a host of one's own",
    fetched,
    publicFetch,
    'allowed = allowed && isAllowed(next)',
    'allowed = isAllowed(next)',
  ),
  bug('a name is looked up again after it was checked', fetched, publicFetch, '...(!allowed && { lookup: publicLookup })', ''),
  {
    name: 'an answer that is too long is read to its end',
    suite: fetched,
    edits: [
      {
        file: publicFetch,
        search: '      if (size > max_bytes) {\n',
        replace: '      chunks.push(chunk)\n    }\n      if (size > max_bytes) {\n',
      },
      { file: publicFetch, search: '      chunks.push(chunk)\n    }\n  } catch', replace: '  } catch' },
    ],
  },
  bug(
    'a document type passes',
    'test/community/feed.test.ts',
    'src/community/feed-markup.ts',
    "  return 'doctype'\n",
    "  return after(xml, '>', at)\n",
  ),
  bug(
    'an agreement counts on the day of queueing, not on that of publishing',
    'test/posts/legal/queue.test.ts',
    'src/posts/prepare-post.ts',
    'const day = (scheduled?.scheduled_local ?? dayOf(now, client.time_zone))',
    'const day = dayOf(now, client.time_zone)',
  ),
  bug(
    'an agreement that has ended is worth as much as another',
    'test/posts/legal/check.test.ts',
    'src/posts/legal/media-rights.ts',
    "  if (until_day !== null && day > until_day) return 'ended'\n",
    '',
  ),
  bug(
    'an agreement that was taken back after queueing keeps nothing from leaving',
    'test/posts/legal/queue.test.ts',
    'src/posts/legal/check-stored.ts',
    "context.lang).find(({ level }) => level === 'error')",
    "context.lang).find(({ level }) => level === 'warning')",
  ),
  bug(
    'alcohol without its notice',
    'test/posts/legal/check.test.ts',
    'src/posts/legal/check.ts',
    "onSubject('alcohol', (words, one) => (has(one, notices.alcohol) ?",
    "onSubject('alcohol', (words, one) => (has(one, notices.alcohol) || words !== '' ?",
  ),
  bug(
    'a mail address stays in what others said',
    'test/community/pseudonym.test.ts',
    'src/community/pseudonym.ts',
    "    .replace(mail, place('mail'))\n",
    '',
  ),
  bug(
    'a report shows what others said as they said it',
    'test/report/community.test.ts',
    'src/report/community.ts',
    'cleanVerbatim(message.text, client.lang, names)',
    'message.text',
  ),
  bug(
    'a table for the client says who wrote, and how they are reached',
    'test/cli/inbox/inbox.test.ts',
    'src/cli/inbox/export.ts',
    'cleanVerbatim(one.title === null ? one.text : `${one.title}\\n${one.text}`, lang, namesIn(one))',
    'one.text',
  ),
]
