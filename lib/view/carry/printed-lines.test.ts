// Every line that the product prints can be pasted back and does the same: of each gesture that the fixture world allows,
// each action of a menu, each operation of a built-in scenario.

import { describe, expect, test } from 'vitest'
import { parseCommandLine, toCommandLine } from '@/lib/aws/command-line'
import { onOneLine } from '@/lib/aws/shell-words'
import type { Command } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { FIXTURE_FRAME } from '@/lib/testing/fixture-frame'
import { actionsOf } from '../kinds/kinds'
import { applyFrame, EMPTY_RUN } from '../run/state'
import { dropOf } from './drop'
import { faultIds } from './faults/faults'
import { type CarryItem, INSTANCE_TYPES, itemOfDefinition, itemOfGroup, itemOfTask } from './items'
import { BOUNDS_AT_FIRST } from './new-group'

const { kinds, views } = applyFrame(EMPTY_RUN, FIXTURE_FRAME)

const ITEMS: readonly CarryItem[] = [
  ...kinds.taskDefinition.map(itemOfDefinition),
  ...kinds.task.map(itemOfTask),
  ...kinds.autoScalingGroup.map(itemOfGroup),
  ...INSTANCE_TYPES.map((instanceType) => ({ kind: 'instanceType', instanceType }) as const),
  { kind: 'newGroup', instanceType: 't3.medium', bounds: BOUNDS_AT_FIRST },
  ...faultIds().map((fault) => ({ kind: 'fault', fault }) as const),
]

const GESTURES = ITEMS.flatMap((item) =>
  [...views.keys()].flatMap((key) => dropOf(item, key, kinds).commands),
)
const MENUS = [...views.values()]
  .flatMap((view) => actionsOf(view, kinds))
  .flatMap(({ actions }) => actions)
  .flatMap(({ run }) => (run.type === 'commands' ? run.commands : []))
const SCENARIOS = builtInScenarios.flatMap(({ scenario }) => operationsOf(scenario))

function operationsOf(scenario: unknown): readonly Command[] {
  return (scenario as { readonly operations?: readonly Command[] }).operations ?? []
}

/** One of each action is enough of a name for a test; all of them are tried. */
function byAction(commands: readonly Command[]): readonly (readonly [string, readonly Command[]])[] {
  const actions = [...new Set(commands.map(({ action }) => action))]
  return actions.map((action) => [action, commands.filter((command) => command.action === action)])
}

describe.each([
  ['gesture', GESTURES],
  ['menu', MENUS],
  ['scenario', SCENARIOS],
] as const)('a line that a %s prints', (_from, commands) => {
  test.each(byAction(commands))('reads back as the same %s', (_action, all) => {
    for (const { action, input } of all) {
      const line = toCommandLine(action, input)
      const meant = { action, input: JSON.parse(JSON.stringify(input)) }
      expect(parseCommandLine(line)).toEqual(meant)
      // The command bar holds one line: what goes over several is put on one when it is pasted.
      expect(onOneLine(line)).not.toMatch(/[\r\n]/)
      expect(parseCommandLine(onOneLine(line))).toEqual(meant)
    }
  })
})

test('there are lines of several lines among them', () => {
  expect(GESTURES.some(({ action, input }) => toCommandLine(action, input).includes('\n'))).toBe(true)
})
