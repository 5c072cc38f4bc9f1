import { ImageDown } from 'lucide-react'
import type { PictureKind } from '@/components/export/canvas-picture'
import { fileName } from '@/lib/view/describe/file-name'
import { formatClock } from '@/lib/view/describe/format'
import { type Action, isReady } from './action'
import { saveFile } from './save-file'

const picture = (kind: PictureKind, help: string): Action => ({
  id: `picture-${kind}`,
  label: () => `Save the canvas as ${kind.toUpperCase()}`,
  help,
  icon: () => ImageDown,
  shortcut: null,
  enabled: (state) => isReady(state) && state.mainView === 'canvas',
  async perform({ store }) {
    const { scenario, now, notify } = store.getState()
    const { canvasPicture } = await import('@/components/export/canvas-picture')
    const file = await canvasPicture(kind)
    if (file === null) return notify('warning', 'There is no canvas on the screen to make a picture of.')
    const name = fileName(`${scenario?.title ?? 'scenario'} ${formatClock(now)}`, kind)
    saveFile(name, file, file.type)
    notify('good', `Saved the canvas as ${name}.`, { topic: 'picture' })
  },
})

/** The canvas as it stands, with the dots of the moment and without buttons. */
export const pictureActions: readonly Action[] = [
  picture('png', 'Save the canvas as it stands, for slides.'),
  picture('svg', 'Save the canvas as it stands as a picture without pixels, for a browser.'),
]
