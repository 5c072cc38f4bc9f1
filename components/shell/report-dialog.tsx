'use client'

import { Download, ExternalLink } from 'lucide-react'
import { useId } from 'react'
import { saveFile } from '@/components/actions/save-file'
import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { RunOutcome } from '@/lib/protocol'
import { fileName } from '@/lib/view/describe/file-name'
import { costText, type PriceRow, priceRows } from '@/lib/view/describe/price-rows'
import { notifyFailure } from '@/lib/view/run/notify-failure'
import type { Run } from '@/lib/view/run/run'
import { askVerdict } from '@/lib/view/run/verdict'

export function ReportDialog() {
  const run = useRun()
  const verdict = useView((state) => state.verdict)
  return (
    <Dialog
      open
      onOpenChange={() => run.store.setState({ dialog: null })}
      title="Report of this run"
      description="One page with verdict, charts, scaling activities, deployments and cost, as of now. It needs no network, and nothing is uploaded."
    >
      {verdict !== null && <ReportForm outcome={verdict} />}
    </Dialog>
  )
}

type Kind = 'html' | 'csv' | 'open'

async function hand(run: Run, kind: Kind): Promise<void> {
  const { prices, scenario } = run.store.getState()
  const { html, csv } = await run.call('report', prices === null ? {} : { prices })
  const title = `${scenario?.title ?? 'scenario'} report`
  if (kind === 'csv') saveFile(fileName(title, 'csv'), csv, 'text/csv')
  else if (kind === 'html') saveFile(fileName(title, 'html'), html, 'text/html')
  else {
    const url = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
    window.open(url, '_blank', 'noopener')
    // By then the new tab has read it.
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  }
}

function ReportForm({ outcome }: { readonly outcome: RunOutcome }) {
  const run = useRun()
  const press = (kind: Kind) => () =>
    void hand(run, kind).catch((error: unknown) => notifyFailure(run, error))
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={press('open')}>
          <ExternalLink aria-hidden size={15} />
          Open to read or print
        </Button>
        <Button onClick={press('html')}>
          <Download aria-hidden size={15} />
          Save as HTML
        </Button>
        <Button onClick={press('csv')}>
          <Download aria-hidden size={15} />
          Save figures as CSV
        </Button>
      </div>
      <PricesForm outcome={outcome} />
    </div>
  )
}

/** Prices of what the run has used; they change what it costs and nothing else. */
function PricesForm({ outcome }: { readonly outcome: RunOutcome }) {
  const run = useRun()
  const isOwn = useView((state) => state.prices !== null)
  const { cost, at } = costText(outcome)
  const change = (prices: RunOutcome['prices'] | null) => {
    run.store.setState({ prices })
    askVerdict(run).catch((error: unknown) => notifyFailure(run, error))
  }
  return (
    <section aria-labelledby="prices">
      <h3 id="prices" className="font-semibold">
        Cost so far: <span className="num">{cost}</span>
      </h3>
      <p className="mt-0.5 mb-2 text-sm text-ink-2">
        At {at}, in US dollars an hour.
        {isOwn && (
          <Button variant="ghost" size="sm" className="ml-1" onClick={() => change(null)}>
            Back to the first prices
          </Button>
        )}
      </p>
      <div className="grid gap-x-5 gap-y-2 min-[520px]:grid-cols-2">
        {priceRows(outcome).map((row) => (
          <Price key={row.id} row={row} onChange={(value) => change(row.changed(value))} />
        ))}
      </div>
    </section>
  )
}

interface PriceProps {
  readonly row: PriceRow
  readonly onChange: (value: number) => void
}

/** Taken over when the field is left or Enter is pressed; what is no amount goes back to what it was. */
function Price({ row: { label, note, value }, onChange }: PriceProps) {
  const id = useId()
  const take = (field: HTMLInputElement) => {
    const next = Number(field.value)
    const isAmount = field.value.trim() !== '' && next >= 0 && next < Number.POSITIVE_INFINITY
    if (!isAmount) field.value = String(value)
    else if (next !== value) onChange(next)
  }
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="min-w-0 flex-1 text-sm">
        {label}
        <span className="num block text-xs text-ink-2">{note}</span>
      </label>
      <input
        id={id}
        key={value}
        defaultValue={String(value)}
        inputMode="decimal"
        onBlur={(event) => take(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(event.currentTarget)
        }}
        className="num h-8 w-24 rounded-card border border-line bg-canvas px-2 text-right text-sm"
      />
    </div>
  )
}
