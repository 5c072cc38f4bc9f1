import { RunProvider } from '@/components/shell/run-provider'
import { Workbench } from '@/components/shell/workbench'
import { earlyWorkerScript } from '@/lib/view/run/early-worker'

const WORKER = process.env.DOCKYARD_WORKER

export default function Page() {
  return (
    <>
      {WORKER && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: text of our own; it must run before the program is loaded.
        <script dangerouslySetInnerHTML={{ __html: earlyWorkerScript(WORKER) }} />
      )}
      <RunProvider>
        <Workbench />
      </RunProvider>
      <noscript>
        <p className="fixed inset-x-0 bottom-0 z-50 bg-inverse p-4 text-center text-inverse-ink">
          Dockyard simulates everything in your browser and needs JavaScript for it. Please turn it on for
          this page.
        </p>
      </noscript>
    </>
  )
}
