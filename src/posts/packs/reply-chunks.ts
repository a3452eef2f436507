import type { PackAnswer } from '../../store/approvals.ts'
import { elided, kindsOfWords, signs, takesBack, type Kind } from './reply-words.ts'

/** A number of a post, with the beginning of its hash where it is written (`12/a1b2c3`). */
export interface Target {
  readonly id: number
  readonly hash: string | null
}

interface Token {
  /** T: numbers. H: ends a sentence. */
  readonly kind: Kind | 'T' | 'H'
  readonly start: number
  readonly end: number
  readonly targets: readonly Target[]
}

interface Said {
  readonly verdict: PackAnswer
  /** A plain « non »: with what is to be done, that is a correction. */
  readonly plain_no: boolean
  readonly targets: Target[] | 'all'
  readonly except: Target[]
  readonly verdict_first: boolean
  /** Where what is to be done begins; null: nothing more is said. */
  readonly comment_at: number | null
  /** Numbers that stand in what follows an approval: it may be about them too. */
  readonly doubtful: readonly Target[]
}

/** A piece of a sentence, between commas. `start` and `end` in the line. */
export type Chunk = { readonly start: number; readonly end: number; readonly targets: readonly Target[] } & (
  | { readonly is: 'nothing' }
  | { readonly is: 'targets' }
  | { readonly is: 'verdict'; readonly verdict: PackAnswer; readonly plain_no: boolean; readonly doubts: boolean }
  | { readonly is: 'statements'; readonly statements: readonly Said[] }
  /**
   * `doubts`: some of its words say no; `changes`: that something is to be changed or taken away. `about`: where something is said of its
   * numbers and no verdict (« 14 : trop tôt »).
   */
  | { readonly is: 'unclear'; readonly doubts: boolean; readonly changes: boolean; readonly about: number | null }
)

/** A line as sentences, and those as pieces. */
export function chunksOf(line: string, known: readonly number[]): Chunk[][] {
  const sentences: Token[][] = [[]]
  for (const token of tokensOf(line, known)) {
    if (token.kind === 'H') sentences.push([])
    else sentences.at(-1)?.push(token)
  }
  return sentences.filter((tokens) => tokens.length > 0).map((tokens) => piecesOf(unfinished(tokens, line)).map(chunkOf))
}

/** « ok 12 mais » at the end of a line: what is taken back was not said, or is said on the next one. */
function unfinished(tokens: readonly Token[], line: string): Token[] {
  return tokens.map((token, index) =>
    index === tokens.length - 1 && token.kind === 'S' && takesBack.test(line.slice(token.start))
      ? { ...token, kind: 'W' }
      : token,
  )
}

function piecesOf(tokens: readonly Token[]): Token[][] {
  const pieces: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'S') pieces.push([])
    else pieces.at(-1)?.push(token)
  }
  return pieces.filter((piece) => piece.length > 0)
}

const space = /\s+/uy
const bullet = /^\s*[-*•·–—]\s+/u
/** « 12. ok »: the number of a list, as people write it on a telephone. */
const listed = /^\s*\d{1,9}\.(?=\s)/u
const withHash = /(\d{1,9})\/([0-9a-f]{6,64})(?![\p{L}\d])/iuy
const range =
  /(\d{1,9})\s*(?:-|–|—|à(?= ?\d)|(?<= )a(?= \d)|to(?= \d))\s*(\d{1,9})(?![\p{L}\d%€°])(?![.,:/]\d)(?!\s*(?:h|heures?|min|euros?|€|%)(?![\p{L}]))/iuy
/** A price, an hour, a date: no number of a post. */
const otherNumber = /\d+(?:[.:/]\d+)+\S*|\d+[\p{L}%€°$][\p{L}\d]*|\d{10,}/uy
const number = /\d{1,9}(?!\d)/uy
const word = /[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_'-]*/uy
const end = /(?:[;|]|\.(?=\s|$|\p{L})|\/(?!\d))/uy

function tokensOf(line: string, known: readonly number[]): Token[] {
  const tokens: Token[] = []
  let at = bullet.exec(line)?.[0].length ?? 0
  const matched = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(line)
  }
  const put = (kind: Token['kind'], length: number, targets: readonly Target[] = []): void => {
    tokens.push({ kind, start: at, end: at + length, targets })
    at += length
  }
  while (at < line.length) {
    const gap = matched(space)
    if (gap) {
      at += gap[0].length
      continue
    }
    if (/\d/.test(line[at] ?? '')) {
      putNumber()
      continue
    }
    const sign = signs.find((one) => matched(one.signs) !== null)
    const stop = matched(end)
    const known_word = kindsOfWords.find((one) => matched(one.words) !== null)
    const half = matched(elided)
    const any = matched(word)
    if (stop) put(listed.exec(line)?.[0].length === at + 1 ? 'K' : 'H', stop[0].length)
    else if (known_word?.kind === 'B') putBut(matched(known_word.words)?.[0].length ?? 1)
    else if (known_word) put(known_word.kind, matched(known_word.words)?.[0].length ?? 1)
    else if (half) put(half[0].toLowerCase() === "n'" ? 'G' : 'L', half[0].length)
    else if (any) put('W', any[0].length)
    else if (sign) put(sign.kind, matched(sign.signs)?.[0].length ?? 1)
    else if (line[at] === ')' && tokens.at(-1)?.kind === 'T') put('K', 1)
    else if (line[at] === '#' || line[at] === ')') at += 1
    else put('W', String.fromCodePoint(line.codePointAt(at) ?? 0).length)
  }
  return tokens

  /** « tout mais pas 13 » takes out of what was said; « 12 mais pas 13 » is a second answer. */
  function putBut(length: number): void {
    const start = at
    const whole = tokens.slice(tokens.findLastIndex(({ kind }) => kind === 'H') + 1).some(({ kind }) => kind === 'A')
    if (whole) return put('X', length)
    put('S', length)
    tokens.push({ kind: 'N', start, end: at, targets: [] })
  }

  function putNumber(): void {
    const hashed = matched(withHash)
    if (hashed) return put('T', hashed[0].length, [{ id: Number(hashed[1]), hash: (hashed[2] ?? '').toLowerCase() }])
    const span = matched(range)
    if (span) {
      const [whole, first, last] = [span[0], Number(span[1]), Number(span[2])]
      const ids = [...known.filter((id) => id > first && id < last), first, last]
      return first < last ? put('T', whole.length, ids.map(plain)) : put('W', whole.length)
    }
    const other = matched(otherNumber)
    if (other) return put('W', other[0].length)
    const one = matched(number)
    return one ? put('T', one[0].length, [plain(Number(one[0]))]) : put('W', 1)
  }
}

function plain(id: number): Target {
  return { id, hash: null }
}

const verdictOf: Readonly<Partial<Record<Kind, PackAnswer>>> = { Y: 'approved', N: 'refused', R: 'refused', F: 'to_correct' }
const weightless: readonly Token['kind'][] = ['L', 'C']
const saysNo: readonly Token['kind'][] = ['N', 'R', 'F', 'f', 'G', 'X']

/** A run of words of agreement and refusal as what they say together: « pas ok », « non validé ». W: not one thing. */
function together(kinds: string): Token['kind'] {
  if (/^Y+$/.test(kinds)) return 'Y'
  if (/^N*F+$/.test(kinds)) return 'F'
  if (/^N*R+$/.test(kinds)) return 'R'
  if (/^(?:N+Y*|GY+N+|GN+)$/.test(kinds)) return 'N'
  return kinds.length === 1 ? (kinds as Kind) : 'W'
}

function chunkOf(tokens: readonly Token[]): Chunk {
  const [first, last] = [tokens[0], tokens.at(-1)]
  const place = { start: first?.start ?? 0, end: last?.end ?? 0, targets: tokens.flatMap((one) => one.targets) }
  const core = joined(tokens.filter(({ kind }) => !weightless.includes(kind)))
  while (core[0]?.kind === 'K') core.shift()
  const kinds = core.map(({ kind }) => kind).join('')
  const doubts = tokens.some(({ kind }) => saysNo.includes(kind))
  // « Bonjour Claire »
  if (kinds === '' || (tokens[0]?.kind === 'C' && /^W{1,3}$/.test(kinds))) return { is: 'nothing', ...place }
  if (kinds === 'T') return { is: 'targets', ...place }
  const alone = /^([YNRF])K?$/.exec(kinds)?.[1]
  if (alone !== undefined)
    return { is: 'verdict', verdict: verdictOf[alone as Kind] ?? 'refused', plain_no: alone === 'N', doubts, ...place }
  const statements = statementsOf(core, kinds, place.end)
  if (statements !== null) return { is: 'statements', statements, ...place }
  const about = /^TK[WQ]/.test(kinds) && core.filter(({ kind }) => kind === 'T').length === 1 ? (core[1]?.end ?? null) : null
  return { is: 'unclear', doubts, changes: tokens.some(({ kind }) => 'RFf'.includes(kind)), about, ...place }
}

interface Joined extends Token {
  /** How many it was made of. */
  readonly words: number
}

/** Words of one verdict, and numbers beside each other, as one. */
function joined(tokens: readonly Token[]): Joined[] {
  const runs: Token[][] = []
  for (const token of tokens) {
    const before = runs.at(-1)
    const isVerdict = (one: Token | undefined): boolean => one !== undefined && 'YNRFG'.includes(one.kind)
    if (before !== undefined && isVerdict(before[0]) && isVerdict(token)) before.push(token)
    else if (before !== undefined && before[0]?.kind === 'T' && token.kind === 'T') before.push(token)
    else runs.push([token])
  }
  return runs.map((run) => ({
    kind: run[0]?.kind === 'T' ? 'T' : together(run.map(({ kind }) => kind).join('')),
    start: run[0]?.start ?? 0,
    end: run.at(-1)?.end ?? 0,
    targets: run.flatMap(({ targets }) => targets),
    words: run.length,
  }))
}

/** What may follow a refusal: anything that does not begin like another answer. */
const more = '((?:[KWQGfFNRC].*)?)'
const patterns: readonly (readonly [RegExp, (core: readonly Token[]) => Partial<Said> & Pick<Said, 'verdict'>])[] = [
  [/^YK?T$/, (core) => ({ verdict: 'approved', targets: targetsIn(core, 0), verdict_first: true })],
  [/^TK?Y$/, (core) => ({ verdict: 'approved', targets: targetsIn(core, 0) })],
  [/^YK?A$/, () => ({ verdict: 'approved', targets: 'all', verdict_first: true })],
  [/^AK?Y$/, () => ({ verdict: 'approved', targets: 'all' })],
  [
    new RegExp(`^(?:YK?A|AK?Y)XT${more}$`),
    (core) => ({ verdict: 'approved', targets: 'all', except: targetsIn(core, 0), verdict_first: true }),
  ],
  [/^AXTK?Y$/, (core) => ({ verdict: 'approved', targets: 'all', except: targetsIn(core, 0) })],
  [
    new RegExp(`^(?:YK?T|TK?Y)XT${more}$`),
    (core) => ({ verdict: 'approved', targets: targetsIn(core, 0), except: targetsIn(core, 1), verdict_first: true }),
  ],
  [/^TXTK?Y$/, (core) => ({ verdict: 'approved', targets: targetsIn(core, 0), except: targetsIn(core, 1) })],
  [/^[NR]K?A$/, () => ({ verdict: 'refused', targets: 'all', verdict_first: true })],
  [/^AK?[NR]$/, () => ({ verdict: 'refused', targets: 'all' })],
  [
    new RegExp(`^NK?T${more}$`),
    (core) => ({ verdict: 'refused', plain_no: true, targets: targetsIn(core, 0), verdict_first: true }),
  ],
  [new RegExp(`^RK?T${more}$`), (core) => ({ verdict: 'refused', targets: targetsIn(core, 0), verdict_first: true })],
  [new RegExp(`^[Ff]K?T${more}$`), (core) => ({ verdict: 'to_correct', targets: targetsIn(core, 0), verdict_first: true })],
  [new RegExp(`^TK?N${more}$`), (core) => ({ verdict: 'refused', plain_no: true, targets: targetsIn(core, 0) })],
  [new RegExp(`^TK?R${more}$`), (core) => ({ verdict: 'refused', targets: targetsIn(core, 0) })],
  [new RegExp(`^TK?F${more}$`), (core) => ({ verdict: 'to_correct', targets: targetsIn(core, 0) })],
  // « 13 : changer la photo »: the verb is part of what is to be done
  [/^TK?(f.*)$/, (core) => ({ verdict: 'to_correct', targets: targetsIn(core, 0) })],
]

function statementsOf(core: readonly Joined[], kinds: string, chunk_end: number): Said[] | null {
  // « 12 👍 13 👎 »: one word each, and one number, or nobody knows which belongs to which; what ends « 12 ok 13 pas ok » is of 13
  const starts = kinds[0] === 'T'
  const plainly = core.every(
    ({ kind, words }, nth) => words === 1 || (kind === 'T' ? !starts || nth === 0 : starts && nth === core.length - 1),
  )
  if (plainly && (/^(?:[YNRF]T){2,}$/.test(kinds) || /^(?:T[YNRF]){2,}$/.test(kinds))) {
    return Array.from({ length: core.length / 2 }, (_, nth) => {
      const pair = core.slice(nth * 2, nth * 2 + 2)
      const kind = pair.find((one) => one.kind !== 'T')?.kind as Kind
      return said(
        {
          verdict: verdictOf[kind] ?? 'refused',
          targets: targetsIn(pair, 0),
          verdict_first: kinds[0] !== 'T',
          plain_no: kind === 'N',
        },
        null,
      )
    })
  }
  for (const [pattern, made] of patterns) {
    const found = pattern.exec(kinds)
    if (found === null) continue
    const rest = found[1] ?? ''
    const from = core[kinds.length - rest.length]
    const comment_at = rest === '' ? null : from?.kind === 'K' ? from.end : (from?.start ?? chunk_end)
    const given = made(core)
    const after = given.verdict === 'approved' ? core.slice(core.length - rest.length).flatMap(({ targets }) => targets) : []
    return [{ ...said(given, comment_at), doubtful: after }]
  }
  return null
}

function said(given: Partial<Said> & Pick<Said, 'verdict'>, comment_at: number | null): Said {
  const { verdict, plain_no = false, targets = [], except = [], verdict_first = false } = given
  return { verdict, plain_no, targets, except, verdict_first, comment_at, doubtful: [] }
}

/** The numbers of the nth list. */
function targetsIn(core: readonly Token[], nth: number): Target[] {
  return [...(core.filter(({ kind }) => kind === 'T')[nth]?.targets ?? [])]
}
