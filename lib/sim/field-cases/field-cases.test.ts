// Situations that operators of ECS have reported in public, each with what AWS does there.

import { describe, expect, it } from 'vitest'
import { afterSeconds } from '@/lib/engine'
import describedDefinition from './described-definition.json'
import healthCheckPort from './health-check-port.json'
import hostPortTwice from './host-port-twice.json'
import membersOfAws from './members-said-to-be-unknown.json'
import portInUse from './port-in-use-on-redeploy.json'
import { run } from './run-case'
import runTaskCannotBePlaced from './run-task-cannot-be-placed.json'
import shellVariables from './shell-variables-in-definition.json'
import tinyTask from './tiny-task-unlisted-image.json'
import usersWithoutThinkTime from './users-without-think-time.json'
import volumeDriver from './volume-driver-not-on-host.json'

describe('RunTask that finds no instance', () => {
  it('succeeds and answers failures, wherever the call came from', () => {
    const { simulation, result } = run(runTaskCannotBePlaced, 90)
    const last = result.operations.at(-1)
    expect(last?.error).toBeUndefined()
    expect(last?.failures).toMatchObject([{ reason: 'RESOURCE:MEMORY', arn: expect.stringMatching(/^arn:/) }])
    const typed = simulation.dispatchLine('aws ecs run-task --cluster demo --task-definition web')
    expect(typed).toMatchObject({ ok: true, failures: [{ reason: 'RESOURCE:MEMORY' }] })
    expect(simulation.world.log.commands.at(-1)?.failures).toHaveLength(1)
  })

  it('says AGENT of StartTask on an instance whose agent is disconnected', () => {
    const small = structuredClone(runTaskCannotBePlaced)
    for (const { input } of small.operations)
      if ('containerDefinitions' in input) for (const one of input.containerDefinitions ?? []) one.memory = 64
    const { simulation } = run(small, 90)
    const [instance] = simulation.world.state.containerInstances.values()
    simulation.dispatch({ action: 'playground:DisconnectAgent', input: { containerInstance: instance?.arn } })
    // ECS notices after three minutes at the latest.
    simulation.advanceTo(afterSeconds(simulation.now(), 180))
    const input = { cluster: 'demo', taskDefinition: 'web', containerInstances: [instance?.arn] }
    expect(simulation.dispatch({ action: 'ecs:StartTask', input })).toMatchObject({
      ok: true,
      failures: [{ reason: 'AGENT' }],
    })
  })
})

describe('A definition that needs what no instance has', () => {
  it('is registered, and no task of it is placed for want of the attribute', () => {
    const { result } = run(volumeDriver, 120)
    expect(result.operations.every(({ error }) => error === undefined)).toBe(true)
    expect(result.taskDefinitions[0]?.requiresAttributes).toEqual([
      { name: 'ecs.capability.docker-plugin.rexray/ebs' },
    ])
    expect(result.tasks).toEqual([])
    const told = result.services[0]?.events.map(({ message }) => message).join('\n')
    expect(told).toContain('was unable to place a task')
    expect(told).toContain('missing an attribute required by your task')
  })

  it('runs where ECS_INSTANCE_ATTRIBUTES names the plugin', () => {
    const withPlugin = JSON.parse(
      JSON.stringify(volumeDriver).replace(
        '#!/bin/bash',
        `#!/bin/bash\\necho 'ECS_INSTANCE_ATTRIBUTES={\\"ecs.capability.docker-plugin.rexray/ebs\\":\\"\\"}' >> /etc/ecs/ecs.config`,
      ),
    ) as unknown
    expect(run(withPlugin, 180).result.services[0]?.runningCount).toBe(1)
  })
})

describe('Members that AWS has and the model has not', () => {
  it('are accepted and named as ignored; a certificate that nobody requested is not found, and nothing is called unknown', () => {
    const { result } = run(membersOfAws, 30)
    const [, , , other, listener] = result.operations
    expect(other).toMatchObject({ ignored: ['IpAddressType', 'Tags'] })
    expect(other?.error).toBeUndefined()
    expect(listener?.error?.code).toBe('CertificateNotFound')
    for (const { error } of result.operations) expect(error?.message ?? '').not.toMatch(/not known/)
  })
})

describe('The answer of DescribeTaskDefinition, given back', () => {
  it('is refused with all that has to be removed', () => {
    const { result } = run(describedDefinition, 30)
    const error = result.operations.at(-1)?.error
    expect(error?.code).toBe('InvalidParameterException')
    for (const member of ['taskDefinitionArn', 'revision', 'status', 'compatibilities', 'requiresAttributes'])
      expect(error?.message).toContain(member)
    expect(error?.message).toContain('networkMode, cpu, memory')
    expect(error?.message).toContain('containerDefinitions[0].healthCheck')
  })
})

describe('A health check on a port of its own', () => {
  it('goes to that port of the host', () => {
    const { result } = run(healthCheckPort, 300)
    expect(result.operations.every(({ error }) => error === undefined)).toBe(true)
    expect(result.targetGroups[0]?.TargetHealthDescriptions).toMatchObject([
      { Target: { Port: 8080 }, TargetHealth: { State: 'healthy' } },
    ])
  })

  it('finds nobody where nothing listens', () => {
    const elsewhere = JSON.parse(JSON.stringify(healthCheckPort).replace('"8081"', '"9999"')) as unknown
    const { result } = run(elsewhere, 300)
    const states = result.targetGroups[0]?.TargetHealthDescriptions.map(
      ({ TargetHealth }) => TargetHealth.State,
    )
    expect(states).not.toContain('healthy')
  })

  it('cannot be had with a dynamic host port', () => {
    const dynamic = JSON.parse(
      JSON.stringify(healthCheckPort).replace('"networkMode":"host"', '"networkMode":"bridge"'),
    ) as unknown
    const { result } = run(dynamic, 90)
    const error = result.operations.at(-1)?.error
    expect(error?.code).toBe('InvalidParameterException')
    expect(error?.message).toMatch(
      /^The task definition is configured to use a dynamic host port, but the target group with targetGroupArn arn:\S+ has a health check port specified\.$/,
    )
  })
})

it('One host port of two containers is refused in the words of ECS', () => {
  expect(run(hostPortTwice, 10).result.operations.at(-1)?.error).toEqual({
    code: 'ClientException',
    message: "TCP host port '3000' is mapped multiple times in task.",
  })
})

it('A redeployment that waits for its own host port names the instance', () => {
  const { result } = run(portInUse, 600)
  const id = result.containerInstances[0]?.containerInstanceArn.split('/').at(-1)
  expect(result.services[0]?.events.map(({ message }) => message).join('\n')).toContain(
    `(container-instance ${id}) is already using a port required by your task`,
  )
})

it("Variables of a shell in a definition are the container's business", () => {
  const { result } = run(shellVariables, 180)
  expect(result.operations.every(({ error }) => error === undefined)).toBe(true)
  expect(result.taskDefinitions[0]?.containerDefinitions).toMatchObject([
    {
      command: ['sh', '-c', 'exec server --home ${HOME}'],
      environment: [{ name: 'LISTEN', value: '0.0.0.0:${PORT:-80}' }],
    },
  ])
  expect(result.services[0]?.runningCount).toBe(1)
})

it('A task of 10 MiB runs when nobody says what its image needs', () => {
  const { result } = run(tinyTask, 600)
  expect(result.services[0]).toMatchObject({ runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] })
  expect(result.tasks.map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING'])
})

it('Users that never think come back no faster than a client can while nothing is healthy', () => {
  const { result, simulation } = run(usersWithoutThinkTime, 180)
  const { total, byStatus } = result.requests
  const USERS = 200
  const TURNS_A_SECOND = 20
  expect(total - (byStatus['200'] ?? 0)).toBeLessThanOrEqual(USERS * TURNS_A_SECOND * 180)
  expect(byStatus['200']).toBeGreaterThan(0)
  expect(simulation.world.log.events.map(({ message }) => message).join('\n')).toMatch(/50 ms/)
})
