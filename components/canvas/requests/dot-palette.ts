import { resolveCssColor } from '@/components/ui/css-color'
import { REVISION_COLORS } from '@/lib/view/run/selectors'

export interface DotPalette {
  readonly revisions: readonly string[]
  readonly unknown: string
  readonly bad: string
  readonly warning: string
  readonly surface: string
  readonly inverse: string
  readonly inverseInk: string
}

function read(): DotPalette {
  return {
    revisions: Array.from({ length: REVISION_COLORS }, (_, index) => resolveCssColor(`var(--rev-${index})`)),
    unknown: resolveCssColor('var(--ink-3)'),
    bad: resolveCssColor('var(--bad)'),
    warning: resolveCssColor('var(--warning)'),
    surface: resolveCssColor('var(--surface)'),
    inverse: resolveCssColor('var(--inverse)'),
    inverseInk: resolveCssColor('var(--inverse-ink)'),
  }
}

/** The colours of the theme in force; read again only after it has changed. */
export function watchDotPalette(): { readonly current: () => DotPalette; readonly stop: () => void } {
  let palette: DotPalette | null = null
  const forget = () => {
    palette = null
  }
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const observer = new MutationObserver(forget)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] })
  dark.addEventListener('change', forget)
  return {
    current() {
      palette ??= read()
      return palette
    },
    stop() {
      observer.disconnect()
      dark.removeEventListener('change', forget)
    },
  }
}
