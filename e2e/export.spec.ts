// What is taken out of the page as a file. The canvas opens elsewhere, has the faces and the dots in it, and no buttons.

import { readFile } from 'node:fs/promises'
import type { Download } from '@playwright/test'
import { expectNothingFound } from './support/axe'
import { type Dockyard, expect, test } from './support/dockyard'

async function save(dockyard: Dockyard, kind: 'SVG' | 'PNG'): Promise<{ name: string; file: Buffer }> {
  await dockyard.button('More actions').click()
  const [download] = await Promise.all([
    dockyard.page.waitForEvent('download') as Promise<Download>,
    dockyard.page.getByRole('menuitem', { name: `Save the canvas as ${kind}` }).click(),
  ])
  return { name: download.suggestedFilename(), file: await readFile(await download.path()) }
}

test('the canvas is saved as an SVG that any browser draws by itself', async ({ dockyard, page }) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  const { name, file } = await save(dockyard, 'SVG')
  expect(name).toMatch(/^rolling-upgrade-100-to-200-00-04-\d\d\.svg$/)
  const text = file.toString('utf8')
  expect(text).toContain('@font-face')
  expect(text).not.toMatch(/url\(["']?(https?:|\/)/)
  expect(text).not.toContain('Zoom in')
  expect(text).not.toContain('Actions on instance')
  // Points of the ground through its words.
  expect(text).not.toContain('react-flow__background')
  expect(text).toContain(':32768')
  const size = await page.evaluate(async (svg) => {
    const image = new Image()
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    await image.decode()
    return [image.naturalWidth, image.naturalHeight]
  }, text)
  expect(size[0]).toBeGreaterThan(400)
  expect(size[1]).toBeGreaterThan(200)
})

test('the canvas is saved as a PNG with more than one colour', async ({ dockyard, page }) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  const { name, file } = await save(dockyard, 'PNG')
  expect(name).toMatch(/\.png$/)
  const colours = await page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      const context = canvas.getContext('2d')
      context?.drawImage(bitmap, 0, 0)
      const data = new Uint32Array(context?.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer ?? [])
      return new Set(data).size
    },
    [...file],
  )
  expect(colours).toBeGreaterThan(50)
})

test('the access logs of a while are saved, by keyboard', async ({ dockyard, page }) => {
  await dockyard.openScenario('A crash and its replacement')
  await dockyard.button('More actions').press('Enter')
  await page.getByRole('menuitem', { name: 'Save access logs…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Save access logs' })
  await dialog.getByRole('radio', { name: 'the last minute' }).press('Space')
  await expectNothingFound(page, 'the dialog of access logs')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save', exact: true }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toMatch(/^a-crash-and-its-replacement-\d\d-\d\d-\d\d\.log$/)
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n')
  const told = (await dialog.getByRole('status').textContent()) ?? ''
  expect(told.replace(/\D/g, '')).toMatch(new RegExp(`^${lines.length}`))
  expect(lines.length).toBeGreaterThan(1_000)
  for (const line of lines)
    expect(line).toMatch(/^http 2025-01-01T00:\d\d:\d\d\.\d{6}Z app\/web\/[0-9a-f]{16} /)
})
