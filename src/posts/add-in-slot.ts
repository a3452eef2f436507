import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import { readPillar } from '../strategy/pillar.ts'
import { addPost } from './add-post.ts'
import { needSlot, type ChosenSlot } from './choose-slot.ts'
import type { PostInput } from './post-input.ts'
import { accountsFor, preparePost, type Prepared } from './prepare-post.ts'
import { pillarOfSlot } from './slots.ts'

/** How often somebody else may be quicker: more than anyone queues at once. */
const tries = 50

/**
 * Stores a post in its slot. When another post came to stand there since the slot was chosen, it goes into the next free one of the same
 * `word`: two people who queue at once never share a slot.
 */
export async function addInSlot(
  context: Context,
  client: Client,
  input: PostInput,
  word: string,
  first: { prepared: Prepared; chosen: ChosenSlot },
  given: { allow_duplicate: boolean; draft: boolean },
): Promise<{ post: Post; prepared: Prepared }> {
  let { prepared, chosen } = first
  for (let left = tries; ; left--) {
    try {
      return { post: await addPost(context, prepared, chosen.free), prepared }
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'slot_taken' || left === 0) throw error
    }
    chosen = await needSlot(context, client, word, await slotGiven(context, client, input))
    prepared = await preparePost(context, client, inSlot(input, chosen), chosen.due, given)
  }
}

/** Where a post may go, for `chooseSlot`. Throws as `accountsFor`. */
export async function slotGiven(context: Context, client: Client, input: PostInput) {
  const where = await accountsFor(context, client, input, undefined)
  return { ...where, pillar: input.pillar === null ? null : readPillar(input.pillar) }
}

/** The post, about the pillar that its slot is called after when nothing else is said. */
export function inSlot(input: PostInput, { slot }: Pick<ChosenSlot, 'slot'>): PostInput {
  return input.pillar === null ? { ...input, pillar: pillarOfSlot(slot) } : input
}
