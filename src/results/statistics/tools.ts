import type { AskedTool } from '../../store/statistics.ts'
import { matomo } from './matomo.ts'
import { plausible } from './plausible.ts'
import type { StatisticsKind } from './tool.ts'
import { umami } from './umami.ts'

export const statisticsKinds: Readonly<Record<AskedTool, StatisticsKind>> = { matomo, plausible, umami }
