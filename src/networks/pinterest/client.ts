import { invisible } from '../answers.ts'
import type { Ability, Access, AccountIdentity, Client, Connection, Content, Lookup, Published, Rights } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { ownPostsSince, settle, windowStart } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { boardId, findBoard } from './boards.ts'
import { openPinterest } from './call.ts'
import { openFigures } from './figures.ts'
import { stage, stepsOf } from './media.ts'
import { candidate, listPins, pageOf, pinBody, pinId, wordsOf } from './pins.ts'

/** What each right opens (security of the calls in the OpenAPI description 5.23). */
const needs: readonly (readonly [string, readonly Ability[]])[] = [
  ['boards:read', ['publish', 'images', 'video', 'delete', 'list_own', 'post_figures']],
  ['boards:write', ['publish', 'images', 'video', 'delete']],
  ['pins:read', ['publish', 'images', 'video', 'delete', 'list_own', 'post_figures']],
  ['pins:write', ['publish', 'images', 'video', 'delete']],
  ['user_accounts:read', ['account_figures']],
]

export const pinterestClient: Client = { connect }

function connect(access: Access): Connection {
  const api = openPinterest(access)
  const figures = openFigures(access, api)

  /** The images leave within the pin: the usual time for every 5 MB. */
  const patience = ({ media }: Content): number =>
    (access.http.timeout_ms ?? 30_000) * (1 + Math.floor(media.reduce((sum, one) => sum + one.bytes, 0) / 5_000_000))

  async function rights(): Promise<Rights | null> {
    const granted = await api.grant.scopes()
    if (granted === null) return null
    const missing = needs.filter(([scope]) => !granted.includes(scope))
    return { granted, missing: missing.map(([scope, without]) => ({ scope, without })) }
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const answer = await api.call({ path: '/user_account' })
      const user = (answer.json ?? {}) as { id?: unknown; username?: unknown; business_name?: unknown }
      const username = textField(user.username)
      const id = textField(user.id) || username
      if (id === '') throw api.failure({ ...answer, status: 502 }, { read: true })
      const board = await findBoard(access, api)
      return {
        remote_id: id,
        remote_name: username === '' ? textField(user.business_name) || id : `@${username}`,
        url: username === '' ? null : `https://www.pinterest.com/${username}/`,
        settings: { board_id: board.id, board: board.name },
        rights: await rights(),
      }
    },

    steps: stepsOf,

    /** Of a video: `session:0`, its registered upload; `media:0` and `ready:0`, its id. */
    stage: (step, content, _identity, handles) => invisible(() => stage(access, api, step, content, handles)),

    async publish(content, _identity, handles): Promise<Published> {
      const json = await pinBody(await boardId(access, api), content, handles)
      const answer = await api.call(
        { method: 'POST', path: '/pins', json, publish: true, timeout_ms: patience(content) },
        [200, 201],
      )
      const remote_id = textField((answer.json as { id?: unknown } | null | undefined)?.id)
      if (remote_id === '') throw api.failure(answer, { publish: true })
      return {
        remote_id,
        url: pageOf(remote_id),
        published_at: candidate(answer.json as object)?.published_at ?? answer.server_at,
        server_at: answer.server_at,
      }
    },

    async lookup(content, _identity, _handles, since): Promise<Lookup> {
      try {
        const path = `/boards/${encodeURIComponent(await boardId(access, api))}/pins`
        const { pins, complete, server_at } = await listPins(api, path, {}, windowStart(since))
        const listed = pins.map(candidate).filter((one) => one !== null)
        return settle({ text: wordsOf(content), content }, listed, since, { complete, server_at })
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    async remove(remote_id): Promise<void> {
      const id = pinId(remote_id)
      if (id === null) throw new NetworkFailure('refused', 'parent_unknown', `${remote_id}: this address names no pin`)
      await api.call({ method: 'DELETE', path: `/pins/${id}` }, [200, 204, 404])
    },

    async ownPosts(since) {
      const { pins, complete } = await listPins(api, '/pins', { pin_filter: 'exclude_repins' }, since)
      const made = pins.flatMap((pin) => {
        const one = candidate(pin)
        return one === null ? [] : [{ ...one, text: textField(pin.description) || textField(pin.title) }]
      })
      return ownPostsSince(made, since, complete)
    },

    postFigures: (remote_ids) => figures.posts(remote_ids),
    accountFigures: (day) => figures.account(day),
  }
}
