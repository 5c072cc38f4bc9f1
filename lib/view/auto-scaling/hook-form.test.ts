import { expect, it } from 'vitest'
import { heartbeatText } from './hook-form'

it.each([
  [172_800, '48 h'],
  [3_600, '1 h'],
  [300, '5 min'],
  [5_400, '90 min'],
  [90, '90 s'],
])('A heartbeat timeout of %i s reads %s', (seconds, text) => {
  expect(heartbeatText(seconds)).toBe(text)
})
