import { describe, expect, it } from 'vitest'
import { matchesQuery, type QueriedInstance } from './evaluate'
import { parseQuery } from './parse'
import { QueryError } from './tokens'

const instance: QueriedInstance = {
  instanceId: 'i-0abc',
  agentConnected: true,
  agentVersion: '1.105.1',
  runningTasks: 2,
  taskGroups: ['service:production', 'family:batch'],
  attributes: {
    'ecs.instance-type': 't2.small',
    'ecs.availability-zone': 'us-east-1a',
    'ecs.os-type': 'linux',
    stack: 'prod-blue',
    size: '10',
  },
}

describe('the cluster query language', () => {
  it.each([
    ['attribute:ecs.instance-type == t2.small', true],
    ['attribute:ecs.instance-type equals t2.small', true],
    ['attribute:ecs.instance-type != t2.small', false],
    ['attribute:ecs.instance-type not_equals m5.large', true],
    ['attribute:ecs.availability-zone in [us-east-1a, us-east-1b]', true],
    ["attribute:ecs.availability-zone in ['us-east-1c']", false],
    ['attribute:ecs.availability-zone !in [us-east-1c]', true],
    ['attribute:ecs.availability-zone not_in [us-east-1a]', false],
    ['attribute:ecs.instance-type =~ t2.*', true],
    ['attribute:ecs.instance-type =~ t2', false],
    ['attribute:ecs.instance-type =~ t..small', true],
    ['attribute:ecs.instance-type !~ m5.*', true],
    ['attribute:ecs.instance-type matches .*small', true],
    ['attribute:stack exists', true],
    ['attribute:rack exists', false],
    ['attribute:rack !exists', true],
    ['attribute:rack not_exists', true],
    ['attribute:rack == x', false],
    ['attribute:rack != x', false],
    ['attribute:rack !in [x, y]', false],
    ['attribute:rack !~ x.*', false],
    ['not (attribute:rack == x)', true],
    ['attribute:stack != prod-green', true],
    ['attribute:stack != prod-blue', false],
    ['attribute:rack !exists or attribute:rack != x', true],
    ['attribute:size > 9', true],
    ['attribute:size < 9', false],
    ['runningTasksCount == 1', false],
    ['runningTasksCount == 2', true],
    ['runningTasksCount >= 2', true],
    ['runningTasksCount less_than 2', false],
    ['agentConnected == true', true],
    ['agentVersion > 1.9.0', true],
    ['agentVersion <= 1.105.0', false],
    ['ec2InstanceId in [i-0abc, i-0def]', true],
    ['task:group == service:production', true],
    ['task:group == service:staging', false],
    ['task:group != service:production', false],
    ['task:group =~ service:.*', true],
    ['attribute:ecs.os-type==linux', true],
    ['attribute:ecs.os-type == linux and runningTasksCount > 5', false],
    ['attribute:ecs.os-type == linux or runningTasksCount > 5', true],
    ['attribute:ecs.os-type == windows or attribute:ecs.os-type == linux and runningTasksCount == 2', true],
    ['(attribute:ecs.os-type == linux or attribute:x exists) and runningTasksCount > 5', false],
    ['not (runningTasksCount > 5)', true],
    ['!(runningTasksCount > 5) && agentConnected == true', true],
    ['not not agentConnected == true', true],
    ['runningTasksCount > 5 || agentConnected == true', true],
  ])('%s is %s', (expression, expected) => {
    expect(matchesQuery(parseQuery(expression), instance)).toBe(expected)
  })

  it.each([
    ['', 1, 'empty'],
    ['attribute:x', 12, 'operator'],
    ['attribute:x ==', 15, 'value'],
    ['colour == red', 1, 'subject'],
    ['runningTasksCount == many', 22, 'number'],
    ['attribute:x in us-east-1a', 16, 'list'],
    ['attribute:x in [a, b', 21, 'found the end'],
    ['attribute:x == a attribute:y == b', 18, '"and", "or" or the end'],
    ['(attribute:x == a', 18, '")"'],
    ["attribute:x == 'a", 16, 'quote'],
    ['attribute:x =~ (a|b)', 16, 'pattern'],
    ['attribute:x =~ a+', 16, 'not supported'],
    ['ec2InstanceId exists', 15, 'attributes'],
    ['registeredAt > 2018-06-18', 1, 'calendar'],
    ['task:group > a', 14, 'no order'],
    [`${'('.repeat(60)}agentConnected == true`, 52, 'deeply'],
  ])('%s is refused at character %i', (expression, character, message) => {
    const error = refusal(expression)
    expect(error.message).toContain(message)
    expect(error.message).toContain(`(at character ${character})`)
    expect(error.offset).toBe(character - 1)
  })
})

function refusal(expression: string): QueryError {
  try {
    parseQuery(expression)
  } catch (error) {
    if (error instanceof QueryError) return error
  }
  return expect.unreachable(`${expression} was read`)
}
