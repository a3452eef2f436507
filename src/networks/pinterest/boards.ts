import type { Access } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { readPage, type Pinterest } from './call.ts'

const MAX_PAGES = 4

export interface Board {
  readonly id: string
  readonly name: string
}

/** The board of the account's pins: the one that was given, else the only one there is. Throws unauthorized where there is none such. */
export async function findBoard(access: Access, api: Pinterest): Promise<Board> {
  const given = (access.secrets['board_id'] ?? '').trim()
  if (given !== '') return boardById(api, given)
  const boards = await listBoards(api)
  const [first, second] = boards
  if (first !== undefined && second === undefined) return first
  const kept = boards.find((one) => one.id === access.settings['board_id'])
  if (kept !== undefined) return kept
  if (boards.length === 0) throw new NetworkFailure('unauthorized', 'board_missing', 'the account has no board')
  // Pinterest shows the ids of boards nowhere else: they are named here, in words of both languages
  const shown = boards.slice(0, 20).map(({ id, name }) => `${id} (${name})`)
  throw new NetworkFailure('unauthorized', 'board_needed', `boards, tableaux — board_id: ${shown.join(', ')}`)
}

/** The id that is known already, without asking. */
export async function boardId(access: Access, api: Pinterest): Promise<string> {
  const given = (access.secrets['board_id'] ?? '').trim()
  const kept = access.settings['board_id']
  if (given !== '') return given
  return typeof kept === 'string' && kept !== '' ? kept : (await findBoard(access, api)).id
}

async function boardById(api: Pinterest, id: string): Promise<Board> {
  if (!/^\d+$/.test(id)) throw new NetworkFailure('unauthorized', 'board_unknown', `${id}: the id of a board is a number`)
  const answer = await api.call({ path: `/boards/${id}` }, [200, 403, 404])
  const board = boardOf(answer.json)
  if (answer.status === 200 && board !== null) return board
  if (answer.status === 200) throw api.failure({ ...answer, status: 502 }, { read: true })
  throw new NetworkFailure('unauthorized', 'board_unknown', `${id}: no such board`, { status: answer.status })
}

async function listBoards(api: Pinterest): Promise<Board[]> {
  const boards: Board[] = []
  let after: string | null = null
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { page_size: '250', ...(after === null ? {} : { bookmark: after }) }
    const read: Awaited<ReturnType<typeof readPage<unknown>>> = await readPage<unknown>(api, '/boards', query)
    boards.push(...read.items.map(boardOf).filter((one) => one !== null))
    if (read.bookmark === null) break
    after = read.bookmark
  }
  return boards
}

function boardOf(value: unknown): Board | null {
  const { id, name } = (value ?? {}) as { id?: unknown; name?: unknown }
  return typeof id === 'string' && id !== '' ? { id, name: textField(name) } : null
}
