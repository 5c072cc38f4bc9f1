// Presses random keys and clicks random controls, and holds the page to what it promises: no error, no lost focus, no dead end. A failure
// names its seed and its last steps; `FUZZ_SEED=… npx playwright test fuzz` presses the same again, and `FUZZ_SEEDS=60` so many seeds.

import { expect, test } from './support/dockyard'
import { Chance } from './support/fuzz/numbers'
import { pressSomething } from './support/fuzz/presses'
import { expectFocus, expectNoCrash, expectWayBack, focusOf, settled } from './support/fuzz/promises'

const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 20261128)
const SEEDS = Number(process.env.FUZZ_SEEDS ?? 1)
const STEPS = Number(process.env.FUZZ_STEPS ?? 60)
/** So often somebody wants to get back to the canvas. */
const STEPS_TO_ESCAPE = 12
const STEPS_TOLD = 30

for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
  test(`random keys and clicks find no error, no lost focus and no dead end, seed ${seed}`, async ({
    dockyard,
    page,
  }) => {
    const chance = new Chance(seed)
    const done: string[] = []
    const told = () => `seed ${seed}, steps: ${done.slice(-STEPS_TOLD).join(' · ')}`
    await dockyard.open()
    for (let step = 1; step <= STEPS; step++) {
      const before = await focusOf(page)
      const press = await pressSomething(page, chance)
      if (press === null) continue
      done.push(press.text)
      await settled(page)
      expect(dockyard.problems, told()).toEqual([])
      await expectNoCrash(page, told())
      await expectFocus(page, press, before, told())
      if (step % STEPS_TO_ESCAPE !== 0) continue
      done.push('way back')
      // An audience that is never sent home takes the page's time, and so does a page elsewhere that a link has opened.
      for (const other of page.context().pages()) if (other !== page) await other.close()
      await expectWayBack(page, told())
    }
  })
}
