import { describe, expect, it } from 'vitest'
import { arns, lastPart, shortName } from './arn'

const names = arns('us-east-1', '123456789012')
const loadBalancer = names.loadBalancer('web', '50dc6c495c0c9188')
const listener = names.listener(loadBalancer, 'f2f7dc8efc522ab2')

describe('arns', () => {
  it.each([
    [names.cluster('demo'), 'arn:aws:ecs:us-east-1:123456789012:cluster/demo', 'demo'],
    [names.service('demo', 'web'), 'arn:aws:ecs:us-east-1:123456789012:service/demo/web', 'web'],
    [names.task('demo', '0b69'), 'arn:aws:ecs:us-east-1:123456789012:task/demo/0b69', '0b69'],
    [
      names.container('demo', '0b69', 'c1'),
      'arn:aws:ecs:us-east-1:123456789012:container/demo/0b69/c1',
      'c1',
    ],
    [
      names.containerInstance('demo', '7f'),
      'arn:aws:ecs:us-east-1:123456789012:container-instance/demo/7f',
      '7f',
    ],
    [names.taskDefinition('web', 3), 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:3', 'web:3'],
    [
      loadBalancer,
      'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188',
      'web',
    ],
    [
      listener,
      'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2',
      'web',
    ],
    [
      names.rule(listener, '9683b2d02a6cabee'),
      'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
      'web',
    ],
    [
      names.targetGroup('web', '73e2'),
      'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/73e2',
      'web',
    ],
    [names.repository('team/web'), 'arn:aws:ecr:us-east-1:123456789012:repository/team/web', 'team/web'],
  ])('%s', (arn, expected, name) => {
    expect(arn).toBe(expected)
    expect(shortName(arn)).toBe(name)
  })

  it('name a registry', () => {
    expect(names.repositoryUri('web')).toBe('123456789012.dkr.ecr.us-east-1.amazonaws.com/web')
  })

  it('leave names alone that are no ARNs', () => {
    expect(shortName('web:1')).toBe('web:1')
    expect(lastPart('web:1')).toBe('web:1')
    expect(lastPart(names.task('demo', '0b69'))).toBe('0b69')
  })
})
