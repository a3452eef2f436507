import type { PackAnswer } from '../../store/approvals.ts'

/** What the page of a pack saves. */
export interface AnswerFile {
  readonly pack: string
  readonly by: string | null
  readonly answers: readonly {
    readonly post: number
    readonly hash: string
    readonly answer: PackAnswer
    readonly comment: string | null
  }[]
}

const longestComment = 5000

/** Null: no answer file, or one that was written by somebody else's program. */
export async function readAnswerFile(text: string): Promise<AnswerFile | null> {
  const v = await import('valibot')
  const shape = v.object({
    format: v.literal('smm-approval-answer'),
    version: v.literal(1),
    pack: v.pipe(v.string(), v.regex(/^[A-Z]{6}$/)),
    by: v.nullable(v.pipe(v.string(), v.maxLength(200))),
    answers: v.pipe(
      v.array(
        v.object({
          post: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
          hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
          answer: v.picklist(['approved', 'to_correct', 'refused']),
          comment: v.nullable(v.pipe(v.string(), v.maxLength(longestComment))),
        }),
      ),
      v.maxLength(10_000),
    ),
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const read = v.safeParse(shape, json)
  if (!read.success) return null
  const { pack, by, answers } = read.output
  const name = by?.trim() ?? ''
  return {
    pack,
    by: name === '' ? null : name,
    answers: answers.map((one) => ({ ...one, comment: one.comment?.trim() ? one.comment.trim() : null })),
  }
}
