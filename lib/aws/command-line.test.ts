import { describe, expect, it } from 'vitest'
import { CommandLineError, parseCommandLine, toCommandLine } from './command-line'

const TG = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/73e2d6bc24d8a067'

/** A line as `toCommandLine` writes it, its action and its input. */
const BOTH_WAYS: readonly (readonly [line: string, action: string, input: Record<string, unknown>])[] = [
  [
    'aws ecs update-service --cluster demo --service web --task-definition web:2',
    'ecs:UpdateService',
    { cluster: 'demo', service: 'web', taskDefinition: 'web:2' },
  ],
  [
    'aws ecs update-service --cluster demo --service web --force-new-deployment --desired-count 4',
    'ecs:UpdateService',
    { cluster: 'demo', service: 'web', desiredCount: 4, forceNewDeployment: true },
  ],
  [
    'aws ecs update-service --service web --no-force-new-deployment --deployment-configuration minimumHealthyPercent=50,maximumPercent=100',
    'ecs:UpdateService',
    {
      service: 'web',
      forceNewDeployment: false,
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
    },
  ],
  [
    `aws ecs create-service --cluster demo --service-name web --task-definition web:1 --desired-count 4 --load-balancers targetGroupArn=${TG},containerName=web,containerPort=80`,
    'ecs:CreateService',
    {
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web:1',
      desiredCount: 4,
      loadBalancers: [{ targetGroupArn: TG, containerName: 'web', containerPort: 80 }],
    },
  ],
  [
    "aws ecs create-service --service-name web --deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true}' --placement-constraints type=distinctInstance 'type=memberOf,expression=attribute:ecs.instance-type == t3.medium' --placement-strategy type=spread,field=instanceId",
    'ecs:CreateService',
    {
      serviceName: 'web',
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      placementConstraints: [
        { type: 'distinctInstance' },
        { type: 'memberOf', expression: 'attribute:ecs.instance-type == t3.medium' },
      ],
      placementStrategy: [{ type: 'spread', field: 'instanceId' }],
    },
  ],
  [
    "aws ecs register-task-definition --family web --container-definitions 'name=web,image=web:1,cpu=256,memory=512,portMappings=[{containerPort=80,hostPort=0}]' --cpu '1 vCPU'",
    'ecs:RegisterTaskDefinition',
    {
      family: 'web',
      cpu: '1 vCPU',
      containerDefinitions: [
        {
          name: 'web',
          image: 'web:1',
          cpu: 256,
          memory: 512,
          portMappings: [{ containerPort: 80, hostPort: 0 }],
        },
      ],
    },
  ],
  [
    'aws ecs run-task --task-definition web --count 2 --started-by me',
    'ecs:RunTask',
    { taskDefinition: 'web', count: 2, startedBy: 'me' },
  ],
  [
    'aws ecs start-task --cluster demo --task-definition web:1 --container-instances 7f 8e',
    'ecs:StartTask',
    { cluster: 'demo', taskDefinition: 'web:1', containerInstances: ['7f', '8e'] },
  ],
  [
    "aws ecs stop-task --task 0b69 --reason 'it'\\''s slow'",
    'ecs:StopTask',
    { task: '0b69', reason: "it's slow" },
  ],
  [
    'aws ecs update-container-instances-state --cluster demo --container-instances 7f --status DRAINING',
    'ecs:UpdateContainerInstancesState',
    { cluster: 'demo', containerInstances: ['7f'], status: 'DRAINING' },
  ],
  [
    'aws elbv2 create-target-group --name web --protocol HTTP --port 80 --health-check-path /health --matcher HttpCode=200-299',
    'elasticloadbalancing:CreateTargetGroup',
    { Name: 'web', Protocol: 'HTTP', Port: 80, HealthCheckPath: '/health', Matcher: { HttpCode: '200-299' } },
  ],
  [
    `aws elbv2 create-rule --listener-arn arn:x --priority 10 --conditions 'Field=path-pattern,Values=/api/*,/v2/*' --actions Type=forward,TargetGroupArn=${TG}`,
    'elasticloadbalancing:CreateRule',
    {
      ListenerArn: 'arn:x',
      Priority: 10,
      Conditions: [{ Field: 'path-pattern', Values: ['/api/*', '/v2/*'] }],
      Actions: [{ Type: 'forward', TargetGroupArn: TG }],
    },
  ],
  [
    `aws elbv2 modify-target-group-attributes --target-group-arn ${TG} --attributes Key=deregistration_delay.timeout_seconds,Value=30`,
    'elasticloadbalancing:ModifyTargetGroupAttributes',
    { TargetGroupArn: TG, Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }] },
  ],
  [
    `aws elbv2 register-targets --target-group-arn ${TG} --targets Id=i-0abc,Port=32768`,
    'elasticloadbalancing:RegisterTargets',
    { TargetGroupArn: TG, Targets: [{ Id: 'i-0abc', Port: 32768 }] },
  ],
  [
    "aws ec2 run-instances --instance-type t3.medium --count 2 --user-data '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config'",
    'ec2:RunInstances',
    {
      InstanceType: 't3.medium',
      MinCount: 2,
      MaxCount: 2,
      UserData: '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config',
    },
  ],
  ['aws ec2 run-instances --count 1:3', 'ec2:RunInstances', { MinCount: 1, MaxCount: 3 }],
  [
    'aws ec2 terminate-instances --instance-ids i-0abc',
    'ec2:TerminateInstances',
    { InstanceIds: ['i-0abc'] },
  ],
  [
    'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 32768-65535 --source-group sg-2',
    'ec2:AuthorizeSecurityGroupIngress',
    {
      GroupId: 'sg-1',
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 32768, ToPort: 65535, UserIdGroupPairs: [{ GroupId: 'sg-2' }] },
      ],
    },
  ],
  [
    'aws ec2 revoke-security-group-ingress --group-id sg-1 --protocol tcp --port 80 --cidr 0.0.0.0/0',
    'ec2:RevokeSecurityGroupIngress',
    {
      GroupId: 'sg-1',
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    },
  ],
  [
    "aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=80,ToPort=80,IpRanges=[{CidrIp=10.0.0.0/16,Description=vpc}]'",
    'ec2:AuthorizeSecurityGroupIngress',
    {
      GroupId: 'sg-1',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 80,
          ToPort: 80,
          IpRanges: [{ CidrIp: '10.0.0.0/16', Description: 'vpc' }],
        },
      ],
    },
  ],
  [
    "aws ecr put-image --repository-name web --image-tag 2 --image-manifest '{}'",
    'ecr:PutImage',
    { repositoryName: 'web', imageTag: '2', imageManifest: '{}' },
  ],
  [
    'dockyard crash-container --task 0b69 --container web --exit-code 3',
    'playground:CrashContainer',
    { task: '0b69', container: 'web', exitCode: 3 },
  ],
  [
    'dockyard start-zone-outage --zone-name us-east-1a',
    'playground:StartZoneOutage',
    { zoneName: 'us-east-1a' },
  ],
  ['dockyard set-traffic --name users --rps 120.5', 'playground:SetTraffic', { name: 'users', rps: 120.5 }],
  [
    "dockyard put-image-behavior --image web:2 --behavior 'errorRate=0.02,startupMs={exponential=20},onSigterm=ignore'",
    'playground:PutImageBehavior',
    { image: 'web:2', behavior: { errorRate: 0.02, startupMs: { exponential: 20 }, onSigterm: 'ignore' } },
  ],
  [
    'dockyard fault aws:ecs:stop-task --targets 0b69 1c70',
    'aws:ecs:stop-task',
    { targets: ['0b69', '1c70'] },
  ],
  ["aws ecs list-services --cluster '${cluster}'", 'ecs:ListServices', { cluster: '${cluster}' }],
]

describe('a line reads and writes as', () => {
  it.each(BOTH_WAYS)('%s', (line, action, input) => {
    expect(parseCommandLine(line)).toEqual({ action, input })
    expect(toCommandLine(action, input)).toBe(line)
  })
})

describe('parseCommandLine', () => {
  it.each<[string, Record<string, unknown>]>([
    ['aws ecs list-services --cluster=demo', { cluster: 'demo' }],
    ['$ aws ecs list-services --cluster "demo"', { cluster: 'demo' }],
    ['aws ecs list-services \\\n  --cluster demo', { cluster: 'demo' }],
    [
      'aws ecs list-services --cluster demo --region us-east-1 --output json --no-cli-pager',
      { cluster: 'demo' },
    ],
    ['aws ecs delete-service --service web --force true', { service: 'web', force: true }],
    ['aws ecs delete-service --service web --force=false', { service: 'web', force: false }],
    [`aws ecs describe-tasks --tasks '["a","b"]'`, { tasks: ['a', 'b'] }],
    [
      `aws ecs update-service --deployment-configuration '{"maximumPercent":150}'`,
      { deploymentConfiguration: { maximumPercent: 150 } },
    ],
    [
      `aws elbv2 create-rule --conditions '[{"Field":"host-header","Values":["x.y"]}]'`,
      { Conditions: [{ Field: 'host-header', Values: ['x.y'] }] },
    ],
    [
      'aws elbv2 create-rule --conditions Field=path-pattern,Values=/a',
      { Conditions: [{ Field: 'path-pattern', Values: ['/a'] }] },
    ],
    [
      'aws elbv2 create-rule --conditions Field=path-pattern,PathPatternConfig={Values=[/a,/b]}',
      { Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/a', '/b'] } }] },
    ],
    [
      `aws ecs update-service --cli-input-json '{"service":"web","desiredCount":1}' --desired-count 2`,
      { service: 'web', desiredCount: 2 },
    ],
    [
      'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol -1 --cidr 10.0.0.0/8',
      { GroupId: 'sg-1', IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }] },
    ],
  ])('%s', (line, input) => {
    expect(parseCommandLine(line).input).toEqual(input)
  })

  it.each<[string, string, number]>([
    ['', 'type a command', 1],
    ['list-services', 'begins with aws or dockyard', 1],
    ['aws', 'expected a service', 4],
    ['aws elb1 describe-load-balancers', 'expected a service', 5],
    ['aws ecs', 'takes one of: create-capacity-provider', 8],
    ['aws ecs help', 'takes one of: create-capacity-provider', 9],
    ['aws ecs updat-service', 'did you mean update-service', 9],
    ['aws ecs tag-resource', 'aws ecs tag-resource is not modelled here', 9],
    ['aws ec2 stop-instances', 'the nearest here: aws ec2 describe-instances', 9],
    [
      'aws autoscaling start-instance-refresh',
      'is not modelled here; use autoscaling:TerminateInstanceInAutoScalingGroup',
      17,
    ],
    ['aws cloudwatch put-composite-alarm', 'is not modelled here; use cloudwatch:PutMetricAlarm', 16],
    ['dockyard crash', 'has no "crash" here', 10],
    ['dockyard fault aws:ecs:stop-tasks', 'did you mean aws:ecs:stop-task', 16],
    ['aws ecs list-services demo', 'expected a flag', 23],
    ['aws ecs list-services --clustr demo', 'did you mean --cluster?', 23],
    ['aws ecs list-services --cluster', '--cluster needs a value', 23],
    ['aws ecs list-services --cluster a b', 'takes one value', 35],
    ['aws ecs list-services --cluster a --cluster b', 'given twice', 35],
    ['aws ecs update-service --desired-count four', 'takes a number, not "four"', 40],
    ['aws ecs delete-service --force maybe', 'takes no value', 32],
    ["aws ecs stop-task --reason 'abc", 'never closed', 28],
    ['aws ecs list-tasks | jq .', 'one command at a time', 20],
    ['aws ecs list-tasks --cluster <name>', 'one command at a time', 30],
    [
      'aws ecs register-task-definition --container-definitions file://web.json',
      'files cannot be read here',
      58,
    ],
    ['aws ecs update-service --deployment-configuration \'{"x":\'', 'not valid JSON', 51],
    ['aws ecs update-service --deployment-configuration maximumPercent', 'expected "="', 65],
    ['aws ec2 run-instances --count many', '--count takes a number', 31],
    ['aws ec2 authorize-security-group-ingress --port 80', '--protocol is missing', 49],
    [`aws ecs update-service --deployment-configuration '${'['.repeat(100)}'`, 'expected Key=Value', 51],
    [`aws ecs describe-tasks --tasks '${'['.repeat(100)}'`, 'nested more than 64 deep', 32],
    ["aws ecs describe-tasks --cli-input-json '[]'", 'takes a JSON object', 41],
  ])('refuses %s: %s', (line, message, column) => {
    const error = refusal(line)
    expect(error.message).toContain(message)
    expect(error).toMatchObject({ code: 'CommandLineError', column })
    expect(error.message).toContain(`(column ${column})`)
  })

  it('keeps names that mean something to JavaScript as data', () => {
    const { input } = parseCommandLine(
      'aws ecs update-service --deployment-configuration __proto__=x,constructor=y',
    )
    expect(Object.keys(input.deploymentConfiguration as object)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(input.deploymentConfiguration)).toBe(Object.prototype)
  })
})

describe('toCommandLine', () => {
  it('puts what no flag can say into --cli-input-json', () => {
    const line = toCommandLine('ecs:UpdateService', { service: 'web', desiredCount: 'four', colour: null })
    expect(line).toBe(
      `aws ecs update-service --service web --cli-input-json '{"desiredCount":"four","colour":null}'`,
    )
    expect(parseCommandLine(line).input).toEqual({ service: 'web', desiredCount: 'four', colour: null })
  })

  it('writes an action that it does not know by the same rules', () => {
    expect(toCommandLine('ecs:PutAttributes', { cluster: 'demo' })).toBe(
      `aws ecs put-attributes --cli-input-json '{"cluster":"demo"}'`,
    )
    expect(toCommandLine('nonsense', {})).toBe('dockyard nonsense')
  })

  it('leaves out members that are undefined', () => {
    expect(toCommandLine('ecs:StopTask', { task: 'a', reason: undefined })).toBe('aws ecs stop-task --task a')
  })

  it('does not choke on input that is nested without end', () => {
    let deep: unknown = 'x'
    for (let i = 0; i < 50_000; i++) deep = [deep]
    expect(toCommandLine('ecs:StopTask', { task: deep })).toContain('aws ecs stop-task')
  })
})

function refusal(line: string): CommandLineError {
  try {
    parseCommandLine(line)
  } catch (error) {
    if (error instanceof CommandLineError) return error
    throw error
  }
  return expect.unreachable(`${line} was read`)
}
