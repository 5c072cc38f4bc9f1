'use client'

import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** Something could not be opened: what, where in it, and why. The run on the screen is untouched. */
export function BadInputDialog() {
  const run = useRun()
  const badInput = useView((state) => state.badInput)
  const close = () => run.store.setState({ badInput: null })
  return (
    <Dialog
      open={badInput !== null}
      onOpenChange={close}
      title={`${badInput?.source ?? ''} could not be opened`}
      description="Nothing was changed. Your current run continues."
    >
      {badInput !== null && (
        <div className="flex flex-col gap-3">
          <dl className="grid grid-cols-[64px_1fr] gap-y-2">
            {badInput.where !== null && (
              <>
                <dt className="text-ink-3">Where</dt>
                <dd className="num text-sm break-all">{badInput.where}</dd>
              </>
            )}
            <dt className="text-ink-3">Problem</dt>
            <dd className="break-words whitespace-pre-wrap">{badInput.message}</dd>
          </dl>
          <div className="flex justify-end gap-2">
            <Button onClick={() => run.store.setState({ badInput: null, dialog: 'open' })}>
              Open another file…
            </Button>
            <Button variant="primary" onClick={close}>
              Continue
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
