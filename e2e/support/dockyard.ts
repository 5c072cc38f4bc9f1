// The page as a person uses it: by names and roles, by mouse and keyboard. Specs tell journeys with it; what the browser
// complains about on the way fails the test that caused it.

import { test as base, expect, type Locator, type Page } from '@playwright/test'

export { expect }

export class Dockyard {
  readonly problems: string[] = []

  constructor(
    readonly page: Page,
    baseURL: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text())
    })
    page.on('pageerror', (error) => this.problems.push(String(error)))
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.origin !== baseURL) this.problems.push(`asked ${url.origin}`)
    })
  }

  /** Opens the page and waits until a run is on the screen and accepts commands. */
  async open(path = '/'): Promise<void> {
    await this.page.goto(path)
    await this.ready()
  }

  async ready(): Promise<void> {
    await expect(this.button('Step')).toBeEnabled({ timeout: 20_000 })
    // On a phone the palette has things too, and is hidden.
    await expect(this.page.locator('[data-thing]').filter({ visible: true }).first()).toBeVisible()
  }

  /** Opens a built-in scenario as a visitor does, and holds the clock at once. */
  async openScenario(title: string): Promise<void> {
    await this.open()
    await this.chooseScenario(title)
    await this.pause()
  }

  async chooseScenario(title: string): Promise<void> {
    await this.scenarioButton.click()
    await this.page.getByRole('dialog', { name: 'Scenarios' }).getByRole('button', { name: title }).click()
    await expect(this.scenarioButton).toHaveText(`Scenario: ${title}`)
    await this.ready()
  }

  /** Opens a file with this text, as a visitor chooses one in the dialog. */
  async openFile(name: string, text: string): Promise<void> {
    await this.page.keyboard.press('o')
    await this.page
      .getByRole('dialog', { name: 'Open a scenario' })
      .getByLabel('Scenario file')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  }

  get scenarioButton(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: /^Scenario:/ })
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  get main(): Locator {
    return this.page.getByRole('main')
  }

  get palette(): Locator {
    return this.page.getByRole('region', { name: 'Palette' })
  }

  get inspector(): Locator {
    return this.page.getByRole('region', { name: 'Inspector' })
  }

  /** The list of what is going on, in sentences. */
  get now(): Locator {
    return this.inspector.getByRole('region', { name: 'Now' })
  }

  /** Tasks on the canvas, optionally of one definition. */
  tasks(definition = ''): Locator {
    return this.main.getByRole('button', { name: new RegExp(`^Task ${definition}`) })
  }

  instances(): Locator {
    return this.main.getByRole('button', { name: /^Instance i-/ })
  }

  definition(name: string): Locator {
    return this.palette.getByRole('button', { name: new RegExp(`^Task definition ${name},`) })
  }

  serviceCard(name: string): Locator {
    return this.palette.getByRole('button', { name: new RegExp(`^Service ${name},`) })
  }

  get commandLine(): Locator {
    return this.page.getByRole('combobox', { name: 'aws command' })
  }

  get undoButton(): Locator {
    return this.page.getByRole('button', { name: /^Undo/ })
  }

  notice(text: string | RegExp): Locator {
    return this.main.getByRole('paragraph').filter({ hasText: text })
  }

  async pause(): Promise<void> {
    await this.button('Pause').click()
    await expect(this.button('Play')).toBeVisible()
  }

  async play(speed?: 1 | 10 | 60 | 600): Promise<void> {
    if (speed !== undefined) await this.setSpeed(speed)
    await this.button('Play').click()
    await expect(this.button('Pause')).toBeVisible()
  }

  async setSpeed(speed: 1 | 10 | 60 | 600): Promise<void> {
    const radio = this.page.getByRole('radio', { name: `${speed} times real time`, exact: true })
    await radio.click()
    await expect(radio).toBeChecked()
  }

  /** Simulated seconds since the start of the run. */
  async seconds(): Promise<number> {
    const text = (await this.page.getByRole('timer', { name: 'Simulated time' }).textContent()) ?? ''
    return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  }

  /** Types an `aws …` line, as a learner would. */
  async type(line: string): Promise<void> {
    await this.commandLine.fill(line)
    await this.commandLine.press('Enter')
  }

  /** Presses Tab until this has the focus, as people without a mouse do. */
  async tabTo(target: Locator, pressesMax = 150): Promise<void> {
    await expect(target).toBeVisible()
    const isReached = () => target.evaluate((element) => element === document.activeElement)
    for (let presses = 0; presses < pressesMax && !(await isReached()); presses++)
      await this.page.keyboard.press('Tab')
    await expect(target, `reached within ${pressesMax} presses of Tab`).toBeFocused()
  }

  /** Drags with the mouse; `at` is where to let go, as shares of the target's box. */
  async drag(from: Locator, to: Locator, at = { x: 0.5, y: 0.5 }): Promise<void> {
    await this.carry(from, to, at)
    await this.page.mouse.up()
  }

  /** As `drag`, but still held. */
  async carry(from: Locator, to: Locator, at = { x: 0.5, y: 0.5 }): Promise<void> {
    const start = await middleOf(from)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(start.x + 12, start.y + 6, { steps: 3 })
    const end = await middleOf(to, at)
    await this.page.mouse.move(end.x, end.y, { steps: 12 })
  }
}

async function middleOf(locator: Locator, at = { x: 0.5, y: 0.5 }) {
  await locator.scrollIntoViewIfNeeded()
  const box = await locator.boundingBox()
  if (box === null) throw new Error(`not on the screen: ${String(locator)}`)
  return { x: box.x + box.width * at.x, y: box.y + box.height * at.y }
}

export const test = base.extend<{ dockyard: Dockyard }>({
  dockyard: async ({ page, baseURL }, use) => {
    const dockyard = new Dockyard(page, baseURL ?? '')
    await use(dockyard)
    expect(dockyard.problems, 'what the browser complained about').toEqual([])
  },
})
