import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { taskRect } from './anchors'
import { type CanvasForm, type CanvasLayout, type LayoutInput, layoutCanvas } from './canvas'
import { INSTANCE_BODY, type Point, type Rect } from './cards'
import { GROUP_HEAD, LANE_GUTTER } from './lanes'
import { packTasks } from './tasks'
import type { Way } from './way'
import { waysOf } from './ways'

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c']
const CAPACITY = { cpu: 2048, memory: 3884 }
const ASPECT = INSTANCE_BODY.width / INSTANCE_BODY.height

interface Scene {
  readonly layout: CanvasLayout
  readonly boxes: ReadonlyMap<string, ReadonlyMap<string, Rect>>
}

/** Instances in turn over the zones and, when there are any, the Auto Scaling groups; tasks of two sizes on each. */
function sceneOf(given: {
  readonly instances: number
  readonly tasksEach: number
  readonly loadBalancers: number
  readonly targetGroups: number
  readonly autoScalingGroups: number
  readonly queues?: number
  readonly form?: CanvasForm
}): Scene {
  const groups = Array.from({ length: given.autoScalingGroups }, (_, index) => ({
    key: `asg/${index}`,
    zones: ZONES,
  }))
  const arns = Array.from({ length: given.loadBalancers }, (_, index) => `alb-${index}`)
  const input: LayoutInput = {
    zones: ZONES,
    groups,
    providers: [],
    queues: Array.from({ length: given.queues ?? 0 }, (_, index) => `queue/${index}`),
    instances: Array.from({ length: given.instances }, (_, index) => ({
      id: `i-${index}`,
      zone: ZONES[index % 3] ?? '',
      group: groups[index % (groups.length + 1)]?.key ?? null,
    })),
    loadBalancers: arns.map((arn) => ({ arn, lines: 2 })),
    targetGroups: Array.from({ length: given.targetGroups }, (_, index) => ({
      arn: `tg-${index}`,
      // Every third is behind all load balancers.
      loadBalancerArns: index % 3 === 2 ? arns : arns.slice(index % Math.max(1, arns.length)).slice(0, 1),
    })),
    traffic: arns.map((loadBalancerArn) => ({ key: `traffic/${loadBalancerArn}`, loadBalancerArn })),
  }
  const tasks = Array.from({ length: given.tasksEach }, (_, index) => ({
    key: `t-${index}`,
    cpu: index % 3 === 0 ? 256 : 128,
    memory: 128,
    order: index,
  }))
  const boxes = packTasks(tasks, CAPACITY, ASPECT).boxes
  return {
    layout: layoutCanvas(input, given.form),
    boxes: new Map(input.instances.map(({ id }) => [id, boxes])),
  }
}

/** What no way may cross: cards, names of zones, heads of groups and of instances, and all tasks. */
function obstacles({ layout, boxes }: Scene): readonly { readonly key: string; readonly rect: Rect }[] {
  return layout.nodes.flatMap(({ kind, key, rect, scale }) => {
    if (kind === 'zone')
      return [
        {
          key: `name of ${key}`,
          rect: { x: rect.x + LANE_GUTTER, y: rect.y, width: rect.width - LANE_GUTTER, height: 33 },
        },
      ]
    if (kind === 'frame') return [{ key: `head of ${key}`, rect: { ...rect, height: GROUP_HEAD * scale } }]
    if (kind !== 'instance') return [{ key, rect }]
    return [
      // Between the bars and the tasks there is a gutter for the first row.
      { key: `head of ${key}`, rect: { ...rect, height: INSTANCE_BODY.y - 8 } },
      ...[...(boxes.get(key) ?? [])].map(([task, box]) => {
        const inner = taskRect(box)
        return { key: `${key} ${task}`, rect: { ...inner, x: inner.x + rect.x, y: inner.y + rect.y } }
      }),
    ]
  })
}

const EDGE = 0.5

function crosses({ points }: Way, rect: Rect): boolean {
  const inner = {
    left: rect.x + EDGE,
    right: rect.x + rect.width - EDGE,
    top: rect.y + EDGE,
    bottom: rect.y + rect.height - EDGE,
  }
  return points.some((point, index) => {
    const next = points[index + 1]
    return next !== undefined && meets(point, next, inner)
  })
}

/** Liang and Barsky: whether a line has a part inside. */
function meets(
  a: Point,
  b: Point,
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
): boolean {
  let [from, to] = [0, 1]
  const sides = [
    [a.x - b.x, a.x - left],
    [b.x - a.x, right - a.x],
    [a.y - b.y, a.y - top],
    [b.y - a.y, bottom - a.y],
  ] as const
  for (const [towards, distance] of sides) {
    if (towards === 0 && distance < 0) return false
    const at = distance / towards
    if (towards < 0) from = Math.max(from, at)
    if (towards > 0) to = Math.min(to, at)
  }
  return from < to
}

/** Every way of the scene with what it may touch: nothing, as it ends at the edges of cards. */
function faultsOf(scene: Scene): readonly string[] {
  const { layout, boxes } = scene
  const ways = waysOf(layout)
  const of = (kind: string) => layout.nodes.filter((node) => node.kind === kind).map(({ key }) => key)
  const drawn: (readonly [string, Way | null])[] = [
    ...of('users').map((key) => [key, ways.usersToLoadBalancer(key, key.slice('traffic/'.length))] as const),
    ...of('loadBalancer').flatMap((arn) =>
      of('targetGroup').map((group) => [`${arn} to ${group}`, ways.loadBalancerToGroup(arn, group)] as const),
    ),
    ...[...of('targetGroup'), ...of('queue')].flatMap((group) =>
      of('instance').flatMap((instance) => [
        [`${group} to ${instance}`, ways.toTask(group, instance, null)] as const,
        ...[...(boxes.get(instance) ?? [])].map(
          ([task, box]) => [`${group} to ${instance} ${task}`, ways.toTask(group, instance, box)] as const,
        ),
      ]),
    ),
  ]
  const things = obstacles(scene)
  return drawn.flatMap(([name, way]) => {
    if (way === null) return [`${name}: no way`]
    // A way to a task that is no longer drawn ends at the name of its instance.
    return things.filter(({ rect }) => crosses(way, rect)).map(({ key }) => `${name} crosses ${key}`)
  })
}

describe('ways over the canvas', () => {
  test.each([
    [4, 2],
    [24, 6],
    [80, 12],
  ])('none crosses a card, a name or another task with %i tasks on %i instances', (tasks, instances) => {
    const scene = sceneOf({
      instances,
      tasksEach: Math.ceil(tasks / instances),
      loadBalancers: 1,
      targetGroups: 2,
      autoScalingGroups: 0,
    })
    expect(faultsOf(scene)).toEqual([])
  })

  test('none does whatever stands on the canvas', () => {
    fc.assert(
      fc.property(
        fc.record({
          instances: fc.integer({ min: 1, max: 14 }),
          tasksEach: fc.integer({ min: 0, max: 20 }),
          loadBalancers: fc.integer({ min: 0, max: 3 }),
          targetGroups: fc.integer({ min: 0, max: 5 }),
          autoScalingGroups: fc.integer({ min: 0, max: 2 }),
          queues: fc.integer({ min: 0, max: 4 }),
          form: fc.constantFrom('wide', 'tall'),
        }),
        (given) => {
          expect(faultsOf(sceneOf(given))).toEqual([])
        },
      ),
      { seed: 11, numRuns: 60 },
    )
  })

  test('a way into a task ends at its edge', () => {
    const { layout, boxes } = sceneOf({
      instances: 3,
      tasksEach: 7,
      loadBalancers: 1,
      targetGroups: 1,
      autoScalingGroups: 0,
    })
    for (const [instance, tasks] of boxes) {
      const corner = layout.byKey.get(instance)?.rect
      for (const box of tasks.values()) {
        const end = waysOf(layout).toTask('tg-0', instance, box)?.points.at(-1)
        const rect = taskRect(box)
        if (!corner || !end) throw new Error('no way')
        const onLeft = Math.abs(end.x - corner.x - rect.x) < 0.01 && end.y > corner.y + rect.y
        const onTop = Math.abs(end.y - corner.y - rect.y) < 0.01 && end.x > corner.x + rect.x
        expect(onLeft || onTop).toBe(true)
      }
    }
  })
})
