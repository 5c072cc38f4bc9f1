import { describe, expect, it } from 'vitest'
import { type CpuContainer, CpuScheduler } from './cpu-scheduler'

const MS = 1_000

function container(task: number, units: number, more: Partial<CpuContainer> = {}): CpuContainer {
  return { host: 0, hostCores: 1, task, units, taskUnits: units, taskSize: null, hasSiblings: false, ...more }
}

/** Hosts with these containers, numbered from 0, each with `jobs` endless jobs; the cores that each gets. */
function cores(containers: readonly (CpuContainer & { jobs: number })[]): number[] {
  const cpu = new CpuScheduler()
  for (const [number, of] of containers.entries()) cpu.declare(number, of)
  cpu.advance(0, 0)
  let job = 0
  containers.forEach(({ jobs }, number) => {
    for (let i = 0; i < jobs; i++) cpu.add(number, job++, 1e9)
  })
  cpu.share(0)
  return containers.map((_, number) => cpu.coresOf(number))
}

describe('Containers on an instance', () => {
  it('burst into idle cores beyond their units, one core a request', () => {
    expect(cores([{ ...container(0, 256, { hostCores: 2 }), jobs: 1 }])).toEqual([1])
    expect(cores([{ ...container(0, 256, { hostCores: 2 }), jobs: 3 }])).toEqual([2])
  })

  it('are squeezed to their weights when all are busy', () => {
    const three = [512, 256, 256].map((units, task) => ({ ...container(task, units), jobs: 4 }))
    expect(cores(three)).toEqual([0.5, 0.25, 0.25])
  })

  it('of 0 units have the weight 2, not nothing', () => {
    const [none, some] = cores([
      { ...container(0, 0), jobs: 4 },
      { ...container(1, 1022), jobs: 4 },
    ]) as [number, number]
    expect(none).toBeCloseTo(2 / 1024, 12)
    expect(some).toBeCloseTo(1022 / 1024, 12)
  })

  it('cannot use more than one core for one request, whatever their weight', () => {
    const [heavy, light] = cores([
      { ...container(0, 1024, { hostCores: 2 }), jobs: 1 },
      { ...container(1, 128, { hostCores: 2 }), jobs: 5 },
    ])
    expect([heavy, light]).toEqual([1, 1])
  })
})

describe('Tasks', () => {
  it('with a size are capped by it even on an idle instance', () => {
    expect(cores([{ ...container(0, 256, { hostCores: 2, taskSize: 512 }), jobs: 4 }])).toEqual([0.5])
  })

  it('of one and of three containers of 1024 divide a core 1:3', () => {
    const one = { ...container(0, 1024), jobs: 4 }
    const three = { ...container(1, 1024, { taskUnits: 3072, hasSiblings: true }), jobs: 4 }
    const given = cores([one, three, three, three])
    given.forEach((share) => {
      expect(share).toBeCloseTo(0.25, 12)
    })
  })

  it('leave the share of an idle container to its busy sibling, not to the neighbours', () => {
    const sibling = { ...container(1, 512, { taskUnits: 1024, hasSiblings: true }), jobs: 4 }
    const given = cores([{ ...container(0, 1024), jobs: 4 }, sibling, { ...sibling, jobs: 0 }])
    expect(given[0]).toBeCloseTo(0.5, 12)
    expect(given[1]).toBeCloseTo(0.5, 12)
    expect(given[2]).toBe(0)
  })

  it('with a size weigh the same, and their caps decide', () => {
    const sized = (task: number, taskSize: number) => ({
      ...container(task, 256, { hostCores: 1, taskSize, hasSiblings: true, taskUnits: 512 }),
      jobs: 4,
    })
    const given = cores([sized(0, 256), sized(0, 256), sized(1, 1024), sized(1, 1024)])
    expect((given[0] as number) + (given[1] as number)).toBeCloseTo(0.25, 12)
    expect((given[2] as number) + (given[3] as number)).toBeCloseTo(0.75, 12)
  })
})

describe('Jobs of one container', () => {
  it('share equally, so the shorter ends first and the longer speeds up', () => {
    const cpu = new CpuScheduler()
    cpu.declare(0, container(0, 1024))
    cpu.advance(0, 0)
    cpu.add(0, 7, 30 * MS)
    cpu.add(0, 8, 10 * MS)
    expect(cpu.share(0)).toBe(20 * MS)
    cpu.advance(0, 20 * MS)
    expect(cpu.finish(0)).toBe(1)
    expect(cpu.finished[0]).toBe(8)
    expect(cpu.share(0)).toBe(20 * MS)
    cpu.advance(0, 40 * MS)
    expect(cpu.finish(0)).toBe(1)
    expect(cpu.finished[0]).toBe(7)
    expect(cpu.share(0)).toBe(Number.POSITIVE_INFINITY)
    expect(cpu.usedUs(0)).toBeCloseTo(40 * MS, 6)
  })

  it('are forgotten when the process ends, and the neighbour gets the core', () => {
    const cpu = new CpuScheduler()
    cpu.declare(0, container(0, 512))
    cpu.declare(1, container(1, 512))
    cpu.advance(0, 0)
    cpu.add(0, 1, 10 * MS)
    cpu.add(1, 2, 10 * MS)
    expect(cpu.share(0)).toBe(20 * MS)
    cpu.advance(0, 10 * MS)
    cpu.clear(0)
    expect(cpu.share(0)).toBe(5 * MS)
  })

  it('continue from a checkpoint as if nothing had happened', () => {
    const make = () => {
      const cpu = new CpuScheduler()
      cpu.declare(0, container(0, 512))
      cpu.declare(1, container(1, 256))
      return cpu
    }
    const first = make()
    first.advance(0, 0)
    first.add(0, 1, 10.5 * MS)
    first.add(1, 2, 7.25 * MS)
    first.add(1, 3, 20 * MS)
    first.share(0)
    first.advance(0, 3_333)
    const second = make()
    second.restore(JSON.parse(JSON.stringify(first.save())))
    expect(second.share(0)).toBe(first.share(0))
    expect(second.save()).toEqual(first.save())
  })
})
