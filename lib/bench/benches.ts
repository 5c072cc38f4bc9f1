// What `dockyard bench` measures, the quick ones first.

import type { Bench } from './bench'
import { chartSteps } from './chart-steps'
import { day } from './day'
import { frames } from './frames'
import { growth } from './growth'
import { crowds, idle } from './limits'
import { policies } from './policies'
import { requests } from './requests'
import { rollingUpgrade } from './rolling-upgrade'
import { trace } from './trace'
import { whatIf } from './what-if'

export const BENCHES: readonly Bench[] = [
  requests,
  rollingUpgrade,
  whatIf,
  chartSteps,
  idle,
  frames,
  policies,
  trace,
  day,
  growth,
  crowds,
]
