// Random worlds with random operations and every fault there is. See lib/testing/swarm.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import { runSwarm, seedsOf, story } from '@/lib/testing/swarm/report'
import { runSeed } from '@/lib/testing/swarm/run'

const SEEDS = seedsOf(1)
const TIMEOUT_MS = 3_600_000

describe('in a storm of operations and faults', () => {
  it(
    `the invariants hold, and afterwards every service becomes steady or says why not (${SEEDS.count} seeds)`,
    () => {
      const report = runSwarm({ ...SEEDS, faults: true })
      expect(story(report)).toBe('')
      if (SEEDS.count < 50) return
      // The swarm is worth its time only when most of what it asks for is done, and most services do recover.
      const sum = (of: (result: (typeof report.results)[number]) => number) =>
        report.results.reduce((total, one) => total + of(one), 0)
      expect(sum(({ refused }) => refused)).toBeLessThan(sum(({ steps }) => steps) * 0.15)
      expect(sum(({ steady }) => steady)).toBeGreaterThan(sum(({ reasons }) => reasons.length))
      if (SEEDS.count < 200) return
      // Invariants that nothing tries hold for nothing.
      const names = Object.keys(report.results[0]?.situations ?? {})
      const never = names.filter((name) => sum(({ situations }) => situations[name] ?? 0) === 0)
      expect(never).toEqual([])
    },
    TIMEOUT_MS,
  )

  it('the same seed is the same storm, also when the world is saved and restored in the middle of it', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const straight = runSeed(seed, { faults: true })
      expect(runSeed(seed, { faults: true, reloadBefore: seed })).toEqual(straight)
    }
  })
})

describe('the canary', () => {
  it('dies when a stopped task keeps its port: the swarm would see it', () => {
    const report = runSwarm({
      from: 1,
      count: 5,
      faults: true,
      sabotage: ({ world }) => {
        const [task] = world.stoppedTasks()
        if (task) task.hostPorts = [{ port: 32_768, protocol: 'tcp' }]
      },
    })
    expect(story(report)).toMatch(/seed \d+: at \d+ µs: a STOPPED task holds no host port/)
  })

  it('dies when the scheduler falls asleep: services do not recover', () => {
    const report = runSwarm({
      from: 1,
      count: 5,
      faults: true,
      sabotage: ({ world }) => {
        world.world.scheduler.wake = () => {}
        world.world.scheduler.wakeCluster = () => {}
      },
    })
    expect(story(report)).toMatch(/seed \d+: .*neither steady nor blocked after/)
  })

  it('dies when an instance lends more than it has', () => {
    const report = runSwarm({
      from: 1,
      count: 5,
      faults: true,
      sabotage: ({ world }) => {
        const [task] = [...world.world.state.tasks.values()].filter(
          ({ lastStatus }) => lastStatus === 'RUNNING',
        )
        if (task) Object.assign(existing(task, 'a task'), { cpu: 100_000 })
      },
    })
    expect(story(report)).toMatch(/what tasks reserve on a container instance is at most what it registered/)
  })
})
