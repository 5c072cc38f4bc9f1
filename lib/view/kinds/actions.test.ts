import { describe, expect, test } from 'vitest'
import type { View } from '@/lib/protocol'
import { FIXTURE_FRAME } from '@/lib/testing/fixture-frame'
import { SERVICE_ARN } from '@/lib/testing/fixture-world'
import type { ThingAction } from '../carry/actions'
import { applyFrame, EMPTY_RUN } from '../run/state'
import { actionsOf } from './kinds'

const { kinds, views } = applyFrame(EMPTY_RUN, FIXTURE_FRAME)

function actions(view: View | undefined, world = kinds): readonly ThingAction[] {
  if (!view) throw new Error('the fixture has changed')
  return actionsOf(view, world).flatMap((group) => group.actions)
}

describe('menus of things', () => {
  test('an instance offers every task definition, draining, closing its ports and killing it', () => {
    const labels = actions(kinds.instance[0]).map(({ label }) => label)
    expect(labels).toEqual(
      expect.arrayContaining([
        'Start web:1',
        'Start web:2',
        'Drain instance',
        'Close ports',
        'Kill instance',
      ]),
    )
  })

  test('a task can move to every other instance but not to its own', () => {
    const task = kinds.task[0]
    const moves = actions(task).filter(({ run }) => run.type === 'gesture' && run.item.kind === 'task')
    expect(moves).toHaveLength(kinds.instance.length - 1)
  })

  test('what cannot be done says why', () => {
    const pending = kinds.task.map((task) => ({ ...task, lastStatus: 'PENDING' as const }))[0]
    const crash = actions(pending, { ...kinds, task: pending ? [pending] : [] }).find(
      ({ label }) => label === 'Crash container',
    )
    expect(crash?.refused).toContain('PENDING')
    const idle = kinds.service.map((service) => ({ ...service, desiredCount: 0 }))[0]
    expect(actions(idle).find(({ id }) => id === 'less')?.refused).not.toBeNull()
  })

  test('words follow the state: an outage is ended, a draining instance set back', () => {
    const world = {
      ...kinds,
      zone: kinds.zone.map((zone) => ({ ...zone, outage: true })),
      instance: kinds.instance.map((one) => ({ ...one, status: 'DRAINING' as const })),
    }
    expect(actions(world.zone[0], world).map(({ label }) => label)).toContain('End the outage')
    expect(actions(world.instance[0], world).map(({ label }) => label)).toContain('Set back to ACTIVE')
  })

  test('a service is scaled, updated and given a bad image and a good one again', () => {
    const labels = actions(views.get(SERVICE_ARN)).map(({ label }) => label)
    expect(labels).toEqual(
      expect.arrayContaining(['web:1', 'Add a task', 'Remove a task', 'Bad image', 'Restore good image']),
    )
  })

  test('every view is answered for, and ids in a menu are unique', () => {
    for (const view of views.values()) {
      const ids = actionsOf(view, kinds).map(
        (group) => new Set(group.actions.map(({ id }) => id)).size === group.actions.length,
      )
      expect(ids.every(Boolean)).toBe(true)
    }
  })
})
