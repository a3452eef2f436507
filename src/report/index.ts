/** The month of a client: as data first, then as a document (`documents/` gives it its forms). */
export { buildReport, lastCompleteMonth } from './build-report.ts'
export { compose, type Pictures } from './compose.ts'
export { reportCsv } from './to-csv.ts'
export { readPictures } from './read-pictures.ts'
export { changeWords } from './changes.ts'
export { freeze, thaw, type Frozen } from './freeze.ts'
export { buildCaseStudy, composeCaseStudy } from './kinds/case-study.ts'
export { buildInternal, composeInternal } from './kinds/internal.ts'
export { buildMargin, composeMargin } from './kinds/margin.ts'
export { composeSponsor, readOverdue } from './kinds/sponsor.ts'
export { buildPortfolio, composePortfolio, reasonOf } from './portfolio.ts'
export {
  dispatch,
  markSent,
  mustThaw,
  outcomeUnknown,
  readSendable,
  recipientsOf,
  sentBefore,
  type Sendable,
} from './send-report.ts'
export { shortHash, withVersion, type VersionFacts } from './with-version.ts'
export type { Author } from '../documents/author.ts'
export type { Report } from './report.ts'
