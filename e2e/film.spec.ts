// A stretch of time as a video: as long and as large as was said, in motion, and left half-way.

import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

async function openFilmDialog(dockyard: Dockyard) {
  await dockyard.button('More actions').click()
  await dockyard.page.getByRole('menuitem', { name: 'Save a video…' }).click()
  const dialog = dockyard.page.getByRole('dialog', { name: 'Save a stretch of time as a video' })
  await expect(dialog).toBeVisible()
  return dialog
}

/** What a browser makes of the file, on a page of its own: its size, its length, and how many of three moments look different. */
async function watched(page: Page, file: Buffer) {
  const screen = await page.context().newPage()
  return screen.evaluate(async (text) => {
    const video = document.createElement('video')
    video.muted = true
    video.src = `data:video/webm;base64,${text}`
    await new Promise((done, failed) => {
      video.onloadeddata = done
      video.onerror = () => failed(new Error(video.error?.message))
    })
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
    const context = canvas.getContext('2d')
    const seen = new Set<number>()
    for (const at of [0.01, 0.45, 0.9]) {
      video.currentTime = video.duration * at
      await new Promise((done) => {
        video.onseeked = done
      })
      context?.drawImage(video, 0, 0)
      const data = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray()
      seen.add(data.reduce((sum, value, index) => (sum * 31 + value * (index % 97)) % 1_000_003, 7))
    }
    return {
      width: video.videoWidth,
      height: video.videoHeight,
      seconds: video.duration,
      pictures: seen.size,
    }
  }, file.toString('base64'))
}

test('five seconds at ten times the speed are a video of half a second, and the run stands at its end', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  const before = await dockyard.seconds()
  const dialog = await openFilmDialog(dockyard)
  await dialog.getByRole('spinbutton', { name: /^Seconds from/ }).fill('5')
  await expect(dialog.getByText('in a video of 0.5 s, 10 pictures')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 150_000 }),
    dialog.getByRole('button', { name: 'Make the video' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^rolling-upgrade-.*\.webm$/)
  await expect(dialog.getByText(/^Saved as /)).toBeVisible()
  const film = await watched(page, await readFile(await download.path()))
  expect(film.width).toBeGreaterThanOrEqual(1_278)
  expect(film.height % 2).toBe(0)
  expect(film.seconds).toBeGreaterThan(0.45)
  expect(film.seconds).toBeLessThan(0.56)
  expect(film.pictures).toBe(3)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect.poll(() => dockyard.seconds()).toBe(before + 5)
})

test('a video can be given up half-way, and one that is too long is not begun', async ({
  dockyard,
  page,
}) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  const dialog = await openFilmDialog(dockyard)
  const seconds = dialog.getByRole('spinbutton', { name: /^Seconds from/ })
  const make = dialog.getByRole('button', { name: 'Make the video' })
  await seconds.fill('3000')
  await expect(dialog.getByText(/A video is 60 seconds long at most/)).toBeVisible()
  await expect(make).toBeDisabled()
  await seconds.fill('600')
  await expectNothingFound(page, 'the dialog of the video')
  await make.click()
  await expect(dialog.getByRole('progressbar', { name: 'Making the video' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(make).toBeEnabled()
})

test('a browser that cannot write video says so', async ({ dockyard, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'VideoEncoder'))
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  const dialog = await openFilmDialog(dockyard)
  await dialog.getByRole('button', { name: 'Make the video' }).click()
  await expect(dialog.getByText(/^This browser cannot write video/)).toBeVisible()
})
