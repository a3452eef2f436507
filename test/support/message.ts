import type { NewMessage } from '../../src/store/inbox.ts'

let id = 0

/** A comment under a post of the bakery, as it is stored; `more` says what differs. */
export function newMessage(more: Partial<NewMessage> = {}): NewMessage {
  const remote_id = `m${++id}`
  return {
    network: 'facebook',
    account_id: null,
    source: 'manual',
    kind: 'comment',
    remote_id,
    post_remote_id: null,
    answers: null,
    thread: remote_id,
    author_id: null,
    author_name: null,
    author_url: null,
    author_followers: null,
    author: null,
    text: 'Bonjour',
    title: null,
    url: null,
    at: '2026-11-10T09:00:00.000Z',
    rating: null,
    can_reply: false,
    lang: 'fr',
    brand: true,
    needs_answer: true,
    level: 'green',
    due_at: null,
    assigned_to: null,
    tone: null,
    tone_source: null,
    sensitive: [],
    official: false,
    copy_of: null,
    tags: [],
    forget_at: null,
    ...more,
  }
}
