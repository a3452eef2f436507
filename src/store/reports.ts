/** What can be sent: the whole report, or its one page for the management. */
export type SentKind = 'client' | 'sponsor'

/** A version as it was handed over. `data` and `changes` are the text that `sha256` was made of (report/freeze.ts). */
export interface SentReport {
  readonly id: number
  readonly client: string
  /** `2026-11` */
  readonly month: string
  readonly kind: SentKind
  /** From 1, without gaps. */
  readonly version: number
  readonly data: string
  readonly sha256: string
  readonly changes: string
  readonly sent_at: string
  /** Addresses; empty where nobody said. */
  readonly sent_to: readonly string[]
  /** `hand`: the person sent it another way. */
  readonly sent_via: 'mail' | 'hand'
}

/** A version that is on its way, or whose end is not known. */
export interface ReportSending {
  readonly client: string
  readonly month: string
  readonly kind: SentKind
  readonly version: number
  readonly data: string
  readonly sha256: string
  readonly changes: string
  readonly sent_to: readonly string[]
  readonly started_at: string
}

export type ReportKey = Pick<ReportSending, 'client' | 'month' | 'kind'>

export type NewReport = Omit<ReportSending, 'version' | 'started_at' | 'sent_to'>

export interface ReportStore {
  /** Freezes the next version of a month. Throws `Failure` busy `changed_meanwhile` when it is not `after` + 1 any more. */
  add(
    report: NewReport,
    given: { after: number; at: string; to: readonly string[]; via: SentReport['sent_via'] },
  ): Promise<SentReport>
  /** Newest first. */
  list(client: string, month?: string): Promise<SentReport[]>
  get(key: ReportKey, version: number): Promise<SentReport | null>
  /** The newest version of a month; null: never sent. */
  last(key: ReportKey): Promise<SentReport | null>
  /** The version that goes out now, kept before the mail leaves. Throws `Failure` busy `changed_meanwhile` as `add`, or when one is kept. */
  begin(report: NewReport, given: { after: number; at: string; to: readonly string[] }): Promise<ReportSending>
  sending(key: ReportKey): Promise<ReportSending | null>
  sendings(client: string): Promise<ReportSending[]>
  /** It arrived, `to` whom: from now on it is the version that was sent. */
  finish(key: ReportKey, given: { at: string; to: readonly string[]; via: SentReport['sent_via'] }): Promise<SentReport>
  /** It did not leave: as if it had never been begun. */
  abandon(key: ReportKey): Promise<void>
  /** The same version went to these too. */
  sentAgain(key: ReportKey, version: number, given: { at: string; to: readonly string[] }): Promise<SentReport>
}
