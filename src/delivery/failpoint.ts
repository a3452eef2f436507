/**
 * The places between two durable facts where a process can die. A pass says where it is; tests stop it there for good.
 */
export const failpoints = [
  'run_started',
  'recovered',
  'claimed',
  'identified',
  'step_started',
  'step_ran',
  'step_done',
  'before_intent',
  'intent',
  'answered',
  'recorded',
  'looked',
  'settled',
  'to_post',
  'notice_taken',
  'notified',
] as const

export type Failpoint = (typeof failpoints)[number]
