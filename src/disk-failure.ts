import type { Places } from './context.ts'
import { Failure } from './failure.ts'
import { diskText } from './i18n/disk.ts'
import { say, type Lang } from './i18n/text.ts'
import { ofAnother } from './places.ts'

/**
 * What the disk answered to a file that smm works with, in words, wherever it came from: one door for all that no caller had something
 * better to say of. Null: it is no answer of a disk.
 */
export function diskFailure(error: unknown, lang: Lang): Failure | null {
  if (!(error instanceof Error)) return null
  const { code = '', path, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined) return null
  const fail = (name: string, message: string, hint: string): Failure =>
    new Failure('failed', name, message, { hint, cause: error })
  if (syscall === 'mkdtemp' && path !== undefined) {
    return fail('no_temporary', say(lang, diskText.no_temporary, { path, code }), say(lang, diskText.no_temporary_hint))
  }
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fail('disk_full', say(lang, diskText.full), say(lang, diskText.full_hint))
    case 'EROFS': {
      const message = path === undefined ? say(lang, diskText.read_only) : say(lang, diskText.read_only_at, { path })
      return fail('disk_read_only', message, say(lang, diskText.read_only_hint))
    }
    case 'EIO':
      return fail('disk_error', say(lang, diskText.failing, { code }), say(lang, diskText.failing_hint))
    case 'ELOOP':
      if (path === undefined) return null
      return fail('is_link', say(lang, diskText.link, { path }), say(lang, diskText.link_hint, { path }))
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
    case 'ENOTEMPTY':
      if (path === undefined) return null
      return fail('in_the_way', say(lang, diskText.in_the_way, { path, code }), say(lang, diskText.in_the_way_hint))
    case 'EACCES':
    case 'EPERM':
      // a port or a process is refused so too
      if (path === undefined) return null
      return fail('not_permitted', say(lang, diskText.forbidden, { path, code }), say(lang, diskText.forbidden_hint))
    default:
      return null
  }
}

/** Refuses root the folders of somebody else. Throws `Failure` failed `home_of_another_user`. */
export function refuseOthersHome(places: Places, lang: Lang): void {
  const found = ofAnother(places)
  if (found === null) return
  const { path, owner } = found
  throw new Failure('failed', 'home_of_another_user', say(lang, diskText.of_another, { path, owner }), {
    hint: say(lang, diskText.of_another_hint, { owner }),
  })
}

/** What to do where the disk itself is the reason; null: its rights or its place are. */
export function diskHint(error: unknown, lang: Lang): string | null {
  const { code = '' } = error as { code?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT') return say(lang, diskText.full_hint)
  return code === 'EROFS' ? say(lang, diskText.read_only_hint) : null
}
