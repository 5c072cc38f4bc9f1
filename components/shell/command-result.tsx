import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'

interface CommandResultProps {
  readonly ok: boolean
  readonly text: string
  /** Its columns stand under each other: lines are not broken. */
  readonly isPreformatted: boolean
  readonly onClose: () => void
}

export function CommandResult({ ok, text, isPreformatted, onClose }: CommandResultProps) {
  return (
    <div
      role={ok ? 'status' : 'alert'}
      className={cx(
        'flex items-start gap-2 rounded-[10px] border bg-surface py-2 pr-2 pl-3.5 shadow-float',
        ok ? 'border-line' : 'border-bad/50',
      )}
    >
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long output scrolls, and must do so by keyboard.
        tabIndex={0}
        className={cx(
          'num max-h-[min(20rem,45vh)] min-w-0 flex-1 overflow-auto text-sm',
          isPreformatted ? 'whitespace-pre' : 'whitespace-pre-wrap',
          ok ? 'text-ink-2' : 'text-bad-text',
        )}
      >
        {text}
      </pre>
      <Button variant="ghost" size="sm" aria-label="Close the result" className="w-7 px-0!" onClick={onClose}>
        <X aria-hidden size={14} />
      </Button>
    </div>
  )
}
