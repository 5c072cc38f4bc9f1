import { describe, expect, it } from 'vitest'
import { reservedCpu, reservedMemory } from './reservation'

const container = (cpu: number, memoryMiB: number | null, memoryReservationMiB: number | null) => ({
  cpu,
  memoryMiB,
  memoryReservationMiB,
})

describe('what a task reserves', () => {
  it.each([
    ['task values win over those of its containers', 1024, 512, [container(1200, 1200, 400)], 1024, 512],
    ['containers are summed', null, null, [container(256, 512, null), container(128, 256, null)], 384, 768],
    ['the soft limit counts before the hard one', null, null, [container(0, 1024, 256)], 0, 256],
    ['each container by its own', null, null, [container(10, 300, null), container(0, null, 128)], 10, 428],
    ['only one of the task values', 2048, null, [container(0, 512, null)], 2048, 512],
  ])('%s', (_name, taskCpu, taskMemoryMiB, containers, cpu, memoryMiB) => {
    expect(reservedCpu({ taskCpu, containers })).toBe(cpu)
    expect(reservedMemory({ taskMemoryMiB, containers })).toBe(memoryMiB)
  })
})
