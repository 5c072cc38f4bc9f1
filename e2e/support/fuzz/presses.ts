// What a person without a plan does to the page, one thing at a time. Each says what it was, so that a failure can be read.

import type { Page } from '@playwright/test'
import type { Chance } from './numbers'

export interface Press {
  /** What was done: `Tab`, `click Pause`. */
  readonly text: string
  /** Whether the browser itself may leave the focus on nothing: where a pointer presses what cannot have it. */
  readonly mayLoseFocus: boolean
}

/** Keys that lead on are pressed more often than those that end something. */
const KEYS = (
  'Tab Tab Tab Tab Shift+Tab Enter Enter Space Space Escape Delete ContextMenu ' +
  'ArrowDown ArrowUp ArrowLeft ArrowRight Home End PageDown PageUp ' +
  '/ ? . n f o p r t v a w + - 0 1 2 3 4 Control+z Control+Shift+z'
).split(' ')

const LINES = [
  'aws ecs help',
  'aws ecs list-tasks --cluster demo',
  'aws ecs update-service --cluster demo --service web --desired-count 3',
  'aws ecs update-service --cluster demo --service web --force-new-deployment',
  'aws ecs describe-services --cluster demo --services web --query services[0].events --output table',
  'aws elbv2 describe-target-groups --output yaml',
  'aws ecs describe-tasks --tasks "',
  'aws ec2 launch-rockets --count 3',
  'ls -la',
]

const VIEWS = ['c', 's', 'x', 'h']

const CONTROLS =
  'button:not([disabled]), a[href]:not([target]), [role=tab], [role=menuitem], [role=option], summary, [role=slider], input, select, textarea'

/** One thing, drawn by chance. Null where there was nothing to do it to. */
export async function pressSomething(page: Page, chance: Chance): Promise<Press | null> {
  const kind = chance.next()
  if (kind < 0.45) return pressKey(page, chance)
  if (kind < 0.8) return clickControl(page, chance)
  if (kind < 0.87) return drag(page, chance)
  if (kind < 0.93) return clickCanvas(page, chance)
  if (kind < 0.96) return pressView(page, chance)
  return typeLine(page, chance)
}

async function pressKey(page: Page, chance: Chance): Promise<Press> {
  const key = chance.pick(KEYS)
  await page.keyboard.press(key)
  // At either end of the page Tab goes on into the browser.
  return { text: key, mayLoseFocus: key.endsWith('Tab') }
}

async function clickControl(page: Page, chance: Chance): Promise<Press | null> {
  const control = await controlAt(page, chance.next())
  if (control === null) return null
  await page.mouse.click(control.x, control.y)
  return { text: `click ${control.name}`, mayLoseFocus: false }
}

async function drag(page: Page, chance: Chance): Promise<Press | null> {
  const from = chance.next() < 0.6 ? await controlAt(page, chance.next()) : placeOn(page, chance)
  if (from === null) return null
  const to = placeOn(page, chance)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
  return { text: `drag ${from.name} to ${Math.round(to.x)},${Math.round(to.y)}`, mayLoseFocus: true }
}

async function clickCanvas(page: Page, chance: Chance): Promise<Press> {
  const { x, y } = placeOn(page, chance)
  const button = chance.next() < 0.3 ? 'right' : 'left'
  await page.mouse.click(x, y, { button })
  return { text: `click ${button} ${Math.round(x)},${Math.round(y)}`, mayLoseFocus: true }
}

async function pressView(page: Page, chance: Chance): Promise<Press> {
  const key = chance.pick(VIEWS)
  await page.keyboard.press(key)
  return { text: key, mayLoseFocus: false }
}

async function typeLine(page: Page, chance: Chance): Promise<Press> {
  const line = chance.pick(LINES)
  await page.keyboard.press('/')
  await page.keyboard.type(line)
  await page.keyboard.press('Enter')
  return { text: `type ${line}`, mayLoseFocus: false }
}

function placeOn(page: Page, chance: Chance) {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  return { x: width * (0.15 + 0.6 * chance.next()), y: height * (0.1 + 0.6 * chance.next()), name: 'canvas' }
}

/** The name and the middle of a control that a pointer hits there; `share` of the list says which. */
function controlAt(page: Page, share: number) {
  return page.evaluate(
    ([selector, at]) => {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const [x, y] = [left + width / 2, top + height / 2]
        const hit = width > 0 && height > 0 ? document.elementFromPoint(x, y) : null
        const isHit = hit !== null && element.contains(hit)
        const name = element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40) ?? ''
        return isHit ? [{ x, y, name }] : []
      })
      return found[Math.floor(at * found.length)] ?? null
    },
    [CONTROLS, share] as const,
  )
}
