// A chart that is always in one path of states is walked by `PathRunner`; one with regions side by side by XState itself. A
// property test holds both against XState's own `transition()`.

import type { AnyStateMachine } from 'xstate'
import type { ChartRunner } from './contract'
import { isPath, PathRunner } from './path-runner'
import { XStateRunner } from './xstate-runner'

export function createRunner(machine: AnyStateMachine): ChartRunner {
  return isPath(machine) ? new PathRunner(machine) : new XStateRunner(machine)
}
