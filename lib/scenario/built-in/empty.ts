import type { BuiltInScenario } from './parts'

const title = 'Empty: build your own'
const description = 'A Region with three zones and nothing in it. Build a service from nothing, in any order.'
const lookFor = [
  'Start anywhere: the dashed places say what can stand there, and whatever cannot be made yet says what it needs first.',
  'Every form shows the aws commands that it stands for, and one undo takes back all of them.',
] as const

/** Not among those that teach something: nothing happens in it by itself. */
export const empty: BuiltInScenario = {
  id: 'empty',
  title,
  description,
  lookFor,
  scenario: {
    schemaVersion: 1,
    name: title,
    description,
    lookFor,
    invites: true,
    seed: 42,
    region: 'us-east-1',
    pace: 'instant',
    operations: [],
  },
}
