import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS } from '@/lib/aws/actions'
import { CommandLineError, parseCommandLine } from '@/lib/aws/command-line'
import { commandWords } from '@/lib/aws/command-line/commands'
import { simTime, US_PER_SECOND } from '@/lib/engine/time'
import { builtInScenarios } from '@/lib/scenario'
import { createSimulation } from '@/lib/sim'
import { helpFor } from './help'

const [rolling] = builtInScenarios
if (rolling === undefined) throw new Error('there is no built-in scenario')
const simulation = createSimulation(rolling.scenario)
simulation.advanceTo(simTime(200 * US_PER_SECOND))
for (const line of [
  'aws cloudwatch put-metric-alarm --alarm-name high --namespace AWS/ECS --metric-name CPUUtilization --statistic Average --period 60 --evaluation-periods 1 --threshold 50 --comparison-operator GreaterThanThreshold',
  'aws application-autoscaling register-scalable-target --service-namespace ecs --resource-id service/demo/web --scalable-dimension ecs:service:DesiredCount --min-capacity 1 --max-capacity 9',
])
  if (!simulation.dispatchLine(line).ok) throw new Error(line)
const at = (line: string) => simulation.complete(line, line.length)
const texts = (line: string) => at(line).options.map(({ text }) => text)
const instances = [...new Set(texts('aws ec2 terminate-instances --instance-ids '))]

describe('at the cursor', () => {
  it.each<[line: string, expected: readonly string[]]>([
    ['', ['aws', 'dockyard']],
    ['aws e', ['ecs', 'elbv2', 'elb', 'ec2', 'ecr']],
    ['aws ecs update-c', ['update-capacity-provider', 'update-container-instances-state']],
    ['aws h', ['help']],
    ['aws ecs update-service --cluster demo --desired-c', ['--desired-count']],
    ['aws ecs update-service --cluster ', ['default', 'demo']],
    ['aws ecs update-service --cluster=de', ['default', 'demo']],
    ["aws ecs update-service --cluster 'de", ['default', 'demo']],
    ['aws ecs update-service --cluster demo --service ', ['web']],
    ['aws ecs update-service --cluster default --service ', []],
    ['aws ecs update-service --task-definition w', ['web:1', 'web:2']],
    ['aws elbv2 describe-target-groups --names ', ['web']],
    ['aws elbv2 create-target-group --name ', []],
    ['aws ecs update-container-instances-state --status ', ['ACTIVE', 'DRAINING']],
    ['aws ecs create-service --placement-strategy type=', ['random', 'spread', 'binpack']],
    ['aws ecs create-service --deployment-configuration deploymentCircuitBreaker={enable=t', ['true']],
    ['aws ecs create-service --load-balancers targetGroupArn=x,containerN', ['containerName=']],
    ['aws cloudwatch describe-alarms --alarm-names ', ['high']],
    ['aws cloudwatch set-alarm-state --state-value ', ['OK', 'ALARM', 'INSUFFICIENT_DATA']],
    ['aws ecs list-services --output ', ['json', 'text', 'table', 'yaml']],
    ['dockyard set-traffic --name ', ['users']],
    ['dockyard put-image-behavior --image web:', ['web:1', 'web:2']],
    ['dockyard start-zone-outage --zone-name us-east-1', ['us-east-1a', 'us-east-1b', 'us-east-1c']],
    ['dockyard fault ', ['aws:ec2:terminate-instances', 'aws:ecs:stop-task']],
    ['dockyard fault aws:ec2:terminate-instances --targets ', instances],
    ['rm -rf ', []],
  ])('%j stands %j', (line, expected) => {
    expect(texts(line)).toEqual(expected)
  })

  it('ARNs stand where a member wants one', () => {
    expect(texts('aws elbv2 describe-target-health --target-group-arn ')).toEqual([
      expect.stringMatching(/^arn:.*targetgroup\/web/),
    ])
    expect(texts('aws elbv2 create-rule --listener-arn ')).toEqual([
      expect.stringMatching(/^arn:.*listener\/app\/web/),
    ])
  })

  it('required flags come first, and those given do not come again', () => {
    expect(texts('aws ecs update-service ')[0]).toBe('--service')
    expect(texts('aws ecs update-service --service web ')).not.toContain('--service')
  })

  it('of every operation there are flags that it reads', () => {
    for (const action of ACTIONS) {
      const line = `${commandWords(action).join(' ')} `
      for (const { text } of at(`${line}--`).options) expect(`${line}${text}`).toMatch(/ --[a-z0-9-]+$/)
    }
  })

  it('what is offered at the end of a line that is all right can be read', () => {
    const line = 'aws ecs update-service --service web --cluster '
    for (const { text } of at(line).options)
      expect(parseCommandLine(line + text).input).toHaveProperty('cluster', text)
  })

  it('any line gets an answer, which begins inside it', () => {
    const part = fc.constantFrom(
      'aws ',
      'ecs ',
      'elbv2 ',
      'update-service ',
      'create-rule ',
      '--cluster ',
      '--load-balancers ',
      'a=',
      '{',
      '[',
      "'",
      '"',
      '\\',
      ' ',
      '=',
      ',',
      'dockyard ',
      'fault ',
      '--',
      '\n',
      '|',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.nat({ max: 60 }), (parts, cut) => {
        const line = parts.join('')
        const cursor = Math.min(cut, line.length)
        const { from, to } = simulation.complete(line, cursor)
        expect(to).toBe(cursor)
        expect(from).toBeLessThanOrEqual(cursor)
        expect(from).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('help', () => {
  it('lists services, and operations with those that are not modelled', () => {
    expect(helpFor('aws help')).toMatch(/SERVICES\n {7}o ecs: \d+ operations/)
    expect(helpFor('aws ecs help')).toMatch(
      /AVAILABLE COMMANDS[\s\S]* o update-service\n[\s\S]*NOT MODELLED[\s\S]*create-task-set/,
    )
    expect(helpFor('dockyard help')).toContain('o set-traffic')
    expect(helpFor('dockyard fault help')).toContain('o aws:ecs:stop-task')
  })

  it('has a page of every operation with all of its flags and what they take', () => {
    for (const action of ACTIONS) {
      const words = commandWords(action).join(' ')
      const text = helpFor(`${words} help`)
      expect(text).toMatch(/^NAME\n[\s\S]*\nSYNOPSIS\n/)
      for (const { text: flag, detail } of at(`${words} --`).options.slice(0, 3))
        if (detail !== 'of the AWS CLI') expect(text).toContain(flag)
    }
    const text = helpFor('aws ecs update-service help')
    expect(text).toMatch(/--service \(string\) \[required]/)
    expect(text).toMatch(/--desired-count \(integer\)\n {11}A number from 0 to 5000\./)
    expect(text).toMatch(/--platform-version: not modelled here: there is no Fargate/)
  })

  it.each([
    ['aws s3 help', /there is no service "s3" here/],
    ['aws ec help', /did you mean ec2, ecr, ecs\?/],
    ['aws ecs create-task-set help', /is not modelled here; the nearest here: aws ecs /],
    ['aws autoscaling start-instance-refresh help', /is not modelled here; use autoscaling:Terminate/],
    ['aws ecs update-servic help', /has no "update-servic" here; did you mean update-service\?/],
    ['help', /a command begins with aws or dockyard/],
  ])('%s says what there is instead', (line, message) => {
    expect(() => helpFor(line)).toThrow(CommandLineError)
    expect(() => helpFor(line)).toThrow(message)
  })
})
