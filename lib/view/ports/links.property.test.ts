import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Flow } from './flows'
import { linksOf, ratesOfNodes, STAGES, type Stage } from './links'
import type { Mapping } from './mappings'
import { blendOf, drawnBands, type Scene } from './scene'

const PORTS = 12
const mapping = (at: number) => ({ key: `port ${at}`, taskDefinition: `web:${(at % 3) + 1}` }) as Mapping

const FLOW: fc.Arbitrary<Flow> = fc
  .record({
    source: fc.constantFrom('users', 'partners'),
    listener: fc.constantFrom(80, 443),
    rule: fc.nat(3),
    ends: fc.constantFrom('nowhere', 'at rule', 'at group', 'at port', 'at port', 'at port'),
    port: fc.nat(PORTS - 1),
    perSecond: fc.double({ min: 0.01, max: 500, noNaN: true }),
  })
  .map(({ source, listener, rule, ends, port, perSecond }) => ({
    source,
    listenerArn: ends === 'nowhere' ? null : `listener ${listener}`,
    ruleArn: ends === 'nowhere' ? null : `rule ${listener}/${rule}`,
    targetGroupArn: ends === 'at group' || ends === 'at port' ? `group ${port % 2}` : null,
    mapping: ends === 'at port' ? mapping(port) : null,
    perSecond,
  }))

const FLOWS = fc.array(FLOW, { minLength: 1, maxLength: 60 })
const SHOWN: fc.Arbitrary<readonly Stage[]> = fc.constantFrom(STAGES, STAGES.slice(2), STAGES.slice(3))

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0)

describe('the links of the map', () => {
  it('bring to each node what leaves it', () => {
    fc.assert(
      fc.property(FLOWS, SHOWN, (flows, stages) => {
        const links = linksOf(flows, stages)
        const inner = new Set(links.flatMap(({ to, next }) => (to === null || next === 'port' ? [] : [to])))
        for (const node of inner) {
          const comes = sum(links.filter(({ to }) => to === node).map(({ perSecond }) => perSecond))
          const goes = sum(links.filter(({ from }) => from === node).map(({ perSecond }) => perSecond))
          expect(goes).toBeCloseTo(comes, 6)
          expect(ratesOfNodes(links).get(node)).toBeCloseTo(comes, 6)
        }
      }),
    )
  })

  it('bring to each port what was counted for it', () => {
    fc.assert(
      fc.property(FLOWS, SHOWN, (flows, stages) => {
        const links = linksOf(flows, stages)
        for (let at = 0; at < PORTS; at++) {
          const counted = sum(
            flows.filter((flow) => flow.mapping?.key === `port ${at}`).map(({ perSecond }) => perSecond),
          )
          const drawn = sum(links.filter(({ to }) => to === `port ${at}`).map(({ perSecond }) => perSecond))
          expect(drawn).toBeCloseTo(counted, 6)
        }
      }),
    )
  })
})

/** Everything has a place: nodes by column, ports in one list. */
function sceneOf(flows: readonly Flow[], scale: number): Scene {
  const links = linksOf(flows, STAGES)
  const nodes = [
    ...new Set(links.flatMap(({ from, to, next }) => (to === null || next === 'port' ? [from] : [from, to]))),
  ]
  const boxes = new Map(
    nodes.map((key, at) => [key, { x: 100 * (at % 4), y: 60 * at, width: 50, height: 40 }]),
  )
  const rowY = new Map(Array.from({ length: PORTS }, (_, at) => [`port ${at}`, 30 + 22 * at]))
  const ordinal = (name: string | null) => (name === null ? 99 : Number(name.split(':')[1]))
  return { links, boxes, rowY, portX: 600, scale, ordinal }
}

const SIGHT = fc.record({
  cardsTop: fc.nat(300),
  columnsTop: fc.constant(0),
  height: fc.integer({ min: 40, max: 400 }),
})

describe('the bands of the map', () => {
  it('lie side by side at every node, and fill the height of its rate, wherever the ports are scrolled to', () => {
    fc.assert(
      fc.property(FLOWS, SIGHT, fc.double({ min: 0.05, max: 4, noNaN: true }), (flows, sight, scale) => {
        const scene = sceneOf(flows, scale)
        const bands = drawnBands(scene, sight)
        const ends = bands.flatMap(({ link, y0, y1, height }) => [
          { node: `${link.from} out`, y: y0, height },
          ...(link.to === null ? [] : [{ node: `${link.to} in`, y: y1, height }]),
        ])
        for (const node of new Set(ends.map((end) => end.node))) {
          const here = ends.filter((end) => end.node === node).toSorted((a, b) => a.y - b.y)
          for (let at = 1; at < here.length; at++) {
            const [above, below] = [here[at - 1], here[at]]
            if (above === undefined || below === undefined) continue
            expect(below.y - below.height / 2).toBeCloseTo(above.y + above.height / 2, 4)
          }
        }
        for (const [node, rate] of ratesOfNodes(scene.links)) {
          const out = ends.filter((end) => end.node === `${node} out`)
          if (out.length > 0) expect(sum(out.map(({ height }) => height))).toBeCloseTo(rate * scale, 4)
        }
      }),
    )
  })

  it('add up at every moment of their way from what they were to what they are', () => {
    fc.assert(
      fc.property(FLOWS, FLOWS, fc.double({ min: 0, max: 1, noNaN: true }), (before, after, share) => {
        const [from, to] = [sceneOf(before, 1), sceneOf(after, 1)]
        const rateOf = ({ links }: Scene, node: string) =>
          sum(links.filter((link) => link.from === node).map(({ perSecond }) => perSecond))
        const now = blendOf(from, to)(share)
        for (const { from: node } of now.links)
          expect(rateOf(now, node)).toBeCloseTo(
            rateOf(from, node) * (1 - share) + rateOf(to, node) * share,
            6,
          )
      }),
    )
    const scene = sceneOf([], 1)
    expect(blendOf(null, scene)(0)).toBe(scene)
    expect(blendOf(sceneOf([], 2), scene)(1)).toBe(scene)
  })
})
