import { first } from './0001-first.ts'
import { parts } from './0002-parts.ts'
import { series } from './0003-series.ts'
import { identity } from './0004-identity.ts'
import { slots } from './0005-slots.ts'
import { threads } from './0006-threads.ts'
import { deleted } from './0007-deleted.ts'
import { credentials } from './0008-credentials.ts'
import { archive } from './0009-archive.ts'
import { people } from './0010-people.ts'
import { results } from './0011-results.ts'
import { community } from './0012-community.ts'
import { approval } from './0013-approval.ts'
import { undo } from './0014-undo.ts'
import { accountsOfClient } from './0015-accounts-of-client.ts'
import { firsts } from './0016-firsts.ts'

/**
 * Forward only. Position in this list = `user_version` after it. All pending ones run in one immediate transaction on first use;
 * a database newer than the program is refused. Never edit one that has shipped: add the next.
 */
export const migrations: readonly string[] = [
  first,
  parts,
  series,
  identity,
  slots,
  threads,
  deleted,
  credentials,
  archive,
  people,
  results,
  community,
  approval,
  undo,
  accountsOfClient,
  firsts,
]
