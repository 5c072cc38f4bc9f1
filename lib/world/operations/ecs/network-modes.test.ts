import { describe, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { securityGroupIdsOf } from '@/lib/world/hosts'

/** A security group that admits everything, and one that admits nothing. */
function securityGroup(test: TestWorld, name: string, port: number | null): string {
  const { GroupId } = test.ask('ec2:CreateSecurityGroup', { GroupName: name, Description: name }) as {
    GroupId: string
  }
  if (port !== null)
    test.dispatch('ec2:AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    })
  return GroupId
}

/** A service in awsvpc behind a load balancer whose tasks let it in on port 80. */
function awsvpcService(test: TestWorld, desired: number, cpu = 256): TestWorld {
  const open = securityGroup(test, 'tasks', 80)
  return test
    .loadBalancer({ targetType: 'ip' })
    .taskDefinition({ networkMode: 'awsvpc', cpu })
    .service({ desired, behind: 'web', awsvpc: [open] })
}

const interfacesOfTasks = ({ world }: TestWorld) =>
  [...world.state.networkInterfaces.values()].filter(({ attachment }) => attachment.kind === 'task')

describe('a task in awsvpc', () => {
  it('has a network interface in the subnet of its instance, by which its target group names it', () => {
    const test = awsvpcService(createTestWorld().instances(1, { type: 'm5.large', zone: 'b' }), 2)
    test.runUntilSteady()
    const described = test.ask('ecs:DescribeTasks', {
      tasks: test.tasks('web').map(({ id }) => id),
    }) as { tasks: { attachments: Attachment[]; containers: Container[] }[] }
    const ips = described.tasks.map(({ attachments, containers }) => {
      const [attachment] = attachments
      expect(attachment).toMatchObject({ type: 'ElasticNetworkInterface', status: 'ATTACHED' })
      const ip = attachment?.details.find(({ name }) => name === 'privateIPv4Address')?.value ?? ''
      expect(containers).toMatchObject([
        {
          networkBindings: [],
          networkInterfaces: [{ attachmentId: attachment?.id, privateIpv4Address: ip }],
        },
      ])
      return ip
    })
    expect(new Set(ips).size).toBe(2)
    for (const ip of ips) expect(ip).toMatch(/^172\.31\.16\./)
    const health = test.ask('elasticloadbalancing:DescribeTargetHealth', {
      TargetGroupArn: test.targetGroupArn('web'),
    })
    expect(health).toMatchObject({
      TargetHealthDescriptions: ips.map((Id) => ({
        Target: { Id, Port: 80, AvailabilityZone: 'us-east-1b' },
        TargetHealth: { State: 'healthy' },
      })),
    })
    const { NetworkInterfaces } = test.ask('ec2:DescribeNetworkInterfaces', {
      Filters: [{ Name: 'attachment.instance-id', Values: [...test.world.state.instances.keys()] }],
    }) as { NetworkInterfaces: { PrivateIpAddress: string }[] }
    expect(NetworkInterfaces.map(({ PrivateIpAddress }) => PrivateIpAddress)).toEqual(
      expect.arrayContaining(ips),
    )
  })

  it('gets requests at its address, without a port of its instance', () => {
    const test = awsvpcService(createTestWorld().instances(1, { type: 'm5.large' }), 1)
    test.runUntilSteady().traffic(20).runFor('10s')
    const [task] = test.tasks('web')
    expect(task?.hostPorts).toEqual([])
    const [answered] = test.world.data.takeSamples(1_000).samples
    expect(answered).toMatchObject({ status: 200, taskArn: task?.arn, hostPort: 80 })
    const hops = test.world.data.follow(answered?.id ?? 0)?.hops ?? []
    const address = `${task?.attachment?.privateIp}:80`
    expect(hops.find(({ kind }) => kind === 'translation')).toMatchObject({
      title: 'Network interface of the task',
      from: address,
      to: address,
    })
    expect(hops.find(({ kind }) => kind === 'target')?.candidates).toMatchObject([{ label: address }])
  })

  it('waits for its interface before the pull and after its containers, at the pace of AWS for the times that were seen', () => {
    const test = createTestWorld({ pace: 'aws' }).instances(1, { type: 'm5.large' })
    test.taskDefinition({ networkMode: 'awsvpc' })
    test.dispatch('ecs:RunTask', { taskDefinition: 'web', networkConfiguration: test.awsvpc() })
    const [task] = test.world.state.tasks.values()
    expect(task).toMatchObject({ lastStatus: 'PROVISIONING', attachment: { status: 'ATTACHING' } })
    test.runFor('10s')
    expect(task?.lastStatus).toBe('PROVISIONING')
    test.runFor('6s')
    expect(task).toMatchObject({ lastStatus: 'PENDING', attachment: { status: 'ATTACHED' } })
    test.runUntil('RUNNING', () => task?.lastStatus === 'RUNNING')
    test.dispatch('ecs:StopTask', { task: task?.id })
    test.runUntil('DEPROVISIONING', () => task?.lastStatus === 'DEPROVISIONING')
    expect(task?.attachment?.status).toBe('DETACHING')
    expect(interfacesOfTasks(test)).toHaveLength(1)
    test.runFor('15s')
    expect(task).toMatchObject({ lastStatus: 'STOPPED', attachment: { status: 'DELETED' } })
    expect(interfacesOfTasks(test)).toEqual([])
  })

  it('takes its interface with it when it is stopped before it is attached, and when its instance goes', () => {
    const test = createTestWorld({ pace: 'aws' }).instances(1, { type: 'm5.large' })
    test.taskDefinition({ networkMode: 'awsvpc' })
    test.dispatch('ecs:RunTask', { taskDefinition: 'web', count: 2, networkConfiguration: test.awsvpc() })
    const [first] = test.world.state.tasks.values()
    test.runFor('2s').dispatch('ecs:StopTask', { task: first?.id })
    expect(first?.lastStatus).toBe('DEPROVISIONING')
    test.runFor('20s')
    expect(interfacesOfTasks(test)).toHaveLength(1)
    const [instance] = test.world.state.instances.keys()
    test.dispatch('ec2:TerminateInstances', { InstanceIds: [instance] }).runFor('1m')
    expect(interfacesOfTasks(test)).toEqual([])
  })

  it('finds no room on an instance without a free interface, and says so in the words of AWS', () => {
    const test = awsvpcService(createTestWorld().instances(1, { type: 'm5.large' }), 3)
    test.runFor('2m')
    expect(test.tasks('web')).toHaveLength(2)
    expect(test.notes('web').blocked).toMatch(
      /was unable to place a task because no container instance met all of its requirements\. The closest matching \(container-instance \w+\) encountered error "RESOURCE:ENI"\. For more information/,
    )
    const answer = test.ask('ecs:RunTask', { taskDefinition: 'web', networkConfiguration: test.awsvpc() })
    expect(answer).toMatchObject({
      failures: [
        { reason: 'RESOURCE:ENI', detail: 'needs a network interface, 2 of 2 for tasks are in use' },
      ],
    })
  })

  it('finds more on an instance that registered when the account had trunks, and none more on others', () => {
    const test = createTestWorld().instances(1, { type: 'm5.large' })
    const put = test.ask('ecs:PutAccountSetting', { name: 'awsvpcTrunking', value: 'enabled' })
    expect(put).toMatchObject({ setting: { name: 'awsvpcTrunking', value: 'enabled' } })
    test.instances(1, { type: 'm5.large' }).instances(1, { type: 't3.large' })
    expect(
      [...test.world.state.containerInstances.values()].map(({ taskInterfacesMax, trunkInterfaceId }) => [
        taskInterfacesMax,
        trunkInterfaceId !== null,
      ]),
    ).toEqual([
      [2, false],
      [10, true],
      [2, false],
    ])
    awsvpcService(test, 14, 64).runUntilSteady()
    expect(interfacesOfTasks(test)).toHaveLength(14)
  })

  it('goes only where one of its subnets is', () => {
    const test = createTestWorld().instances(1, { zone: 'a' }).taskDefinition({ networkMode: 'awsvpc' })
    const [, inB] = test.world.state.subnets.keys()
    const networkConfiguration = { awsvpcConfiguration: { subnets: [inB] } }
    expect(test.ask('ecs:RunTask', { taskDefinition: 'web', networkConfiguration })).toMatchObject({
      failures: [{ reason: 'LOCATION', detail: 'none of the subnets given is in us-east-1a' }],
    })
  })

  it('is reached through the groups of its interface, while tasks of the same instance go on', () => {
    const test = createTestWorld().instances(1, { type: 'm5.large' })
    const shut = securityGroup(test, 'shut', null)
    test
      .loadBalancer({ name: 'bridge' })
      .loadBalancer({ name: 'web', targetType: 'ip' })
      .taskDefinition({ family: 'bridge' })
      .taskDefinition({ networkMode: 'awsvpc' })
      .service({ name: 'bridge', behind: 'bridge' })
      .service({ behind: 'web', awsvpc: [shut] })
      .runFor('6m')
    const [target] = [...test.world.state.targets.values()].filter(({ id }) => id.kind === 'ip')
    expect(target && securityGroupIdsOf(test.world.state, target)).toEqual([shut])
    expect(messages(test)).toContainEqual(
      expect.stringMatching(
        /^\(service web\) \(task \w+\) \(port 80\) is unhealthy in \(target-group .*\) due to \(reason Request timed out\)$/,
      ),
    )
    expect(messages(test)).toContainEqual(
      expect.stringMatching(/DEPROVISIONING → STOPPED \(Task failed ELB health checks in \(target-group /),
    )
    test.expectRunning(1, 'bridge')
    expect(
      messages(test).some((message) => message.startsWith('(service bridge)') && / unhealthy/.test(message)),
    ).toBe(false)
  })
})

interface Attachment {
  readonly id: string
  readonly details: readonly { readonly name: string; readonly value: string }[]
}

interface Container {
  readonly networkInterfaces: readonly unknown[]
}

const messages = ({ world }: TestWorld) => world.log.events.map(({ message }) => message)

describe('the combinations that AWS refuses', () => {
  const test = createTestWorld()
    .loadBalancer({ name: 'ip', targetType: 'ip' })
    .loadBalancer({ name: 'instance' })
    .taskDefinition({ family: 'own', networkMode: 'awsvpc' })
    .taskDefinition({ family: 'bridge' })
  const service = (input: object) => ({ serviceName: 'web', desiredCount: 1, ...input })
  const behind = (name: string, containerName: string) => [
    { targetGroupArn: test.targetGroupArn(name), containerName, containerPort: 80 },
  ]
  const subnets = [...test.world.state.subnets.keys()]

  it.each([
    [
      'awsvpc without a network configuration',
      'ecs:CreateService',
      service({ taskDefinition: 'own' }),
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'the same for a task',
      'ecs:RunTask',
      { taskDefinition: 'own' },
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'bridge with one',
      'ecs:RunTask',
      { taskDefinition: 'bridge', networkConfiguration: test.awsvpc() },
      'Network Configuration is not valid for the given networkMode of this task definition.',
    ],
    [
      'a public address on EC2',
      'ecs:RunTask',
      {
        taskDefinition: 'own',
        networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
      },
      'Assign public IP is not supported for this launch type.',
    ],
    [
      'a subnet that is not there',
      'ecs:RunTask',
      { taskDefinition: 'own', networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-x'] } } },
      "Error retrieving subnet information for [subnet-x]: The subnet ID 'subnet-x' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
    ],
    [
      'a security group that is not there',
      'ecs:RunTask',
      {
        taskDefinition: 'own',
        networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: ['sg-x'] } },
      },
      "Error retrieving security group information for [sg-x]: The security group 'sg-x' does not exist (ErrorCode: InvalidGroup.NotFound)",
    ],
    [
      'six security groups',
      'ecs:RunTask',
      {
        taskDefinition: 'own',
        networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: Array(6).fill('sg-x') } },
      },
      'securityGroups can have at most 5 items.',
    ],
    [
      'awsvpc in a target group of instances',
      'ecs:CreateService',
      service({
        taskDefinition: 'own',
        networkConfiguration: test.awsvpc(),
        loadBalancers: behind('instance', 'own'),
      }),
      `The provided target group ${test.targetGroupArn('instance')} has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.`,
    ],
    [
      'bridge in a target group of addresses',
      'ecs:CreateService',
      service({ taskDefinition: 'bridge', loadBalancers: behind('ip', 'bridge') }),
      `The provided target group ${test.targetGroupArn('ip')} has target type ip, which is incompatible with the bridge network mode specified in the task definition.`,
    ],
  ])('%s', (_, action, input, message) => {
    expect(test.attempt(action, input)).toMatchObject({ ok: false, error: { message } })
  })
})

describe('bridge', () => {
  it('maps a range of container ports to as many host ports in a row', () => {
    const test = createTestWorld().instances(1)
    test.dispatch('ecs:RegisterTaskDefinition', {
      family: 'range',
      containerDefinitions: [
        { name: 'range', image: 'web:1', memory: 128, portMappings: [{ containerPortRange: '5000-5003' }] },
      ],
    })
    test.dispatch('ecs:RunTask', { taskDefinition: 'range', count: 2 }).runFor('20s')
    const tasks = [...test.world.state.tasks.values()]
    expect(test.ask('ecs:DescribeTasks', { tasks: tasks.map(({ id }) => id) })).toMatchObject({
      tasks: [
        {
          containers: [
            { networkBindings: [{ containerPortRange: '5000-5003', hostPortRange: '32768-32771' }] },
          ],
        },
        {
          containers: [
            { networkBindings: [{ containerPortRange: '5000-5003', hostPortRange: '32772-32775' }] },
          ],
        },
      ],
    })
  })
})

describe('a target of an address', () => {
  it('may be registered by hand, in all zones when it is outside the VPC', () => {
    const test = createTestWorld().loadBalancer({ targetType: 'ip' })
    const register = (target: object) =>
      test.attempt('elasticloadbalancing:RegisterTargets', {
        TargetGroupArn: test.targetGroupArn('web'),
        Targets: [{ Port: 80, ...target }],
      })
    expect(register({ Id: '10.1.2.3' })).toMatchObject({ ok: false })
    expect(register({ Id: '8.8.8.8', AvailabilityZone: 'all' })).toMatchObject({ ok: false })
    expect(register({ Id: '10.1.2.3', AvailabilityZone: 'all' })).toMatchObject({ ok: true })
    expect(register({ Id: '172.31.17.9' })).toMatchObject({ ok: true })
    expect([...test.world.state.targets.values()].map(({ id }) => id)).toMatchObject([
      { ip: '10.1.2.3', zone: 'all' },
      { ip: '172.31.17.9', zone: 'us-east-1b' },
    ])
    test.runFor('1m')
    expect([...test.world.state.targets.values()].map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'unhealthy Target.Timeout',
      'unhealthy Target.Timeout',
    ])
  })
})
