import { expect, test } from 'vitest'
import { RPS_STEPS, rpsOfStep, stepOfRps } from './traffic-steps'

test('positions grow, start at no traffic and are their own inverse', () => {
  expect(rpsOfStep(0)).toBe(0)
  RPS_STEPS.forEach((rps, step) => {
    expect(stepOfRps(rps)).toBe(step)
    if (step > 0) expect(rps).toBeGreaterThan(rpsOfStep(step - 1))
  })
})

test('a rate between two positions takes the nearer, and nothing is out of range', () => {
  expect(rpsOfStep(stepOfRps(117))).toBe(120)
  expect(rpsOfStep(stepOfRps(99_999))).toBe(2000)
  expect(rpsOfStep(-5)).toBe(0)
  expect(rpsOfStep(1e6)).toBe(2000)
})
