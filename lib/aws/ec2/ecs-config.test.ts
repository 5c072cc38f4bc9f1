import { describe, expect, it } from 'vitest'
import { agentConfig } from './ecs-config'

const config = (values: Record<string, string>) => agentConfig(new Map(Object.entries(values)))

describe('agentConfig', () => {
  it('has the defaults of the agent', () => {
    expect(config({})).toEqual({
      cluster: 'default',
      reservedTcpPorts: [22, 2375, 2376, 51678, 51679],
      reservedMemoryMiB: 0,
      containerStopTimeoutSeconds: 30,
      dynamicPortRange: [32768, 60999],
      instanceAttributes: {},
      imagePullBehavior: 'default',
      warnings: [],
    })
  })

  it('reads every value', () => {
    expect(
      config({
        ECS_CLUSTER: 'demo',
        ECS_RESERVED_PORTS: '[22, 8080]',
        ECS_RESERVED_MEMORY: '256',
        ECS_CONTAINER_STOP_TIMEOUT: '1m30s',
        ECS_DYNAMIC_HOST_PORT_RANGE: '50000-50100',
        ECS_INSTANCE_ATTRIBUTES: '{"rack":"b4"}',
        ECS_IMAGE_PULL_BEHAVIOR: 'prefer-cached',
      }),
    ).toEqual({
      cluster: 'demo',
      reservedTcpPorts: [22, 8080],
      reservedMemoryMiB: 256,
      containerStopTimeoutSeconds: 90,
      dynamicPortRange: [50000, 50100],
      instanceAttributes: { rack: 'b4' },
      imagePullBehavior: 'prefer-cached',
      warnings: [],
    })
  })

  it.each([
    ['30s', 30],
    ['500ms', 1],
    ['0s', 30],
    ['2h', 7200],
    ['1.5m', 90],
    ['30', 30],
    ['soon', 30],
  ])('a stop timeout of %s is %d s', (text, seconds) => {
    expect(config({ ECS_CONTAINER_STOP_TIMEOUT: text }).containerStopTimeoutSeconds).toBe(seconds)
  })

  it.each([
    ['ECS_RESERVED_PORTS', '22,80'],
    ['ECS_RESERVED_PORTS', '["22"]'],
    ['ECS_RESERVED_PORTS', '[70000]'],
    ['ECS_RESERVED_MEMORY', '-5'],
    ['ECS_DYNAMIC_HOST_PORT_RANGE', '60000-50000'],
    ['ECS_DYNAMIC_HOST_PORT_RANGE', '1-70000'],
    ['ECS_INSTANCE_ATTRIBUTES', '{"rack":4}'],
    ['ECS_INSTANCE_ATTRIBUTES', 'rack=b4'],
    ['ECS_IMAGE_PULL_BEHAVIOR', 'sometimes'],
    ['ECS_CONTAINER_STOP_TIMEOUT', '30'],
  ])('%s=%s is dropped with a warning', (name, value) => {
    const { warnings, ...values } = config({ [name]: value })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(name)
    expect(values).toEqual({ ...config({}), warnings: undefined })
  })

  it('an empty value is none', () => {
    expect(config({ ECS_CLUSTER: '', ECS_RESERVED_PORTS: '' })).toEqual(config({}))
  })
})
