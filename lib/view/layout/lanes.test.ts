import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CanvasLayout, type LayoutInput, layoutCanvas } from './canvas'
import type { PlacedNode, Rect } from './cards'
import { frameKey, frameOf } from './lanes'

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c']

/** `groups`: zones of each. Instances go round the groups, every `loose`th to none. */
function input(given: {
  readonly instances: number
  readonly groups: readonly (readonly string[])[]
  readonly loose?: number
  readonly providers?: number
}): LayoutInput {
  const groups = given.groups.map((zones, index) => ({ key: `asg/g${index}`, zones }))
  return {
    zones: ZONES,
    groups,
    queues: [],
    providers: Array.from({ length: given.providers ?? 0 }, (_, index) => `cp/p${index}`),
    instances: Array.from({ length: given.instances }, (_, index) => {
      const isLoose = given.loose !== undefined && index % given.loose === 0
      const group = isLoose ? undefined : groups[index % Math.max(1, groups.length)]
      const zones = group === undefined || group.zones.length === 0 ? ZONES : group.zones
      return { id: `i-${index}`, zone: zones[index % zones.length] ?? '', group: group?.key ?? null }
    }),
    loadBalancers: [{ arn: 'alb', lines: 2 }],
    targetGroups: [{ arn: 'tg', loadBalancerArns: ['alb'] }],
    traffic: [{ key: 'traffic/users', loadBalancerArn: 'alb' }],
  }
}

/** Floating-point sums of the same numbers in another order may differ in the last digit. */
const NEARLY = 1e-6

function overlap(a: Rect, b: Rect): boolean {
  return (
    a.x + NEARLY < b.x + b.width &&
    b.x + NEARLY < a.x + a.width &&
    a.y + NEARLY < b.y + b.height &&
    b.y + NEARLY < a.y + a.height
  )
}

function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x - NEARLY &&
    inner.y >= outer.y - NEARLY &&
    inner.x + inner.width <= outer.x + outer.width + NEARLY &&
    inner.y + inner.height <= outer.y + outer.height + NEARLY
  )
}

/** Whatever overlaps without standing in the other, and whatever sticks out of where it stands. */
function faults(layout: CanvasLayout, given: LayoutInput): string[] {
  const zoneOf = new Map(given.instances.map(({ id, zone }) => [id, zone]))
  const groupOf = new Map(given.instances.map(({ id, group }) => [id, group]))
  const home = ({ kind, key }: PlacedNode): string | null => {
    if (kind === 'frame') return frameOf(key).zone
    if (kind !== 'instance') return null
    const group = groupOf.get(key) ?? null
    return group === null ? (zoneOf.get(key) ?? '') : frameKey(group, zoneOf.get(key) ?? '')
  }
  const homesOf = (node: PlacedNode): readonly string[] => {
    const first = home(node)
    const outer = first === null ? undefined : layout.byKey.get(first)
    return first === null ? [] : [first, ...(outer ? homesOf(outer) : [])]
  }
  const found: string[] = []
  layout.nodes.forEach((a, index) => {
    const within = home(a)
    const outer = within === null ? undefined : layout.byKey.get(within)
    if (within !== null && (!outer || !contains(outer.rect, a.rect))) found.push(`${a.key} out of ${within}`)
    for (const b of layout.nodes.slice(index + 1)) {
      if (homesOf(a).includes(b.key) || homesOf(b).includes(a.key)) continue
      if (overlap(a.rect, b.rect)) found.push(`${a.key} over ${b.key}`)
    }
  })
  return found
}

const CASES = [1, 12, 100].flatMap((instances) =>
  [
    { title: 'in one group', instances, groups: [ZONES], providers: 1 },
    { title: 'in three groups', instances, groups: [ZONES, ZONES.slice(0, 2), ZONES.slice(2)], providers: 3 },
    { title: 'half of them in a group', instances, groups: [ZONES], loose: 2, providers: 1 },
    { title: 'all in one zone', instances, groups: [ZONES.slice(0, 1)] },
  ].map((one) => ({ ...one, instances })),
)

describe('Frames of groups', () => {
  test.each(CASES)('$instances instances $title: nothing overlaps or sticks out', (given) => {
    const of = input(given)
    expect(faults(layoutCanvas(of), of)).toEqual([])
  })

  test('nothing overlaps or sticks out, whatever groups there are', () => {
    const zones = fc.subarray(ZONES)
    fc.assert(
      fc.property(
        fc.record({
          instances: fc.integer({ min: 0, max: 60 }),
          groups: fc.array(zones, { maxLength: 4 }),
          loose: fc.integer({ min: 1, max: 5 }),
          providers: fc.integer({ min: 0, max: 3 }),
        }),
        (given) => {
          const of = input(given)
          expect(faults(layoutCanvas(of), of)).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a group has one in each zone that it spans, and where it still has an instance', () => {
    const of = input({ instances: 0, groups: [ZONES.slice(0, 2)] })
    const left = { id: 'i-left', zone: 'us-east-1c', group: 'asg/g0' }
    const { nodes } = layoutCanvas({ ...of, instances: [left] })
    expect(nodes.filter(({ kind }) => kind === 'frame').map(({ key }) => frameOf(key).zone)).toEqual(ZONES)
  })

  test('without groups and providers the lanes are as they were', () => {
    const of = input({ instances: 7, groups: [] })
    const gone = { ...of, instances: of.instances.map((one) => ({ ...one, group: 'asg/gone' })) }
    expect(layoutCanvas(gone)).toEqual(layoutCanvas(of))
    expect(new Set(layoutCanvas(of).nodes.map(({ kind }) => kind))).not.toContain('frame')
  })

  test('with many instances the heads are drawn larger', () => {
    const scaleAt = (instances: number) =>
      layoutCanvas(input({ instances, groups: [ZONES] })).byKey.get(frameKey('asg/g0', 'us-east-1a'))?.scale
    expect(scaleAt(1)).toBe(1)
    expect(scaleAt(100)).toBeGreaterThan(2)
  })
})
