// Calls that ask something and change nothing.

import type { ToWorker } from '@/lib/protocol'
import { answerHelp } from '@/lib/sim/command-line/help'
import { setUpScenarios } from '@/lib/sim/set-ups'
import type { Simulation } from '@/lib/sim/types'
import { CallFailure } from './call-failure'
import type { SimulationFactory } from './factory'

/** `live` is the run, and an error while there is none or it has crashed. */
export function answerQuestion(
  message: ToWorker,
  { scenarios, sketchOf }: Pick<SimulationFactory, 'scenarios' | 'sketchOf'>,
  live: () => Simulation,
): unknown {
  switch (message.method) {
    case 'scenarios':
      return scenarios.map(({ scenario: _scenario, ...summary }) => summary)
    case 'sketches':
      return Object.fromEntries(scenarios.map(({ id, scenario }) => [id, sketchOf(scenario)]))
    case 'scenario': {
      const entry = scenarios.find(({ id }) => id === message.input.id)
      if (entry) return { scenario: entry.scenario }
      throw new CallFailure({ code: 'NotFound', message: `There is no scenario ${message.input.id}.` })
    }
    case 'setUps':
      return setUpScenarios(message.input)
    case 'complete':
      return live().complete(message.input.line, message.input.cursor)
    case 'help':
      return { text: helpOf(message.input.line) }
    case 'fit':
      return live().fit(message.input.taskDefinition)
    case 'inspect':
      return found(live().inspect(message.input.key), message.input.key)
    case 'follow':
      return found(live().follow(message.input.id), `request ${message.input.id}`)
    case 'requestWays':
      return live().requestWays()
    case 'scaling':
      return found(live().scaling(message.input), message.input.key)
    case 'fork':
      return live().fork()
    case 'scalingPreview':
      return live().scalingPreview(message.input)
    case 'tryOut':
      return live().tryOut(message.input.commands)
    case 'whyNotYet':
      return live().whyNotYet(message.input.service)
    case 'capacityWhy':
      return live().capacityWhy(message.input.key)
    case 'loadAhead':
      return live().loadAhead(message.input)
    case 'outcome':
      return live().outcome(message.input.prices)
    case 'report':
      return live().report(message.input.prices)
    case 'scenarioFile':
      return { scenario: live().scenarioFile() }
    case 'hash': {
      const simulation = live()
      return { hash: simulation.traceHash(), at: simulation.now(), step: simulation.steps() }
    }
    default:
      throw new CallFailure({ code: 'UnknownMethod', message: `There is no call ${message.method}.` })
  }
}

function helpOf(line: string): string {
  const answer = answerHelp(line)
  if ('text' in answer) return answer.text
  throw new CallFailure(answer)
}

function found<T>(value: T | null, what: string): T {
  if (value === null) throw new CallFailure({ code: 'NotFound', message: `${what} is not there any more.` })
  return value
}
