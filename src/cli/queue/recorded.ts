import type { Context } from '../../context.ts'
import type { Store } from '../../store/store.ts'

/** What the command changes of the queue, by whatever function, is one change, which `queue undo` takes back. */
export function recorded(context: Context, verb: string): Context {
  let store: Promise<Store> | undefined
  const open = async (): Promise<Store> => {
    const opened = await context.store()
    await opened.changes.begin(`queue.${verb}`, context.now().toISOString())
    return opened
  }
  return { ...context, store: () => (store ??= open()) }
}
