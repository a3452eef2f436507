import type { PackAnswer } from '../../store/approvals.ts'
import { ownWordsOf } from './own-words.ts'
import { chunksOf, type Chunk, type Target } from './reply-chunks.ts'
import { takesBack } from './reply-words.ts'

/** What a text says of one post. `unclear`: it is named, but what is said of it is not understood. `contradictory`: two things are. */
export interface ReadAnswer {
  readonly post_id: number
  /** The beginning of its hash, where the text carries it. */
  readonly hash: string | null
  readonly verdict: PackAnswer | 'unclear' | 'contradictory'
  readonly comment: string | null
}

export interface Reply {
  /** In the order of their numbers. */
  readonly answers: readonly ReadAnswer[]
  /** The code of the pack, where it is in the text. */
  readonly code: string | null
  /** Who answers, where the text of a pack says so. */
  readonly by: string | null
  /** What was not understood, piece by piece; greetings and names are left out. */
  readonly rest: readonly string[]
  /** Something is said of all of them. */
  readonly everything: boolean
}

/** The letters of codes: no word is made of them. */
export const codeLetters = 'BCDFGHJKLMNPQRSTVWXZ'
const codeInText = new RegExp(`(?<![\\p{L}\\p{N}])[${codeLetters}]{6}(?![\\p{L}\\p{N}])`, 'u')
const byLine = /^(?:réponse de|answer from)\s*:\s*(.*)$/iu
/** Longer than any month of posts answered with a page each. */
export const longestReply = 200_000
/** No sentence of a person is as long. */
export const longestReplyLine = 20_000
/** « le reste non » leaves what was said before; « annulez tout » does not. */
const theRest = /(?<!\p{L})(?:le reste|les autres|the (?:rest|others?))(?!\p{L})/iu
/** Lines of a comment in the text that a pack makes: whatever they hold, they answer nothing. */
const commentLine = /^\| ?/

interface Statement {
  verdict: PackAnswer | 'unclear'
  readonly plain_no: boolean
  readonly targets: Target[] | 'all'
  readonly except: Target[]
  /** The verdict stands before what it is about. */
  readonly verdict_first: boolean
  /** Lines of what is to be done. */
  readonly comment: string[]
}

interface Reading {
  readonly statements: Statement[]
  readonly unclear: Target[]
  readonly rest: string[]
  /** The last one that may be followed by what is to be done. */
  open: Statement | null
  /** Approvals of the paragraph that is read. */
  recent: Statement[]
  /** Lines after the last answer that may be a name. */
  names: string[]
}

/**
 * What a person answers in their own words: « OK 12 14, non 13 : changer la photo ». `known`: the numbers that are asked about, for ranges
 * and for « tout ». Whatever is not plainly one thing is `unclear`: a guess approves nothing. What stands beside an approval, in the same
 * sentence, must be understood as well; and beside an approval of everything, the whole text.
 */
export function readReply(text: string, known: readonly number[]): Reply {
  const reading: Reading = { statements: [], unclear: [], rest: [], open: null, recent: [], names: [] }
  let code: string | null = null
  let by: string | null = null
  for (const line of ownWordsOf(text)) {
    const found = commentLine.test(line) ? null : codeInText.exec(line)
    if (found !== null) {
      // a second pack in the same text: whose numbers they are is not known
      if (code !== null && code !== found[0]) return { answers: [], code: null, by, rest: [text.trim()], everything: false }
      code = found[0]
      continue
    }
    const name = byLine.exec(line)
    if (name !== null) by = name[1]?.trim() || null
    else readLine(reading, line, known)
  }
  for (const name of reading.names) if (!isName(name)) reading.rest.push(name)
  const everything = reading.statements.some(({ targets }) => targets === 'all')
  return { answers: answersOf(reading, known), code, by, rest: reading.rest, everything }
}

function readLine(reading: Reading, line: string, known: readonly number[]): void {
  if (commentLine.test(line)) {
    if (reading.open === null) reading.rest.push(line)
    else reading.open.comment.push(line.replace(commentLine, ''))
    return
  }
  if (line === '') {
    reading.open = null
    reading.recent = []
    return
  }
  const before = reading.statements.length
  const comments: Comment[] = []
  const sentences = chunksOf(line, known)
  // « Merci »: what follows is a name, no more of what is to be done
  if (sentences.flat().every((one) => one.is === 'nothing')) reading.open = null
  for (const sentence of sentences) readSentence(reading, { line, first: sentences[0]?.[0] }, sentence, comments)
  for (const { of, from, to } of comments) addComment(of, line.slice(from, to))
  if (reading.statements.length > before || comments.length > 0) {
    reading.rest.push(...reading.names.filter((name) => !isName(name)))
    reading.names = []
  } else if (reading.rest.at(-1) === line && before > 0) {
    // after the answers, a name perhaps
    reading.rest.pop()
    reading.names.push(line)
  }
}

/** What is to be done, as a part of a line. */
interface Comment {
  readonly of: Statement
  readonly from: number
  to: number
}

/** Up to a full stop: what is not understood in it takes back the approvals that stand in it. */
function readSentence(
  reading: Reading,
  { line, first: beginning }: { readonly line: string; readonly first: Chunk | undefined },
  sentence: readonly Chunk[],
  comments: Comment[],
): void {
  const chunks = sentence.filter((one) => one.is !== 'nothing')
  const made: Statement[] = []
  let tainted = false
  let waiting: Chunk[] = []
  const giveUp = (chunk: Chunk): void => {
    tainted = true
    reading.unclear.push(...chunk.targets)
    reading.rest.push(line.slice(chunk.start, chunk.end))
  }
  const begin = (statement: Statement): void => {
    made.push(statement)
    reading.open = statement.verdict === 'approved' && statement.except.length === 0 ? null : statement
  }
  /** More of what is to be done; false: nothing is. */
  const goesOn = (chunk: Chunk): boolean => {
    const { open } = reading
    const comment = comments.at(-1)
    if (open === null || waiting.length > 0) return false
    if (comment?.of === open) comment.to = chunk.end
    else comments.push({ of: open, from: chunk === beginning ? 0 : chunk.start, to: chunk.end })
    // « comme la 12 »: no answer about 12
    reading.unclear.push(...chunk.targets)
    return true
  }

  for (const [index, chunk] of chunks.entries()) {
    const last = made.at(-1)
    const following = chunks.slice(index + 1)
    if (chunk.is === 'statements') {
      const [first] = chunk.statements
      for (const one of waiting) {
        const list = last?.verdict_first === true ? last : null
        // « 12, 14 ok »: they wait for the verdict that follows; « ok 12, 13, 14 non »: whose is 13?
        if (list === null && first !== undefined && !first.verdict_first && Array.isArray(first.targets))
          first.targets.push(...one.targets)
        else if (list === null || first?.verdict_first !== true || !attach(list, one)) giveUp(one)
      }
      waiting = []
      for (const { comment_at, doubtful, ...said } of chunk.statements) {
        reading.unclear.push(...doubtful)
        const statement = { ...said, comment: [] }
        if (said.targets === 'all' && said.verdict !== 'approved' && !theRest.test(line.slice(chunk.start, chunk.end)))
          for (const one of [...reading.statements, ...made]) withdraw(one)
        begin(statement)
        if (comment_at !== null) comments.push({ of: statement, from: comment_at, to: chunk.end })
      }
    } else if (chunk.is === 'targets') {
      if (comments.some(({ of }) => of === reading.open) && goesOn(chunk)) continue
      waiting.push(chunk)
      if (following.some((one) => one.is !== 'targets')) continue
      for (const one of waiting) if (last?.verdict_first !== true || !attach(last, one)) giveUp(one)
      waiting = []
    } else if (
      chunk.is === 'verdict' &&
      made.length === 0 &&
      !goesOnWith(reading, comments) &&
      onlyNumbers(waiting, following)
    ) {
      // « 12, 13, ok » and « ok, 12, 13 »
      const { verdict, plain_no } = chunk
      const targets = [...waiting, ...following].flatMap((one) => one.targets)
      begin({ verdict, plain_no, targets, except: [], verdict_first: waiting.length === 0, comment: [] })
      waiting = []
      break
    } else if (
      chunk.is === 'verdict' &&
      chunk.verdict === 'approved' &&
      waiting.length === 0 &&
      following.some((one) => one.is === 'statements')
    ) {
      // « ok, 13 non »: no more than a way to begin
    } else if (chunk.is === 'unclear' && chunk.about !== null && last !== undefined && takesMore(last, comments)) {
      // « non 13 et 14 : trop tôt »
      attach(last, chunk)
      comments.push({ of: last, from: chunk.about, to: chunk.end })
    } else if (!goesOn(chunk)) {
      giveUp(chunk)
      if (chunk.targets.length === 0 && (chunk.doubts || takesBack.test(line.slice(chunk.start))))
        for (const one of refuses(chunk) ? reading.statements : reading.recent) withdraw(one)
    }
  }
  for (const one of waiting) giveUp(one)
  if (tainted) for (const one of made) withdraw(one)
  reading.statements.push(...made)
  reading.recent.push(...made)
}

/** « Non, attendez » or « photo à changer », of no number: who knows of which. */
function refuses(chunk: Chunk): boolean {
  return chunk.is === 'verdict' ? chunk.verdict !== 'approved' : chunk.is === 'unclear' && chunk.changes
}

/** A refusal of several, of which it is not said yet why. */
function takesMore(statement: Statement, comments: readonly Comment[]): boolean {
  const refuses = statement.verdict !== 'approved' || statement.except.length > 0
  return refuses && statement.verdict_first && !comments.some(({ of }) => of === statement)
}

/** What is to be done is being said. */
function goesOnWith({ open }: Reading, comments: readonly Comment[]): boolean {
  return open !== null && comments.some(({ of }) => of === open)
}

function onlyNumbers(waiting: readonly Chunk[], following: readonly Chunk[]): boolean {
  if (waiting.length > 0) return following.length === 0
  return following.length > 0 && following.every((one) => one.is === 'targets')
}

/** More numbers of the same list; not where it is said already what is to be done. */
function attach(statement: Statement, { targets }: Chunk): boolean {
  if (statement.except.length > 0) statement.except.push(...targets)
  else if (Array.isArray(statement.targets)) statement.targets.push(...targets)
  else return false
  return true
}

function withdraw(statement: Statement): void {
  if (statement.verdict === 'approved') statement.verdict = 'unclear'
}

function addComment(statement: Statement, said: string): void {
  const words = said
    .trim()
    .replace(/^[\s:–—-]+/u, '')
    .replace(/[\s,;/]+$/u, '')
    .replace(/^\(([^()]*)\)?$/u, '$1')
    .trim()
  if (words !== '') statement.comment.push(words)
}

/** `Claire Klein`, `Boulangerie de l'Ill`: in capitals, a few words, nothing else; « Pas Mardi » is none. */
function isName(line: string): boolean {
  if (
    chunksOf(line, [])
      .flat()
      .some((one) => one.is === 'verdict' || (one.is === 'unclear' && one.doubts))
  )
    return false
  const words = line.replace(/[,.]/gu, ' ').split(/\s+/u).filter(Boolean)
  return (
    words.length <= 5 &&
    words.every((word) => /^(?:\p{Lu}[\p{L}'-]*|de|du|des|la|le|les|et|d'\p{Lu}\p{L}*|l'\p{Lu}\p{L}*|…)$/u.test(word))
  )
}

function answersOf({ statements, unclear, rest }: Reading, known: readonly number[]): ReadAnswer[] {
  const said = new Map<number, { verdict: PackAnswer | 'unclear'; hash: string | null; comment: readonly string[] }[]>()
  const note = ({ id, hash }: Target, verdict: PackAnswer | 'unclear', comment: readonly string[] = []): void => {
    said.set(id, [...(said.get(id) ?? []), { verdict, hash, comment }])
  }
  for (const { verdict, plain_no, targets, except, comment } of statements) {
    const out = new Set(except.map(({ id }) => id))
    for (const target of except) note(target, 'to_correct', comment)
    if (targets === 'all') continue
    for (const target of targets)
      if (!out.has(target.id))
        note(target, plain_no && comment.length > 0 ? 'to_correct' : verdict, except.length > 0 ? [] : comment)
  }
  for (const target of unclear) note(target, 'unclear')
  for (const { verdict, targets } of statements) {
    if (targets !== 'all') continue
    const named = new Set(said.keys())
    // beside what is not understood, « tout » may mean less
    const meant = verdict === 'approved' && rest.length > 0 ? 'unclear' : verdict
    for (const id of known) if (!named.has(id)) said.set(id, [{ verdict: meant, hash: null, comment: [] }])
  }
  const alls = new Set(statements.filter(({ targets }) => targets === 'all').map(({ verdict }) => verdict))
  return [...said]
    .map(([post_id, all]): ReadAnswer => {
      const verdicts = new Set(all.map(({ verdict }) => verdict))
      const hashes = new Set(all.flatMap(({ hash }) => (hash === null ? [] : [hash])))
      const comment = all.flatMap((one) => one.comment).join('\n')
      const no = verdicts.has('to_correct') || verdicts.has('refused')
      const verdict =
        hashes.size > 1 || (no && verdicts.has('approved'))
          ? 'contradictory'
          : no
            ? verdicts.has('to_correct')
              ? 'to_correct'
              : 'refused'
            : verdicts.has('unclear') ||
                (alls.size > 1 && all.length === 1 && all[0]?.hash === null && verdicts.has('approved'))
              ? 'unclear'
              : 'approved'
      return { post_id, hash: [...hashes][0] ?? null, verdict, comment: comment === '' ? null : comment }
    })
    .toSorted((a, b) => a.post_id - b.post_id)
}
