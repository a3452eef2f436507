import { failureOf } from '../answers.ts'
import type { HttpResponse } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { errorOf, graphFailure } from '../graph.ts'
import { textField } from '../json.ts'

export { graphFailure as instagramFailure } from '../graph.ts'

/**
 * The upload host answers in a way of its own: `{"debug_info": {retriable, type, message}}`. Nothing is public there: what does not
 * certainly fail again is tried again.
 */
export function uploadFailure(answer: HttpResponse, now: Date): NetworkFailure {
  if (errorOf(answer) !== null) return graphFailure(answer, { now, read: true, publish: false })
  const { debug_info } = (answer.json ?? {}) as { debug_info?: { retriable?: unknown; type?: unknown; message?: unknown } }
  const message = [debug_info?.type, debug_info?.message].map(textField).filter((one) => one !== '')
  if (debug_info?.retriable === false && answer.status >= 400 && answer.status < 500) {
    const code = answer.status === 401 ? 'credential_refused' : 'video_failed'
    return failureOf(answer, { now, read: true, message: message.join(': '), code })
  }
  const plain = failureOf({ ...answer, status: 503 }, { now, read: true, message: message.join(': ') || answer.text })
  return new NetworkFailure('not_sent', plain.code, plain.message, { status: answer.status })
}
