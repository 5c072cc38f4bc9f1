'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ActionButton } from '@/components/actions/action-button'
import { downloadScenario } from '@/components/actions/download-scenario'
import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RunFingerprint } from './run-fingerprint'

type Link =
  | { readonly state: 'making' }
  | { readonly state: 'made'; readonly url: string }
  | { readonly state: 'failed'; readonly message: string }

export function ShareDialog() {
  const run = useRun()
  const open = useView((state) => state.dialog === 'share')
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => run.store.setState({ dialog: next ? 'share' : null })}
      title="Share this run"
      description="The link holds the scenario, the seed and everything you did. Anyone with the link gets this exact run, picks up here and can take it in a different direction. Nothing is uploaded."
    >
      <ShareForm />
    </Dialog>
  )
}

function ShareForm() {
  const run = useRun()
  const [link, setLink] = useState<Link>({ state: 'making' })
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    run.session.shareLink().then(
      (url) => setLink({ state: 'made', url }),
      (error: unknown) =>
        setLink({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
  }, [run])
  const url = link.state === 'made' ? link.url : ''
  return (
    <div className="flex flex-col gap-3">
      <div className="flex gap-2">
        <input
          aria-label="Link"
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
          className="num h-8 min-w-0 flex-1 rounded-card border border-line bg-canvas px-2 text-sm"
        />
        <Button
          variant="primary"
          disabled={link.state !== 'made'}
          onClick={() =>
            navigator.clipboard.writeText(url).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {copied ? <Check aria-hidden size={15} /> : <Copy aria-hidden size={15} />}
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      {link.state === 'failed' && (
        <p role="alert" className="text-bad-text">
          {link.message}
        </p>
      )}
      <div className="flex items-center gap-3 text-sm text-ink-2">
        <ActionButton action={downloadScenario} labelled size="sm" />
        to edit it or run it from the command line
      </div>
      <RunFingerprint />
    </div>
  )
}
