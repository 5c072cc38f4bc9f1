// The canvas as a file: it opens elsewhere, has the faces and the dots in it, and no buttons.

import { readFile } from 'node:fs/promises'
import type { Download } from '@playwright/test'
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
