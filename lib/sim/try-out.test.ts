import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from './simulation'

function opened(id: string) {
  const simulation = createSimulation(builtInScenarios.find((one) => one.id === id)?.scenario)
  simulation.advanceTo(simTime(120 * US_PER_SECOND))
  return simulation
}

const group = (Name: string) => ({
  action: 'elasticloadbalancing:CreateTargetGroup',
  input: { Name, Protocol: 'HTTP', Port: 80 },
})

describe('Commands that are tried out', () => {
  it('answer what the same commands then answer, identifiers and all', () => {
    const simulation = opened('one-task-one-port')
    const commands = [group('one'), group('two'), { action: 'ec2:RunInstances', input: {} }]
    const tried = simulation.tryOut(commands)
    const done = commands.map((command) => simulation.dispatch(command))
    expect(tried.map(({ output }) => output)).toEqual(done.map((one) => (one.ok ? one.output : null)))
    expect(tried.map(({ commandLine }) => commandLine)).toEqual(done.map(({ commandLine }) => commandLine))
  })

  it('leave the run as it was, to its trace hash', () => {
    const [tried, untouched] = [opened('rolling-upgrade'), opened('rolling-upgrade')]
    tried.tryOut([
      group('one'),
      { action: 'ec2:RunInstances', input: { InstanceType: 't3.medium', MinCount: 1 } },
    ])
    for (const one of [tried, untouched]) one.advanceTo(simTime(400 * US_PER_SECOND))
    expect(tried.traceHash()).toBe(untouched.traceHash())
    expect(tried.record()).toEqual(untouched.record())
  })

  it('say where the input is refused, and stop there', () => {
    const memory = (memory: number) => ({
      action: 'ecs:RegisterTaskDefinition',
      input: {
        family: 'web',
        containerDefinitions: [{ name: 'web', image: 'web:1', memory, memoryReservation: 256 }],
      },
    })
    const [first, second, third] = opened('one-task-one-port').tryOut([memory(512), memory(128), memory(512)])
    expect(first?.error).toBeNull()
    expect(second?.error).toMatchObject({ code: 'ClientException', where: 'containerDefinitions[0].memory' })
    expect(third).toMatchObject({ error: null, output: null })
    expect(third?.commandLine).toMatch(/^aws ecs register-task-definition /)
  })
})
