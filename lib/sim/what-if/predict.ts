// The end of a deployment under other settings: that of a fork of the run.

import type { WhatIfAnswer, WhatIfBasis, WhatIfChoices, WhatIfSettingView } from '@/lib/protocol'
import { forkedSimulation } from '../simulation'
import { sceneOf, settingsOf } from './operations'
import { WhatIfRun } from './what-if-run'

/** Nobody reads what a what-if has logged and drawn. */
const HISTORY = { events: 50, steps: 60 }
const EVENTS_AT_ONCE = 65_536

export function whatIfRun({ subject, fork }: WhatIfBasis, choices: WhatIfChoices): WhatIfRun {
  return new WhatIfRun(forkedSimulation(fork, { history: HISTORY }), subject, choices)
}

/** The settings that there are, as they stand where they would change. */
export function whatIfSettings({ subject, fork }: WhatIfBasis): readonly WhatIfSettingView[] {
  return settingsOf(sceneOf(forkedSimulation(fork, { history: HISTORY }).world, subject))
}

export function predict(basis: WhatIfBasis, choices: WhatIfChoices): WhatIfAnswer {
  const run = whatIfRun(basis, choices)
  while (!run.advanceSome(EVENTS_AT_ONCE));
  return run.answer()
}
