import { describe, expect, it } from 'vitest'
import { INSTANCE_TYPE_DEFAULT, INSTANCE_TYPES, instanceType } from './instance-types'

describe('instance types', () => {
  it('t3.medium has 2048 CPU units and registers less memory than it has', () => {
    expect(instanceType('t3.medium')).toEqual({
      name: 't3.medium',
      architecture: 'x86_64',
      vcpus: 2,
      cpuUnits: 2048,
      memoryMiB: 4096,
      registeredMemoryMiB: 3850,
      maxEni: 3,
      trunkedTasks: null,
      usdPerHour: 0.0416,
    })
  })

  it.each(INSTANCE_TYPES.map((type) => [type.name, type] as const))('%s makes sense', (_name, type) => {
    expect(type.cpuUnits).toBe(type.vcpus * 1024)
    expect(type.registeredMemoryMiB).toBeLessThan(type.memoryMiB)
    expect(type.registeredMemoryMiB).toBeGreaterThan(type.memoryMiB * 0.85)
    expect(instanceType(type.name)).toBe(type)
  })

  it('m5.large has two interfaces for tasks beside its own, and ten with a trunk; t3 has no trunk', () => {
    expect(instanceType('m5.large')).toMatchObject({ maxEni: 3, trunkedTasks: 10 })
    expect(instanceType('t3.large')).toMatchObject({ maxEni: 3, trunkedTasks: null })
  })

  it('does not know every type, but its default', () => {
    expect(instanceType('x1e.32xlarge')).toBeNull()
    expect(instanceType(INSTANCE_TYPE_DEFAULT)).not.toBeNull()
  })
})
