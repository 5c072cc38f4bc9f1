import { expect, it } from 'vitest'
import { RPS_STEPS, rpsOfStep, sliderInput, stepOfRps } from './traffic-steps'

it('positions grow, start at no traffic and are their own inverse', () => {
  expect(rpsOfStep(0)).toBe(0)
  RPS_STEPS.forEach((rps, step) => {
    expect(stepOfRps(rps)).toBe(step)
    if (step > 0) expect(rps).toBeGreaterThan(rpsOfStep(step - 1))
  })
})

it('a rate between two positions takes the nearer, and nothing is out of range', () => {
  expect(rpsOfStep(stepOfRps(117))).toBe(120)
  expect(rpsOfStep(stepOfRps(99_999))).toBe(2000)
  expect(rpsOfStep(-5)).toBe(0)
  expect(rpsOfStep(1e6)).toBe(2000)
})

it.each([
  [{ isCurve: false, targetRps: 40 }, 80, { name: 'users', rps: 80 }],
  [{ isCurve: false, targetRps: 0 }, 80, { name: 'users', rps: 80 }],
  [{ isCurve: true, targetRps: 40 }, 80, { name: 'users', factor: 2 }],
  [{ isCurve: true, targetRps: 30 }, 10, { name: 'users', factor: 0.3333 }],
  [{ isCurve: true, targetRps: 30 }, 0, { name: 'users', factor: 0.001 }],
  [{ isCurve: true, targetRps: 0 }, 80, null],
])('the slider keeps a curve and scales it: %j to %d', (view, rps, input) => {
  expect(sliderInput({ name: 'users', ...view }, rps)).toEqual(input)
})
