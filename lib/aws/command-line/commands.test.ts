import { expect, it } from 'vitest'
import { ACTIONS } from '@/lib/aws/actions'
import { commandWords } from './commands'

const OWN = /^(playground|aws):/

it('writes every operation of AWS as a command of the AWS CLI', () => {
  const lines = ACTIONS.filter((action) => !OWN.test(action)).map((action) => commandWords(action).join(' '))
  expect(lines.filter((line) => !/^aws [a-z0-9-]+ [a-z0-9-]+$/.test(line))).toEqual([])
  expect(lines).toContain('aws autoscaling set-desired-capacity')
})
