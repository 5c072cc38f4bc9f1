import { expect, it } from 'vitest'
import { newestSequence, recallable } from './history'

const entry = (sequence: number, commandLine: string, origin: 'user' | 'scenario' = 'user') => ({
  sequence,
  commandLine,
  origin,
})

it('lines of gestures and typed ones come back in the order in which they came, each once', () => {
  const commands = [
    entry(1, 'aws of the scenario', 'scenario'),
    entry(2, 'aws gesture one'),
    entry(3, 'aws typed --a b'),
    entry(4, 'aws gesture two'),
    entry(5, 'aws gesture one'),
  ]
  const typed = [
    { text: 'aws typed   --a b', logged: 'aws typed --a b', after: 2 },
    { text: 'aws ecs help', logged: null, after: 4 },
    { text: 'aws eror', logged: null, after: 4 },
  ]
  expect(recallable(typed, commands)).toEqual([
    'aws gesture one',
    'aws eror',
    'aws ecs help',
    'aws gesture two',
    'aws typed   --a b',
  ])
  expect(newestSequence(commands)).toBe(5)
})
