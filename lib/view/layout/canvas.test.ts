import { describe, expect, test } from 'vitest'
import { type CanvasLayout, type LayoutInput, layoutCanvas, NOTHING } from './canvas'
import type { Rect } from './cards'

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c']

function input(instances: number, spread = 3): LayoutInput {
  return {
    zones: ZONES,
    instances: Array.from({ length: instances }, (_, index) => ({
      id: `i-${index}`,
      zone: ZONES[index % spread] ?? 'us-east-1a',
      group: null,
    })),
    groups: [],
    providers: [],
    queues: [],
    loadBalancers: [{ arn: 'alb', lines: 2 }],
    targetGroups: [{ arn: 'tg', loadBalancerArns: ['alb'] }],
    traffic: [{ key: 'traffic/users', loadBalancerArn: 'alb' }],
  }
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

function overlaps(layout: CanvasLayout): string[] {
  const solid = layout.nodes.filter(({ kind }) => kind !== 'zone')
  const lanes = layout.nodes.filter(({ kind }) => kind === 'zone')
  const found: string[] = []
  for (const group of [solid, lanes, [...lanes, ...solid.filter(({ kind }) => kind !== 'instance')]]) {
    group.forEach((a, index) => {
      for (const b of group.slice(index + 1))
        if (overlap(a.rect, b.rect)) found.push(`${a.key} over ${b.key}`)
    })
  }
  return found
}

describe('layout of the canvas', () => {
  test('nothing overlaps with 0 to 40 instances, spread over three zones or all in one', () => {
    for (let count = 0; count <= 40; count++) {
      for (const spread of [1, 2, 3]) expect(overlaps(layoutCanvas(input(count, spread)))).toEqual([])
    }
  })

  test('nothing overlaps where all is stacked, and it is at most two instances wide', () => {
    for (let count = 0; count <= 20; count++) {
      for (const spread of [1, 2, 3]) {
        const layout = layoutCanvas(input(count, spread), 'tall')
        expect(overlaps(layout)).toEqual([])
        expect(layout.bounds.width).toBeLessThan(700)
      }
    }
  })

  test('every instance stands inside the lane of its zone', () => {
    const given = input(17)
    const layout = layoutCanvas(given)
    for (const { id, zone } of given.instances) {
      const lane = layout.byKey.get(zone)
      const node = layout.byKey.get(id)
      expect(lane && node && contains(lane.rect, node.rect)).toBe(true)
    }
  })

  test('the same input gives the same picture whatever order zones come in', () => {
    const given = input(7)
    expect(layoutCanvas({ ...given, zones: [...ZONES].reverse() })).toEqual(layoutCanvas(given))
  })

  test('three instances in three zones stand side by side and fill a landscape screen', () => {
    const { bounds, byKey } = layoutCanvas(input(3))
    const rows = new Set(['i-0', 'i-1', 'i-2'].map((id) => byKey.get(id)?.rect.y))
    expect(rows.size).toBe(1)
    expect(Math.min(930 / bounds.width, 620 / bounds.height)).toBeGreaterThan(0.85)
  })

  test('many instances wrap into a block of the shape of the screen, not a ribbon', () => {
    for (const count of [12, 20, 40]) {
      const { bounds } = layoutCanvas(input(count))
      expect(bounds.width / bounds.height).toBeGreaterThan(0.7)
      expect(bounds.width / bounds.height).toBeLessThan(2.4)
    }
  })

  test('with many instances the upper tier is drawn larger, with few at its natural size', () => {
    const scaleOf = (count: number) => layoutCanvas(input(count)).byKey.get('alb')?.scale
    expect(scaleOf(3)).toBe(1)
    expect(scaleOf(40)).toBeGreaterThan(2)
  })

  test('users, load balancer and groups stand in a row, level with each other, their chain over the middle of the lanes', () => {
    const { byKey, nodes } = layoutCanvas(input(3))
    const alb = byKey.get('alb')?.rect
    const users = byKey.get('traffic/users')?.rect
    const group = byKey.get('tg')?.rect
    if (!alb || !users || !group) throw new Error('a node is missing')
    const lanes = nodes.filter(({ kind }) => kind === 'zone').map(({ rect }) => rect)
    const right = Math.max(...lanes.map((lane) => lane.x + lane.width))
    expect((users.x + group.x + group.width) / 2).toBeCloseTo(right / 2)
    const middles = [users, alb, group].map(({ y, height }) => y + height / 2)
    expect(new Set(middles).size).toBe(1)
    expect(users.x + users.width).toBeLessThan(alb.x)
    expect(group.x).toBeGreaterThan(alb.x + alb.width)
  })

  test('a target group behind no load balancer and two load balancers are placed without overlap', () => {
    const layout = layoutCanvas({
      ...input(4),
      loadBalancers: [
        { arn: 'alb', lines: 9 },
        { arn: 'alb-2', lines: 1 },
      ],
      targetGroups: [
        { arn: 'tg', loadBalancerArns: ['alb', 'alb-2'] },
        { arn: 'tg-2', loadBalancerArns: ['alb'] },
        { arn: 'tg-3', loadBalancerArns: ['alb-2'] },
        { arn: 'tg-4', loadBalancerArns: [] },
      ],
      traffic: [
        { key: 'traffic/a', loadBalancerArn: 'alb' },
        { key: 'traffic/b', loadBalancerArn: 'alb' },
        { key: 'traffic/c', loadBalancerArn: 'gone' },
      ],
    })
    expect(overlaps(layout)).toEqual([])
    expect(layout.nodes.filter(({ kind }) => kind === 'targetGroup')).toHaveLength(4)
    expect(layout.nodes.filter(({ kind }) => kind === 'users')).toHaveLength(3)
  })

  test('an instance in a zone nobody listed gets a lane', () => {
    const layout = layoutCanvas({ ...input(0), instances: [{ id: 'i-x', zone: 'us-east-1f', group: null }] })
    expect(layout.byKey.get('us-east-1f')?.kind).toBe('zone')
  })

  test('nothing at all is an empty picture', () => {
    const layout = layoutCanvas(NOTHING)
    expect(layout.bounds).toEqual({ x: 0, y: 0, width: 0, height: 0 })
  })
})

describe('A queue', () => {
  test('stands above the lanes, beside what has a load balancer and without one', () => {
    const bare = {
      zones: ['us-east-1a'],
      groups: [],
      providers: [],
      instances: [],
      loadBalancers: [],
      targetGroups: [],
      traffic: [],
    }
    const layout = layoutCanvas({ ...bare, queues: ['queue/orders', 'queue/mails'] })
    const queues = layout.nodes.filter(({ kind }) => kind === 'queue')
    expect(queues.map(({ key }) => key)).toEqual(['queue/orders', 'queue/mails'])
    const lane = layout.nodes.find(({ kind }) => kind === 'zone')
    for (const { rect } of queues) expect(rect.y + rect.height).toBeLessThan(lane?.rect.y ?? 0)
    expect(layoutCanvas({ ...bare, queues: [] }).nodes.some(({ kind }) => kind === 'queue')).toBe(false)
  })
})
