// Everything about one resource: what its Describe operation answers, its charts, the decisions and events about it.

import { toCommandLine } from '@/lib/aws/command-line'
import { AwsError } from '@/lib/aws/error'
import type { ChartView, Inspection } from '@/lib/protocol'
import type { MachineId } from '@/lib/world/chart-driver-machines'
import { ask } from '@/lib/world/dispatch'
import type { World } from '@/lib/world/world'
import { ALL_SOURCES } from './views/all-views'
import type { Question, Subject } from './views/view-source'

const DECISIONS_SHOWN = 50
const EVENTS_SHOWN = 100

export function inspect(world: World, key: string): Inspection | null {
  const subject = find(world, key)
  if (!subject) return null
  const names = new Set([key, ...(subject.aliases ?? [])])
  const concerns = ({ subjects }: { readonly subjects: readonly string[] }) =>
    subjects.some((name) => names.has(name))
  return {
    key,
    answers: subject.describe.map((question) => ({
      commandLine: toCommandLine(...question),
      output: answer(world, question),
    })),
    charts: subject.charts.flatMap(([machine, chartKey, title]) =>
      chartView(world, machine, chartKey, title),
    ),
    decisions: world.log.decisions
      .filter(concerns)
      .slice(-DECISIONS_SHOWN)
      .map(({ plain }) => plain)
      .reverse(),
    events: world.log.events.filter(concerns).slice(-EVENTS_SHOWN).reverse(),
  }
}

/** The operation itself answers, but leaves no trace in the log: nobody has called it. */
function answer(world: World, [action, input]: Question): unknown {
  try {
    return ask(world, { action, input })
  } catch (error) {
    if (error instanceof AwsError) return { Error: { Code: error.code, Message: error.message } }
    throw error
  }
}

function chartView(world: World, machine: MachineId, key: string, title: string): readonly ChartView[] {
  const chart = world.charts.snapshot(machine, key)
  return chart
    ? [
        {
          machine,
          title,
          value: chart.value,
          context: chart.context,
          enteredAt: chart.enteredAt,
          past: chart.past(),
        },
      ]
    : []
}

function find(world: World, key: string): Subject | null {
  for (const source of ALL_SOURCES) {
    const subject = source.subject(world, key)
    if (subject) return subject
  }
  return null
}
