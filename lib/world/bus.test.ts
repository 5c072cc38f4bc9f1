import { describe, expect, it } from 'vitest'
import { EventBus } from './bus'
import type { DomainEvent } from './domain-events'

const DELETION: DomainEvent = { type: 'Target Group Deletion', targetGroupArn: 'arn:web' }

describe('the bus', () => {
  it('hands an event at once to those who subscribed to its type, and to nobody else', () => {
    const bus = new EventBus()
    const heard: unknown[] = []
    bus.on('a', 'Target Group Deletion', ({ targetGroupArn }) => heard.push(targetGroupArn))
    bus.on('b', 'Task Unhealthy', ({ task }) => heard.push(task))
    bus.publish(DELETION)
    expect(heard).toEqual(['arn:web'])
  })

  it('says of a change which record it was, by table', () => {
    const bus = new EventBus()
    const heard: string[] = []
    bus.onChange('a', 'tasks', (key) => heard.push(`task ${key}`))
    bus.onChange('a', 'targets', (key) => heard.push(`target ${key}`))
    bus.changed('targets', 'web|i-1|80')
    bus.changed('zones', 'us-east-1a')
    expect(heard).toEqual(['target web|i-1|80'])
  })

  it.each([[['a', 'b', 'c']], [['c', 'b', 'a']], [['b', 'c', 'a']]])(
    'calls subscribers by name, in whatever order they came: %j',
    (names) => {
      const bus = new EventBus()
      const heard: string[] = []
      for (const name of names) {
        bus.on(name, 'Target Group Deletion', () => heard.push(name))
        bus.onChange(name, 'tasks', () => heard.push(`${name} changed`))
      }
      bus.publish(DELETION)
      bus.changed('tasks', 'arn')
      expect(heard).toEqual(['a', 'b', 'c', 'a changed', 'b changed', 'c changed'])
    },
  )

  it('refuses a handler that publishes: handlers only mark and schedule', () => {
    const bus = new EventBus()
    bus.on('a', 'Target Group Deletion', () => bus.changed('tasks', 'arn'))
    bus.onChange('b', 'tasks', () => bus.publish(DELETION))
    expect(() => bus.publish(DELETION)).toThrow(
      'a handler of Target Group Deletion publishes tasks: handlers may only mark and schedule',
    )
    expect(() => bus.changed('tasks', 'arn')).toThrow(/a handler of tasks publishes Target Group Deletion/)
  })

  it('lets a subscriber have one handler a type', () => {
    const bus = new EventBus()
    bus.on('a', 'Task Unhealthy', () => {})
    expect(() => bus.on('a', 'Task Unhealthy', () => {})).toThrow('a subscribes to Task Unhealthy twice')
  })
})
