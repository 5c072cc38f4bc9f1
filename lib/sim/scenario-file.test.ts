// What somebody did in a run is kept as a scenario file, and a run of the file comes to the same.

import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios, emptyScenario } from '@/lib/scenario'
import { runResult } from './result'
import { createSimulation, type LocalSimulation, restoreSimulation } from './simulation'

const at = (seconds: number) => simTime(Math.round(seconds * US_PER_SECOND))

/** All that came of it but how it was told. */
function outcome(simulation: LocalSimulation, seconds: number): string {
  simulation.advanceTo(at(seconds))
  const { operations: _operations, traceHash: _hash, ...result } = runResult(simulation, { stepSeconds: 1 })
  return JSON.stringify(result, null, 1)
}

function made(simulation: LocalSimulation, seconds: number, action: string, input: Record<string, unknown>) {
  simulation.advanceTo(at(seconds))
  const result = simulation.dispatch({ action, input })
  if (!result.ok) throw new Error(result.error.message)
  return result.output as never
}

function built(): LocalSimulation {
  const simulation = createSimulation(emptyScenario.scenario)
  made(simulation, 1.25, 'ecs:RegisterTaskDefinition', {
    family: 'web',
    containerDefinitions: [
      {
        name: 'web',
        image: 'web:1',
        memory: 256,
        command: ['sh', '-c', 'echo ${HOME}'],
        portMappings: [{ containerPort: 80 }],
      },
    ],
  })
  const group: { TargetGroups: [{ TargetGroupArn: string }] } = made(
    simulation,
    2,
    'elasticloadbalancing:CreateTargetGroup',
    { Name: 'web', Protocol: 'HTTP', Port: 80 },
  )
  const balancer: { LoadBalancers: [{ LoadBalancerArn: string }] } = made(
    simulation,
    2,
    'elasticloadbalancing:CreateLoadBalancer',
    { Name: 'web' },
  )
  const TargetGroupArn = group.TargetGroups[0].TargetGroupArn
  const LoadBalancerArn = balancer.LoadBalancers[0].LoadBalancerArn
  made(simulation, 3.123456, 'elasticloadbalancing:CreateListener', {
    LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  })
  made(simulation, 4, 'ec2:AuthorizeSecurityGroupIngress', {
    GroupName: 'default',
    IpProtocol: 'tcp',
    FromPort: 80,
    ToPort: 80,
    CidrIp: '0.0.0.0/0',
  })
  made(simulation, 4, 'ec2:RunInstances', { InstanceType: 't3.medium', MinCount: 1, MaxCount: 1 })
  made(simulation, 20, 'ecs:CreateService', {
    serviceName: 'web',
    taskDefinition: 'web:1',
    desiredCount: 2,
    loadBalancers: [{ targetGroupArn: TargetGroupArn, containerName: 'web', containerPort: 80 }],
  })
  made(simulation, 20, 'playground:SetTraffic', { name: 'users', to: LoadBalancerArn, rps: 20 })
  simulation.advanceTo(at(25))
  return simulation
}

describe('A run that is kept as a scenario file', () => {
  it('comes to the same when the file is opened: tasks, events, requests, every second', () => {
    const simulation = built()
    const again = createSimulation(JSON.parse(JSON.stringify(simulation.scenarioFile())))
    expect(again.scenario.openAt).toBe(simulation.now())
    expect(outcome(again, 180)).toBe(outcome(simulation, 180))
    expect(again.world.data.summary().byStatus['200']).toBeGreaterThan(2_000)
  })

  it('leaves out questions and what was refused, which shows in the numbers of events alone', () => {
    const simulation = built()
    expect(simulation.dispatch({ action: 'ecs:DeleteCluster', input: { cluster: 'default' } }).ok).toBe(false)
    made(simulation, 25, 'ecs:ListTasks', {})
    const file = simulation.scenarioFile()
    expect(file.operations).toEqual(built().scenarioFile().operations)
    const numberless = (text: string) => text.replaceAll(/00000000-0000-4000-8000-[0-9a-f]{12}/g, '')
    expect(numberless(outcome(createSimulation(file), 180))).toBe(numberless(outcome(simulation, 180)))
  })

  it('names what was made where it is used later, and keeps what only looks like a name', () => {
    const { operations } = built().scenarioFile() as { operations: readonly Record<string, unknown>[] }
    expect(operations.map(({ as }) => as)).toEqual([
      undefined,
      'target-group',
      'load-balancer',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(JSON.stringify(operations.at(-1))).toContain('"to":"${load-balancer}"')
    expect(JSON.stringify(operations[0])).toContain('echo $${HOME}')
    expect(JSON.stringify(operations)).not.toContain('arn:aws')
  })

  it('is the same file when the opened file is kept, and after a checkpoint', () => {
    const simulation = built()
    const file = simulation.scenarioFile()
    expect(createSimulation(file).scenarioFile()).toEqual(file)
    const checkpoint: unknown = JSON.parse(JSON.stringify(simulation.checkpoint()))
    const restored = restoreSimulation(emptyScenario.scenario, simulation.seed, checkpoint)
    expect(restored.scenarioFile()).toEqual(file)
  })

  it('keeps the names of a scenario that has some', () => {
    const scenario = builtInScenarios.find(({ id }) => id === 'one-task-one-port')?.scenario
    const simulation = createSimulation(scenario)
    simulation.advanceTo(at(100))
    expect(simulation.scenarioFile()).toBe(scenario)
    const [group] = simulation.world.state.targetGroups.values()
    made(simulation, 100, 'elasticloadbalancing:ModifyTargetGroup', {
      TargetGroupArn: group?.arn,
      HealthCheckIntervalSeconds: 30,
    })
    const file = simulation.scenarioFile()
    expect(JSON.stringify(file)).toContain('"TargetGroupArn":"${tg}","HealthCheckIntervalSeconds":30')
    expect(outcome(createSimulation(file), 200)).toBe(outcome(simulation, 200))
  })
})
