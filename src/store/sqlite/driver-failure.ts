import { Failure } from '../../failure.ts'
import { storeText } from '../../i18n/store.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { openDriver } from './driver.ts'

/**
 * What to do when the driver itself cannot be loaded: its binary was never made (npm ran no install scripts, or found neither a ready
 * binary nor a compiler), or is for another Node or another system. Null: the error is about the file.
 */
export function driverFailure(error: unknown, lang: Lang): Failure | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? error.code : undefined
  // `tries`: where `bindings`, the loader of 12.x, looked in vain
  if (code !== 'ERR_DLOPEN_FAILED' && code !== 'MODULE_NOT_FOUND' && !('tries' in error)) return null
  const values = { node: process.version, platform: `${process.platform}-${process.arch}` }
  return new Failure('failed', 'driver_missing', say(lang, storeText.driver_missing, values), {
    details: [say(lang, storeText.driver_why), say(lang, storeText.driver_newer_node), say(lang, storeText.driver_compiler)],
    hint: say(lang, storeText.driver_hint),
    cause: error,
  })
}

/** Whether the driver loads at all: `doctor` asks before there is any database. */
export function examineDriver(lang: Lang): Failure | null {
  try {
    openDriver(':memory:', {}).close()
    return null
  } catch (error) {
    const failure = driverFailure(error, lang)
    if (failure === null) throw error
    return failure
  }
}
