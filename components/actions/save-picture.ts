import { ImageDown } from 'lucide-react'
import type { PictureKind } from '@/components/export/canvas-picture'
import { fileName } from '@/lib/view/describe/file-name'
import { formatClock } from '@/lib/view/describe/format'
import type { MainViewId } from '@/lib/view/run/session-state'
import { type Action, isReady } from './action'
import { saveFile } from './save-file'

/** The views that can be saved as a picture. */
const WITH_PICTURE: ReadonlySet<MainViewId> = new Set(['canvas', 'ports'])
const nameOf = (view: MainViewId) => (view === 'ports' ? 'port map' : 'canvas')

const picture = (kind: PictureKind, help: string): Action => ({
  id: `picture-${kind}`,
  label: ({ mainView }) => `Save the ${nameOf(mainView)} as ${kind.toUpperCase()}`,
  help,
  icon: () => ImageDown,
  shortcut: null,
  enabled: (state) => isReady(state) && WITH_PICTURE.has(state.mainView),
  async perform({ store }) {
    const { scenario, now, notify, mainView } = store.getState()
    const { canvasPicture } = await import('@/components/export/canvas-picture')
    const file = await canvasPicture(kind)
    if (file === null) return notify('warning', 'There is nothing on the screen to make a picture of.')
    const name = fileName(`${scenario?.title ?? 'scenario'} ${formatClock(now)}`, kind)
    saveFile(name, file, file.type)
    notify('good', `Saved the ${nameOf(mainView)} as ${name}.`, { topic: 'picture' })
  },
})

/** The canvas as it stands, with the dots of the moment and without buttons. */
export const pictureActions: readonly Action[] = [
  picture('png', 'Save the canvas or the port map as it stands, for slides.'),
  picture('svg', 'Save the canvas or the port map as it stands as a picture without pixels, for a browser.'),
]
