/** A bug that somebody could write: every `search` stands exactly once in its file, so that a mutant that went stale fails loudly. */
export interface Mutant {
  readonly name: string
  readonly edits: readonly { readonly file: string; readonly search: string; readonly replace: string }[]
  /** The one file of tests that must notice; absent: any of the suites of delivery. */
  readonly suite?: string
}

const one = (name: string, file: string, search: string, replace: string): Mutant => ({
  name,
  edits: [{ file, search, replace }],
})
const deliver = 'src/delivery/deliver.ts'
const doubt = 'src/delivery/doubt.ts'
const outcome = 'src/delivery/outcome.ts'
const recover = 'src/delivery/recover.ts'

export const mutants: readonly Mutant[] = [
  {
    name: 'no durable intent: the call comes before the commit',
    edits: [
      {
        file: deliver,
        search: '  const sending = await step(pass, delivery, intent)\n',
        replace:
          "  const answer = await call(served, delivery, identity, handles)\n  await reach(pass, 'intent', delivery)\n  const sending = await step(pass, delivery, intent)\n",
      },
      {
        file: deliver,
        search: 'if (sending !== null) await leave(pass, served, sending, identity, handles)',
        replace: 'if (sending !== null) await leave(pass, served, sending, identity, handles, answer)',
      },
      {
        file: deliver,
        search: '  handles: Handles,\n): Promise<void> {',
        replace: '  handles: Handles,\n  early?: Answer,\n): Promise<void> {',
      },
      {
        file: deliver,
        search: "  await reach(pass, 'intent', sending)\n",
        replace: "  if (early === undefined) await reach(pass, 'intent', sending)\n",
      },
      {
        file: deliver,
        search: '  const answer = await call(served, sending, identity, handles)\n',
        replace: '  const answer = early ?? (await call(served, sending, identity, handles))\n',
      },
    ],
  },
  {
    name: 'the next one begins though it could not be written down that the one before it is out',
    suite: 'test/delivery/one-after-another.test.ts',
    edits: [
      {
        file: 'src/store/sqlite/deliveries.ts',
        search: "(state = 'sending' AND id <> ?)",
        replace: "(state = 'held' AND id <> ?)",
      },
    ],
  },
  one(
    'sent again after a time-out',
    outcome,
    "if (verdict === 'not_sent') return",
    "if (verdict === 'not_sent' || verdict === 'unknown') return",
  ),
  one(
    'a call in flight is taken over after five minutes, though its owner lives',
    recover,
    "    if (liveness !== 'alive')\n      await carryOut(",
    "    if (liveness !== 'alive' || Date.parse(delivery.intent_at ?? '9999') < context.now().getTime() - 300_000)\n      await carryOut(",
  ),
  one(
    'the settle wait is measured with our own clock',
    doubt,
    "return afterAbsence(doubt, serverTime(lookup), doubt.idempotency === 'handle')",
    "return afterAbsence(doubt, doubt.now, doubt.idempotency === 'handle')",
  ),
  {
    name: 'what a dead owner was sending is scheduled again',
    edits: [
      {
        file: 'src/delivery/machine.ts',
        search: "T8: rule('recovery', ['sending'], 'unknown',",
        replace: "T8: rule('recovery', ['sending'], 'scheduled',",
      },
      { file: recover, search: 'unknown_since: delivery.unknown_since ?? at,', replace: 'unknown_since: null,' },
    ],
  },
  one(
    'a dead claim goes back to scheduled, whatever it was',
    recover,
    "move(delivery.was === 'unknown' ? 'T8b' : 'T8a', {})",
    "move('T8a', {})",
  ),
  one(
    'the fence is not looked at',
    'src/store/sqlite/deliveries.ts',
    'if (fence && (before.owner !== fence.owner || before.fence !== fence.fence)) return null',
    '',
  ),
  one(
    'every server is trusted with an idempotency key',
    'src/networks/idempotency.ts',
    'return network.idempotencyOf?.(settings) ?? network.idempotency',
    'return network.idempotency',
  ),
  one(
    'a 5xx is taken for not applied',
    outcome,
    "if (verdict === 'not_sent') return",
    "if (verdict === 'not_sent' || (thrown instanceof NetworkFailure && (thrown.status ?? 0) >= 500)) return",
  ),
  one('absent once is absent: no settle wait', doubt, 'doubt.settle_ms === 0 ||', 'doubt.settle_ms >= 0 ||'),
  {
    name: 'staged anew while the old object may still be published',
    edits: [
      {
        file: doubt,
        search: "return { do: 'resend', proof: 'handle_unpublished', restage: false }",
        replace: "return { do: 'resend', proof: 'handle_unpublished', restage: true }",
      },
    ],
  },
  one(
    'a 429 is a refusal',
    outcome,
    "if (verdict === 'rate_limited') return move('T5', { ...why, reason_code: 'rate_limited', next_at: later }, detail)",
    "if (verdict === 'rate_limited') return move('T6', { ...why, next_at: null }, detail)",
  ),
  one(
    'the parts of a thread do not wait for each other',
    'src/store/sqlite/post-rows.ts',
    "return state === 'scheduled' && part > 0 ? 'following' : state",
    'return part < 0 ? state : state',
  ),
  one(
    'people are told without taking the duty first',
    'src/delivery/tell-people.ts',
    '+ tellAgainMs)\n    if (!(await store.deliveries.takeNotice(delivery.id, now.toISOString(), again.toISOString()))) continue\n',
    '+ tellAgainMs)\n    void again\n',
  ),
  one(
    'nothing is ever too late',
    'src/delivery/lateness.ts',
    'return minutesLate(due_at, now) > grace_minutes',
    'return false',
  ),
  one(
    'a refused duplicate is a failure',
    outcome,
    "if (verdict === 'refused') return",
    "if (verdict === 'refused' || verdict === 'duplicate') return",
  ),
  one(
    'the search begins by our own clock alone',
    deliver,
    'return earlier === null ? lookup : await ask(earlier)',
    'return lookup',
  ),
  one('a keyed repeat that fails ends the doubt', outcome, '  if (!inDoubt(delivery)) {\n', '  if (delivery.attempt >= 0) {\n'),
]
