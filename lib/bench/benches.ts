// What `dockyard bench` measures, the quick ones first.

import type { Bench } from './bench'
import { chartSteps } from './chart-steps'
import { day } from './day'
import { frames } from './frames'
import { growth } from './growth'
import { crowds, idle } from './limits'
import { requests } from './requests'
import { rollingUpgrade } from './rolling-upgrade'

export const BENCHES: readonly Bench[] = [
  requests,
  rollingUpgrade,
  chartSteps,
  idle,
  frames,
  day,
  growth,
  crowds,
]
