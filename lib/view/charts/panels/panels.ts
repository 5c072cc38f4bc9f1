// Every chart, in the order of the grid. A new one is an object and its line here.

import type { Panel } from '../panel'
import { errorsPanel } from './errors'
import { latencyPanel } from './latency'
import { messagesPanel } from './messages'
import { rpsPanel } from './rps'
import { runningPanel } from './running'
import { utilizationPanel } from './utilization'

export const PANELS: readonly Panel[] = [
  rpsPanel,
  messagesPanel,
  latencyPanel,
  runningPanel,
  errorsPanel,
  utilizationPanel,
]
