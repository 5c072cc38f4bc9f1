import { describe, expect, it } from 'vitest'
import { existing, simTime, US_PER_SECOND } from '@/lib/engine'
import type { View, ViewKind, ViewOf } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation, forkedSimulation } from '@/lib/sim'
import { capacityRow } from './capacity-row'

const minutes = (n: number) => simTime(n * 60 * US_PER_SECOND)

/** A run at one moment, as the screen knows it, with the forecast of so many minutes. */
function at(scenario: unknown, when: number, ahead: number) {
  const run = createSimulation(scenario)
  run.advanceTo(minutes(when))
  const views = run.frame().upsert
  const of = <K extends ViewKind>(kind: K) =>
    views.filter((view: View): view is ViewOf<K> => view.kind === kind)
  const subject = existing(of('service')[0], 'a service')
  const question = { key: subject.key, from: run.now() }
  const fork = forkedSimulation(run.fork())
  fork.advanceTo(minutes(when + ahead))
  const row = capacityRow({
    subject,
    past: existing(run.scaling({ key: subject.key, from: minutes(0) }), 'a past'),
    ahead: fork.scaling(question),
    instances: of('instance'),
    tasks: of('task'),
    definitions: of('taskDefinition'),
  })
  return { run, row, subject }
}

const ramp = builtInScenarios.find(({ id }) => id === 'morning-ramp')?.scenario
const ports = builtInScenarios.find(({ id }) => id === 'fixed-port-blocks')?.scenario

function withOperation(scenario: unknown, operation: object): object {
  const { operations } = scenario as { readonly operations: readonly object[] }
  return { ...(scenario as object), operations: [...operations, operation] }
}

describe('the row of instances', () => {
  it('has every task where it is', () => {
    const { run, row } = at(ramp, 14, 1)
    const tasks = row.cards.flatMap((card) =>
      card.tasks.map(({ key, instanceId }) => [key, instanceId, card.id]),
    )
    expect(tasks).toHaveLength(
      [...run.world.state.tasks.values()].filter(({ stoppedAt }) => stoppedAt === null).length,
    )
    for (const [, instanceId, card] of tasks) expect(instanceId).toBe(card)
  })

  it('has as ghosts the tasks that the forecast starts first, when they are then created', () => {
    const { run, row } = at(ramp, 8, 10)
    const ghosts = row.cards.flatMap(({ id, ghosts: some }) => (some === null ? [] : [{ id, ...some }]))
    expect(ghosts.length).toBeGreaterThan(0)
    run.advanceTo(minutes(18))
    for (const { id, at: when, name, count } of ghosts) {
      const created = [...run.world.state.tasks.values()].filter(
        ({ host, createdAt }) => host.kind === 'ec2' && host.instanceId === id && createdAt === when,
      )
      expect([name, count]).toEqual(['web', created.length])
    }
  })

  it('says how many more tasks have room, which is how many can then be placed', () => {
    const { run, row, subject } = at(ramp, 6, 1)
    const room = row.cards.reduce((sum, card) => sum + (card.room ?? 0), 0)
    const desiredCount = subject.desiredCount + room
    run.dispatch({ action: 'ecs:UpdateService', input: { cluster: 'demo', service: 'web', desiredCount } })
    run.advanceTo(minutes(8))
    expect([...run.world.tasks.ofService(subject.key)].length).toBe(desiredCount)
  })

  it('counts the tasks that find no room', () => {
    const input = { cluster: 'demo', service: 'web', desiredCount: 60 }
    const { row } = at(withOperation(ramp, { at: '3m', action: 'ecs:UpdateService', input }), 6, 1)
    expect(row.waiting.count).toBeGreaterThan(0)
    expect(row.waiting.why).toMatch(/unable to place|RESOURCE|memory|CPU/i)
    for (const { room } of row.cards) expect(room).toBe(0)
  })

  it('counts a task that waits for the port of the one that it replaces, though as many run as are wanted', () => {
    const input = { cluster: 'demo', service: 'web', forceNewDeployment: true }
    const { row, subject } = at(
      withOperation(ports, { at: '4m30s', action: 'ecs:UpdateService', input }),
      6,
      1,
    )
    expect(subject.runningCount).toBe(subject.desiredCount)
    expect(row.waiting.count).toBe(2)
    expect(row.waiting.why).toMatch(/is already using a port/)
  })
})
