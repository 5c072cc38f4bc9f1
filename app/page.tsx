import { RunProvider } from '@/components/shell/run-provider'
import { Workbench } from '@/components/shell/workbench'
import { TooltipProvider } from '@/components/ui/tooltip'

export default function Page() {
  return (
    <TooltipProvider>
      <RunProvider>
        <Workbench />
      </RunProvider>
      <noscript>
        <p className="fixed inset-x-0 bottom-0 z-50 bg-inverse p-4 text-center text-inverse-ink">
          Dockyard simulates everything in your browser and needs JavaScript for it. Please turn it on for
          this page.
        </p>
      </noscript>
    </TooltipProvider>
  )
}
